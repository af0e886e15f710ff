import type { KeyValue } from '../../core/key-value.ts';
import type { Clock } from './clock.ts';

const SPACE = 'discord-questions';
const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 5_000;

/** In which channels questions are answered without a mention: those that somebody who manages the server chose. */
export interface QuestionChannels {
  readonly isOn: (channelId: string) => Promise<boolean>;
  readonly turn: (on: boolean, channelId: string, workspace: string) => Promise<void>;
}

/** Asked at every message of every channel, so what the store says is remembered for half a minute. */
export function createQuestionChannels(keyValue: KeyValue, clock: Clock): QuestionChannels {
  const remembered = new Map<string, { readonly on: boolean; readonly until: number }>();

  const remember = (channelId: string, on: boolean) => {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(channelId, { on, until: clock.now() + REMEMBERED_MS });
    return on;
  };

  return {
    isOn: async (channelId) => {
      const known = remembered.get(channelId);
      if (known !== undefined && known.until > clock.now()) return known.on;
      return remember(channelId, (await keyValue.get(SPACE, channelId)) === true);
    },
    turn: async (on, channelId, workspace) => {
      if (on) await keyValue.set(SPACE, channelId, true, { seconds: null, workspace });
      else await keyValue.delete(SPACE, channelId);
      remember(channelId, on);
    },
  };
}
