import { Events } from 'discord.js';
import type { KeyValue } from '../../../core/key-value.ts';
import { workspaceOf } from './caller.ts';
import { createConversation } from './conversation.ts';
import type { Desk } from '../desk.ts';
import type { GatewayHandlers } from '../connect/gateway.ts';
import { onPress } from './presses.ts';
import { createQuestionChannels } from './question-channels.ts';
import { definitionsOf } from '../definitions/questions-command.ts';
import { registerUntilDone } from '../definitions/register.ts';
import { createServers } from '../connect/servers.ts';
import { onSlash, onTyping } from './slash.ts';
import { onReaction } from './thumbs-down.ts';

/** What is under way: for people, who are waited for when it stops, and for ourselves. */
export interface Work {
  readonly answers: Set<Promise<void>>;
  readonly chores: Set<Promise<void>>;
}

/** What the platform was set up with, as far as its events go. */
interface HandlerOptions {
  /** The one server that commands are registered in; everywhere when there is none. */
  readonly guildId: string | undefined;
  /** Whether questions are answered without a mention in channels that chose so. */
  readonly questions: boolean;
  /** Not the forgiving one: whether a server that left is forgotten is told. */
  readonly keyValue: KeyValue;
  readonly onLeave?: ((workspace: string) => Promise<void>) | undefined;
  readonly say: (sentence: string) => void;
}

/** What the gateway's events set going: answers to people, and the commands and servers kept in step with Discord. */
export function handlersOf(options: HandlerOptions, desk: Desk, { answers, chores }: Work): GatewayHandlers {
  const { clock, log, commands } = desk;
  const { keyValue, say } = options;
  const channels = createQuestionChannels(keyValue, clock);
  const converse = createConversation(desk, { channels, readsMessages: options.questions });
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
