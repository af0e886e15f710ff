import { Events } from 'discord.js';
import { asksInTheOpen } from '../core/ask.ts';
import type { KeyValue } from '../core/key-value.ts';
import type { Schedule } from '../core/orders/schedule.ts';
import type { PlatformHealth } from '../core/platform-health.ts';
import { SILENT, type Telemetry } from '../core/telemetry.ts';
import type { Catalog } from '../core/query/catalog.ts';
import type { Look, Platform } from '../core/types.ts';
import { DISCORD, workspaceOf } from './discord/caller.ts';
import type { Clock } from './discord/clock.ts';
import { createConversation } from './discord/conversation.ts';
import type { Desk } from './discord/desk.ts';
import { forgivingStore } from './discord/forgiving-store.ts';
import { createGateway, type GatewayHandlers } from './discord/gateway.ts';
import type { DiscordLog } from './discord/log.ts';
import { createPosts } from './discord/posts.ts';
import { onPress } from './discord/presses.ts';
import { createQuestionChannels } from './discord/question-channels.ts';
import { definitionsOf } from './discord/questions-command.ts';
import { registerUntilDone } from './discord/register.ts';
import { createInteractionRest, createRest } from './discord/rest.ts';
import { createServers } from './discord/servers.ts';
import { onSlash, onTyping } from './discord/slash.ts';
import { refusedTokenReason } from './discord/stop-reasons.ts';
import { onReaction } from './discord/thumbs-down.ts';
import { createUrgent } from './discord/urgent.ts';

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
  /** True for a text that is surely a question; what the grammar of questions is sure of unless given. */
  readonly isQuestion?: ((text: string) => boolean) | undefined;
  readonly catalog: Catalog;
  readonly keyValue: KeyValue;
  /** The standing orders, to offer them by number. */
  readonly schedule: () => Promise<Schedule>;
  /** A server removed the bot: whatever else is kept of it goes too. */
  readonly onLeave?: ((workspace: string) => Promise<void>) | undefined;
  readonly clock: Clock;
  /** Dark, as Discord is for most, unless given. */
  readonly look?: Look | undefined;
  readonly log: DiscordLog;
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
  const keyValue = forgivingStore(options.keyValue, log);
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
      await atMost(finishMs, work.answers, clock);
      lifetime.abort(new Error('Discord is being stopped'));
      await atMost(LAST_WORDS_MS, [...work.answers, ...work.chores], clock);
      for (const one of [rest, interactionRest]) {
        one.clearHashSweeper();
        one.clearHandlerSweeper();
      }
    },
  };
}

/** Waits for work that is under way, at most so many milliseconds. */
async function atMost(ms: number, under: Iterable<Promise<void>>, clock: Clock): Promise<void> {
  if (ms <= 0) return;
  const limit = new AbortController();
  await Promise.race([Promise.all(under), clock.wait(ms, limit.signal).catch(() => undefined)]);
  limit.abort();
}

/** What is under way: for people, who are waited for when it stops, and for ourselves. */
interface Work {
  readonly answers: Set<Promise<void>>;
  readonly chores: Set<Promise<void>>;
}

function handlersOf(options: DiscordOptions, desk: Desk, { answers, chores }: Work): GatewayHandlers {
  const { clock, log, commands } = desk;
  const { keyValue, say } = options;
  const channels = createQuestionChannels(keyValue, clock);
  const isQuestion =
    options.isQuestion ?? ((text) => asksInTheOpen(text, { catalog: options.catalog, commands }));
  const converse = createConversation(desk, { channels, readsMessages: options.questions, isQuestion });
  const leave = async (guildId: string) => {
    const workspace = workspaceOf(guildId, '');
    // When one of the two fails, the other is done all the same.
    await Promise.all([keyValue.forget(workspace), options.onLeave?.(workspace)]);
  };
  const compare = createServers({ keyValue, rest: desk.rest, leave, log });
  let registering: Promise<void> = Promise.resolve();
  /** What handles an event takes nothing down with it, and is waited for when the platform stops. */
  const work = (task: Promise<void>, atWork = answers) => {
    const logged = task.catch((error: unknown) => log.error({ event: 'discord-handler-failed', err: error }));
    atWork.add(logged);
    void logged.finally(() => atWork.delete(logged));
  };
  return {
    attach: (client) => {
      client
        .on(Events.InteractionCreate, (interaction) => {
          if (interaction.isChatInputCommand()) work(onSlash(interaction, desk, channels));
          else if (interaction.isAutocomplete()) work(onTyping(interaction, desk));
          else if (interaction.isButton() || interaction.isStringSelectMenu())
            work(onPress(interaction, desk));
        })
        .on(Events.MessageCreate, (message) => work(converse(message)))
        .on(Events.MessageReactionAdd, (reaction, user) => work(onReaction(reaction, user, desk)));
    },
    membership: (news) => work(compare(news), chores),
    ready: (client) => {
      const where = { applicationId: client.application.id, guildId: options.guildId };
      // One at a time: a client may be replaced before the first try has ended.
      registering = registering.then(() =>
        registerUntilDone(definitionsOf({ commands, questions: options.questions }), where, { ...desk, say }),
      );
      work(registering, chores);
    },
  };
}
