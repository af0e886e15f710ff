import { atMost } from '../core/pacing/at-most.ts';
import { forgivingStore } from '../core/forgiving-store.ts';
import type { KeyValue } from '../core/key-value.ts';
import type { Schedule } from '../core/orders/schedule.ts';
import type { PlatformHealth } from '../core/health/platform-health.ts';
import { SILENT, type Telemetry } from '../core/telemetry.ts';
import type { Catalog } from '../core/query/catalog.ts';
import type { Look } from '../core/chart.ts';
import type { Platform } from '../core/ports.ts';
import type { Log } from '../core/log.ts';
import { DISCORD } from './discord/listen/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { Desk } from './discord/desk.ts';
import { createGateway } from './discord/connect/gateway.ts';
import { handlersOf, type Work } from './discord/listen/handlers.ts';
import { createPosts } from './discord/post/posts.ts';
import { createInteractionRest, createRest } from './discord/connect/rest.ts';
import { refusedTokenReason } from './discord/connect/stop-reasons.ts';
import { createUrgent } from './discord/listen/urgent.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Where every call goes, without the version. */
  readonly apiUrl: string;
  /** The one server that commands are registered in, for development; everywhere when there is none. */
  readonly guildId: string | undefined;
  /** Connections to the gateway; `auto` asks Discord how many. */
  readonly shards: number | 'auto';
  /** Whether questions are answered without a mention in channels that chose so: needs the Message Content Intent. */
  readonly questions: boolean;
  readonly catalog: Catalog;
  readonly keyValue: KeyValue;
  /** The standing orders, to offer them by number. */
  readonly schedule: () => Promise<Schedule>;
  /** A server removed the bot: whatever else is kept of it goes too. */
  readonly onLeave?: ((workspace: string) => Promise<void>) | undefined;
  readonly clock: Clock;
  /** Dark, as Discord is for most, unless given. */
  readonly look?: Look | undefined;
  readonly log: Log;
  /** Tells whoever runs the bot what they have to know, in a sentence. */
  readonly say: (sentence: string) => void;
  /** Told how soon Discord had its acknowledgements; nobody unless given. */
  readonly telemetry?: Telemetry | undefined;
}

export interface Discord extends Platform {
  readonly health: () => PlatformHealth;
}

const DARK: Look = { theme: 'dark', scale: 2 };
const FINISH_MS = 25_000;
/** What is being answered is told that the bot stops; a Discord that does not take even that is not waited for. */
const LAST_WORDS_MS = 5_000;

/** Discord as a place that people ask from, and that daily posts and alerts go to. */
export function createDiscord(options: DiscordOptions): Discord {
  const { token, apiUrl, clock, log } = options;
  const keyValue = forgivingStore(options.keyValue, { platform: DISCORD, log });
  const look = options.look ?? DARK;
  const gateway = createGateway({ ...options, readsMessages: options.questions });
  const rest = createRest({
    token,
    apiUrl,
    log,
    onRefusedToken: () => gateway.giveUp(refusedTokenReason()),
  });
  const interactionRest = createInteractionRest({ apiUrl, log });
  const lifetime = new AbortController();
  const work: Work = { answers: new Set(), chores: new Set() };
  return {
    name: DISCORD,
    look,
    ...createPosts({ rest, client: gateway.client, keyValue, log }),
    health: gateway.health,
    start: (answer, commands) => {
      const { client } = gateway;
      const { catalog, schedule } = options;
      const { signal } = lifetime;
      const urgent = createUrgent(clock);
      const shared = {
        rest,
        interactionRest,
        client,
        catalog,
        keyValue,
        schedule,
        clock,
        urgent,
        look,
        log,
        telemetry: options.telemetry ?? SILENT,
        signal,
      };
      const desk: Desk = { ...shared, answer, commands };
      return gateway.start(handlersOf(options, desk, work));
    },
    stop: async (finishMs = FINISH_MS) => {
      await gateway.stop();
      await atMost(finishMs, Promise.all(work.answers), clock.wait);
      lifetime.abort(new Error('Discord is being stopped'));
      await atMost(LAST_WORDS_MS, Promise.all([...work.answers, ...work.chores]), clock.wait);
      for (const one of [rest, interactionRest]) {
        one.clearHashSweeper();
        one.clearHandlerSweeper();
      }
    },
  };
}
