import { apiError } from '../api-error.ts';
import { callbackBody, messageBody, modalBody, read, type MessageBody } from '../bodies.ts';
import { announceDeletion, announceEdit, announceMessage } from '../events.ts';
import { createMessage, editMessage, refuseEmpty } from '../messages.ts';
import { messageFlag, messageType, responseType as R } from '../protocol.ts';
import type { Interaction, Message, MessageData } from '../world.ts';
import { done, ok, type Call, type Outcome, type Route } from './route.ts';

/** Milliseconds within which an interaction must be answered, and those for which its token then lives. */
const ANSWER_MS = 3_000;
export const TOKEN_MS = 15 * 60_000;
const USER_INSTALL_FOLLOW_UPS = 5;

const CALLBACK = '/interactions/{interaction_id}/{interaction_token}/callback';
const WEBHOOK = '/webhooks/{webhook_id}/{webhook_token}';

/** Answers to interactions. The token in the path is the only key; the bot's own is not asked for. */
export const interactionRoutes: readonly Route[] = [
  { method: 'POST', path: CALLBACK, bot: false, handle: callback },
  { method: 'POST', path: WEBHOOK, bot: false, handle: followUp },
  ...['@original', '{message_id}'].flatMap((which): Route[] => [
    { method: 'GET', path: `${WEBHOOK}/messages/${which}`, bot: false, handle: fetchAnswer },
    { method: 'PATCH', path: `${WEBHOOK}/messages/${which}`, bot: false, handle: editAnswer },
    { method: 'DELETE', path: `${WEBHOOK}/messages/${which}`, bot: false, handle: deleteAnswer },
  ]),
];

function callback(call: Call): Outcome {
  const { world, param, query, at } = call;
  const interaction = world.interactions.find(({ id }) => id === param('interaction_id'));
  if (interaction?.token !== param('interaction_token')) throw apiError(10062);
  if (interaction.acknowledgement !== null) throw apiError(40060);
  if (at - interaction.at > ANSWER_MS) throw apiError(10062);
  const { type, data } = read(callbackBody, call.body);
  take(call, interaction, type, data ?? {});
  const latencyMs = call.arrivedAt - interaction.sentAt;
  interaction.acknowledgement = { type, data: data ?? {}, latencyMs };
  return query.get('with_response') === 'true' ? ok(callbackView(interaction, type)) : done;
}

function take(call: Call, interaction: Interaction, type: number, data: object): void {
  const { world, files } = call;
  const { source } = interaction;
  switch (type) {
    case R.message:
      refuseEmpty(read(messageBody, data), files);
      interaction.original = say(call, interaction, read(messageBody, data));
      return;
    case R.deferredMessage: {
      const { flags } = read(messageBody, data);
      interaction.original = say(call, interaction, { flags: (flags ?? 0) | messageFlag.loading });
      interaction.thinking = true;
      return;
    }
    case R.deferredUpdate:
    case R.update:
      if (source === null) throw apiError(50035);
      interaction.original = source;
      if (type === R.deferredUpdate) return;
      editMessage(world, source, read(messageBody, data), files);
      announceEdit(world, source);
      return;
    case R.modal:
      interaction.modal = read(modalBody, data);
      return;
    default:
  }
}

/** A message in answer; the follow-ups after the first one reply to it. */
function say({ world, files }: Call, interaction: Interaction, body: MessageBody): Message {
  const { channel, source, person, original } = interaction;
  const isEphemeral = ((body.flags ?? 0) & messageFlag.ephemeral) !== 0;
  const replyTo = original ?? source;
  const message = createMessage(world, {
    channel,
    author: world.bot,
    // Nobody is pinged by being answered.
    body: {
      ...body,
      allowed_mentions: { ...(body.allowed_mentions ?? { parse: ['users'] }), replied_user: false },
    },
    files,
    type: replyTo === null ? messageType.command : messageType.reply,
    replyTo,
    onlyFor: isEphemeral ? person : null,
    interaction: metadataOf(interaction),
  });
  announceMessage(world, message);
  return message;
}

function metadataOf({ id, type, person, source }: Interaction) {
  const pressed = source === null ? {} : { interacted_message_id: source.id };
  return { id, type, user: person.account, authorizing_integration_owners: {}, ...pressed };
}

function callbackView({ id, type, original }: Interaction, answered: number) {
  const message = original === null ? {} : { message: original.data };
  const about =
    original === null
      ? {}
      : {
          response_message_id: original.id,
          response_message_loading: answered === R.deferredMessage,
          response_message_ephemeral: original.onlyFor !== null,
        };
  return { interaction: { id, type, ...about }, resource: { type: answered, ...message } };
}

/** The interaction whose token is in the path. @throws ApiError 10015 before it was answered, 50027 after 15 minutes. */
function answered({ world, param, at }: Call): Interaction {
  if (param('webhook_id') !== world.bot.id) throw apiError(10015);
  const interaction = world.interactions.find(({ token }) => token === param('webhook_token'));
  if (interaction === undefined || at - interaction.at > TOKEN_MS) throw apiError(50027);
  if (interaction.acknowledgement === null) throw apiError(10015);
  return interaction;
}

/** The first follow-up to a deferral takes the place of "is thinking". */
function followUp(call: Call): Outcome {
  const interaction = answered(call);
  const { thinking, original, followUps, byUserInstall } = interaction;
  const body = read(messageBody, call.body);
  refuseEmpty(body, call.files);
  if (thinking && original !== null) return ok(fillIn(call, interaction, original));
  if (byUserInstall && followUps.length >= USER_INSTALL_FOLLOW_UPS) throw apiError(40094);
  const message = say(call, interaction, body);
  followUps.push(message);
  return ok(message.data);
}

function editAnswer(call: Call): Outcome {
  const interaction = answered(call);
  const message = answerOf(call, interaction);
  if (interaction.thinking && message === interaction.original) return ok(fillIn(call, interaction, message));
  editMessage(call.world, message, read(messageBody, call.body), call.files);
  announceEdit(call.world, message);
  return ok(message.data);
}

/** Puts the message in the place of "is thinking"; it is as private as the deferral was. */
function fillIn({ world, body, files }: Call, interaction: Interaction, message: Message): MessageData {
  const flags = message.data.flags & ~messageFlag.loading;
  editMessage(world, message, { ...read(messageBody, body), flags }, files);
  interaction.thinking = false;
  announceEdit(world, message);
  return message.data;
}

function fetchAnswer(call: Call): Outcome {
  return ok(answerOf(call, answered(call)).data);
}

function deleteAnswer(call: Call): Outcome {
  const interaction = answered(call);
  const message = answerOf(call, interaction);
  message.deleted = true;
  if (message === interaction.original) interaction.thinking = false;
  announceDeletion(call.world, message);
  return done;
}

/** @throws ApiError 10008 for what this interaction has not said. */
function answerOf({ param, world }: Call, { original, source, followUps }: Interaction): Message {
  const id = param('message_id');
  const found = id === '' ? original : [original, source, ...followUps].find((message) => message?.id === id);
  if (found === undefined || found === null || found.deleted || found.author !== world.bot)
    throw apiError(10008);
  return found;
}
