import type { Message } from 'discord.js';
import { asksInTheOpen } from '../../../core/answering/understand.ts';
import { Refusal } from '../../../core/errors.ts';
import { answerBehind, type Answered } from '../answers.ts';
import { answerInto } from './answer-into.ts';
import { callerOfMessage } from './caller.ts';
import type { Desk } from '../desk.ts';
import { holdsThreads, messagePlace } from './message-place.ts';
import { toSentence } from '../embeds/message.ts';
import { mayOpenThread, missingInChannel, missingSentence } from '../post/permissions.ts';
import type { QuestionChannels } from './question-channels.ts';

const SPACE = 'discord-message';
const HANDLED_SECONDS = 86_400;
/** A discussion of so many answers goes on in a thread. */
const TURNS_BEFORE_THREAD = 4;
const COMPLAIN_EVERY_SECONDS = 86_400;

export interface ConversationOptions {
  readonly channels: QuestionChannels;
  /** True when messages are read that do not mention the bot. */
  readonly readsMessages: boolean;
}

/** Answers what is said to the bot; gives what handles one message. It never rejects. */
export function createConversation(
  desk: Desk,
  options: ConversationOptions,
): (message: Message) => Promise<void> {
  return async (message) => {
    try {
      const heard = await hear(message, desk, options);
      if (heard === null) return;
      const once = { seconds: HANDLED_SECONDS };
      // A message can come twice: after a resumed connection, or to two processes.
      if (!(await desk.keyValue.claim(SPACE, message.id, once))) return;
      await respond(message, heard, desk);
    } catch (error) {
      desk.log.error({ event: 'discord-message-failed', channel: message.channelId, err: error });
    }
  };
}

interface Heard {
  readonly text: string;
  /** The answer that it replies to. */
  readonly previous: Answered | null;
  /** Discord shows the bot who was mentioned, and not the words. */
  readonly isHidden?: true;
}

/** What is asked, or null when it is not for the bot. */
async function hear(
  message: Message,
  { client, keyValue, catalog, commands }: Desk,
  { channels, readsMessages }: ConversationOptions,
): Promise<Heard | null> {
  const me = client()?.user.id;
  if (me === undefined || message.author.bot || message.webhookId !== null || message.system) return null;
  const { reference } = message;
  const previous =
    reference?.messageId === undefined ? null : await answerBehind(keyValue, reference.messageId);
  const before = async () =>
    previous ?? (isOneConversation(message) ? await answerBehind(keyValue, message.channelId) : null);
  // Beside the bot itself, Discord offers the role that it brought along, which goes by the same name.
  const role = message.mentions.roles.find(({ tags }) => tags?.botId === me)?.id;
  const isMentioned = message.mentions.users.has(me) || role !== undefined;
  if (role !== undefined && message.content === '') return { text: '', previous, isHidden: true };
  const text = message.content.replaceAll(new RegExp(`<@(?:!?${me}|&${role ?? me})>`, 'g'), ' ').trim();
  if (isMentioned || previous !== null || !message.inGuild()) {
    // Nothing but a mention asks what can be asked. What Discord hides from the bot is empty without one.
    if (text === '') return isMentioned && previous === null ? { text: 'help', previous } : null;
    return { text, previous: await before() };
  }
  const isOpen = readsMessages && text !== '' && (await isOpenTo(message, channels));
  return isOpen && asksInTheOpen(text, { catalog, commands }) ? { text, previous } : null;
}

/** What a channel chose holds for those of its threads that have not chosen for themselves. */
async function isOpenTo({ channelId, channel }: Message, channels: QuestionChannels): Promise<boolean> {
  const own = await channels.choice(channelId);
  if (own !== null || !channel.isThread() || channel.parentId === null) return own === true;
  return (await channels.choice(channel.parentId)) === true;
}

/** What is said there goes on from the last answer, also when it is no reply to it. */
function isOneConversation(message: Message): boolean {
  return !message.inGuild() || message.channel.isThread();
}

async function respond(message: Message, { text, previous, isHidden }: Heard, desk: Desk): Promise<void> {
  const missing = missingInChannel(desk.client(), message.channelId);
  if (missing.length > 0) {
    await complain(message, missing, desk);
    return;
  }
  const turns = previous?.turns ?? 0;
  const isLong =
    turns >= TURNS_BEFORE_THREAD &&
    holdsThreads(message.channel.type) &&
    mayOpenThread(desk.client(), message.channelId);
  const place = messagePlace(
    {
      messageId: message.id,
      channelId: message.channelId,
      thread: isLong ? previous?.line || text : null,
    },
    desk,
  );
  await answerInto(
    {
      ask: () => (isHidden === true ? refuseHidden() : text),
      caller: callerOfMessage(message),
      place,
      previous: previous?.line === '' ? undefined : previous?.line,
      spoken: true,
      // A thread that begins at a message has its id.
      conversation: isOneConversation(message) ? message.channelId : isLong ? message.id : undefined,
      turns,
    },
    desk,
  );
}

function refuseHidden(): never {
  throw new Refusal(
    'Discord does not show me what you wrote: that was my role. Mention me, the member of the same name, or use `/corr`.',
  );
}

/** Says what is missing once a day in a channel, in words alone, if even that is allowed. */
async function complain(message: Message, missing: readonly string[], desk: Desk): Promise<void> {
  const { keyValue, log } = desk;
  log.warn({ event: 'discord-permissions-missing', channel: message.channelId, missing });
  if (missing.some((name) => name.startsWith('Send') || name.startsWith('View'))) return;
  const once = { seconds: COMPLAIN_EVERY_SECONDS };
  if (!(await keyValue.claim('discord-complaint', message.channelId, once))) return;
  const place = messagePlace({ messageId: message.id, channelId: message.channelId, thread: null }, desk);
  const sentence = toSentence('', [], '');
  const body = { ...sentence.body, content: missingSentence(missing), embeds: [] };
  await place.showFailure({ body, files: [] });
}
