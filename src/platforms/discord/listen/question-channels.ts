import type { KeyValue } from '../../../core/key-value.ts';
import type { Clock } from '../../../core/clock.ts';

const SPACE = 'discord-questions';
const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 5_000;

/** In which channels questions are answered without a mention: those that somebody who manages the server chose. */
export interface QuestionChannels {
  /** Null where nobody has chosen. */
  readonly choice: (channelId: string) => Promise<boolean | null>;
  readonly turn: (on: boolean, channelId: string, workspace: string) => Promise<void>;
}

/** Asked at every message of every channel, so what the store says is remembered for half a minute. */
export function createQuestionChannels(keyValue: KeyValue, clock: Clock): QuestionChannels {
  const remembered = new Map<string, { readonly on: boolean | null; readonly until: number }>();

  const remember = (channelId: string, on: boolean | null) => {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(channelId, { on, until: clock.now() + REMEMBERED_MS });
    return on;
  };

  return {
    choice: async (channelId) => {
      const known = remembered.get(channelId);
      if (known !== undefined && known.until > clock.now()) return known.on;
      const kept = await keyValue.get(SPACE, channelId);
      return remember(channelId, typeof kept === 'boolean' ? kept : null);
    },
    turn: async (on, channelId, workspace) => {
      await keyValue.set(SPACE, channelId, on, { seconds: null, workspace });
      remember(channelId, on);
    },
  };
}
