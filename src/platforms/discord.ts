import { Events, type Client } from 'discord.js';
import type { KeyValue } from '../core/key-value.ts';
import type { Catalog } from '../core/query/catalog.ts';
import { commandNamed } from '../core/query/command-named.ts';
import type { Command, Look, Platform } from '../core/types.ts';
import { DISCORD, workspaceOf } from './discord/caller.ts';
import type { Clock } from './discord/clock.ts';
import { createConversation } from './discord/conversation.ts';
import { toDefinitions } from './discord/definitions.ts';
import type { Desk } from './discord/desk.ts';
import { createGateway, type DiscordHealth, type GatewayHandlers } from './discord/gateway.ts';
import type { DiscordLog } from './discord/log.ts';
import { createPosts } from './discord/posts.ts';
import { onPress } from './discord/presses.ts';
import { createQuestionChannels } from './discord/question-channels.ts';
import { questionsDefinition } from './discord/questions-command.ts';
import { register } from './discord/register.ts';
import { createRest } from './discord/rest.ts';
import { onSlash, onTyping } from './discord/slash.ts';
import { refusedTokenReason } from './discord/stop-reasons.ts';
import { onReaction } from './discord/thumbs-down.ts';

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
  /** True for a text that is surely a question; a line that begins with a command's name unless given. */
  readonly isQuestion?: ((text: string) => boolean) | undefined;
  readonly catalog: Catalog;
  readonly keyValue: KeyValue;
  readonly clock: Clock;
  /** Dark, as Discord is for most, unless given. */
  readonly look?: Look | undefined;
  readonly log: DiscordLog;
  /** Tells whoever runs the bot what they have to know, in a sentence. */
  readonly say: (sentence: string) => void;
}

export interface Discord extends Platform {
  readonly health: () => DiscordHealth;
}

const DARK: Look = { theme: 'dark', scale: 2 };
/** What is being answered is told that the bot stops; a Discord that does not take even that is not waited for. */
const LAST_WORDS_MS = 5_000;
const REGISTER_FIRST_WAIT_MS = 5_000;
const REGISTER_LONGEST_WAIT_MS = 10 * 60_000;

/** Discord as a place that people ask from, and that daily posts and alerts go to. */
export function createDiscord(options: DiscordOptions): Discord {
  const { token, apiUrl, clock, log, keyValue } = options;
  const look = options.look ?? DARK;
  const gateway = createGateway({ ...options, readsMessages: options.questions });
  const rest = createRest({
    token,
    apiUrl,
    log,
    onRefusedToken: () => gateway.giveUp(refusedTokenReason()),
  });
  const lifetime = new AbortController();
  const atWork = new Set<Promise<void>>();
  return {
    name: DISCORD,
    look,
    ...createPosts({ rest, client: gateway.client, keyValue }),
    health: gateway.health,
    start: (answer, commands) => {
      const { client } = gateway;
      const { catalog } = options;
      const { signal } = lifetime;
      const desk = { rest, client, answer, commands, catalog, keyValue, clock, look, log, signal };
      return gateway.start(handlersOf(options, desk, atWork));
    },
    stop: async () => {
      await gateway.stop();
      lifetime.abort(new Error('Discord is being stopped'));
      const limit = new AbortController();
      await Promise.race([
        Promise.all(atWork),
        clock.wait(LAST_WORDS_MS, limit.signal).catch(() => undefined),
      ]);
      limit.abort();
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}

function handlersOf(options: DiscordOptions, desk: Desk, atWork: Set<Promise<void>>): GatewayHandlers {
  const { keyValue, clock, log, signal, commands } = desk;
  const channels = createQuestionChannels(keyValue, clock);
  const isQuestion = options.isQuestion ?? ((text) => beginsWithCommand(text, commands));
  const converse = createConversation(desk, { channels, readsMessages: options.questions, isQuestion });
  let registering: Promise<void> | null = null;
  /** What handles an event never rejects; it is waited for when the platform stops. */
  const work = (task: Promise<void>) => {
    atWork.add(task);
    void task.finally(() => atWork.delete(task));
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
        .on(Events.MessageReactionAdd, (reaction, user) => work(onReaction(reaction, user, desk)))
        .on(Events.GuildDelete, ({ id }) => {
          const forgotten = keyValue.forget(workspaceOf(id, ''));
          work(
            forgotten.catch((error: unknown) => log.error({ event: 'discord-forget-failed', err: error })),
          );
        });
    },
    ready: (client) => {
      registering ??= registerUntilDone(client, options, desk).finally(() => (registering = null));
      work(registering);
    },
  };

  async function registerUntilDone(
    client: Client<true>,
    { guildId, questions }: DiscordOptions,
    { rest }: Desk,
  ): Promise<void> {
    const definitions = [...toDefinitions(commands), ...(questions ? [questionsDefinition()] : [])];
    const applicationId = client.application.id;
    for (
      let waitMs = REGISTER_FIRST_WAIT_MS;
      !signal.aborted;
      waitMs = Math.min(2 * waitMs, REGISTER_LONGEST_WAIT_MS)
    ) {
      try {
        const changed = await register(rest, definitions, { applicationId, guildId });
        log.info({ event: 'discord-commands', changed });
        return;
      } catch (error) {
        // Those that are there still work in the meantime.
        log.error({ event: 'discord-commands-failed', err: error });
        await clock.wait(waitMs, signal).catch(() => undefined);
      }
    }
  }
}

/** The usual rule for what is surely a question: it names a command first. */
function beginsWithCommand(text: string, commands: readonly Command[]): boolean {
  const [first = ''] = text.split(/\s/, 1);
  try {
    return commandNamed(first, commands) !== undefined;
  } catch {
    // The name of a command that is only planned is no question that can be answered.
    return false;
  }
}
