import {
  InteractionResponseType as R,
  MessageFlags,
  MessageType,
  type APIMessageInteractionMetadata,
} from 'discord.js';
import { apiError } from '../api-error.ts';
import { announceDeletion, announceEdit, announceMessage } from '../events.ts';
import { createMessage, editMessage, refuseEmpty } from '../messages.ts';
import type { MessageBody } from '../message-rules.ts';
import type { Interaction, Message, World } from '../world.ts';
import { done, ok, type Call, type Outcome, type Route } from './route.ts';

/** Milliseconds within which an interaction must be answered, and those for which its token then lives. */
const ANSWER_MS = 3_000;
const TOKEN_MS = 15 * 60_000;
const USER_INSTALL_FOLLOW_UPS = 5;

const WEBHOOK = '/webhooks/{webhook_id}/{webhook_token}';
const MESSAGE = `${WEBHOOK}/messages/{message_id}`;
const ORIGINAL = `${WEBHOOK}/messages/@original`;

/** Answers to interactions. The token in the path is the only key; the bot's own is not asked for. */
export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/interactions/{interaction_id}/{interaction_token}/callback',
    bot: false,
    handle: callback,
  },
  { method: 'POST', path: WEBHOOK, bot: false, handle: followUp },
  ...[ORIGINAL, MESSAGE].flatMap((path): Route[] => [
    { method: 'GET', path, bot: false, handle: fetchAnswer },
    { method: 'PATCH', path, bot: false, handle: editAnswer },
    { method: 'DELETE', path, bot: false, handle: deleteAnswer },
  ]),
];

interface CallbackBody {
  readonly type: R;
  readonly data?: MessageBody & { readonly custom_id?: string };
}

function callback(call: Call): Outcome {
  const { world, param, query } = call;
  const interaction = world.interactions.find(({ id }) => id === param('interaction_id'));
  const isIt = interaction?.token === param('interaction_token');
  if (interaction === undefined || !isIt || world.now() - interaction.at > ANSWER_MS) throw apiError(10062);
  if (interaction.acknowledgement !== null) throw apiError(40060);
  const body = call.body as CallbackBody;
  answerWith(call, interaction, body);
  interaction.acknowledgement = {
    type: body.type,
    body,
    latencyMs: performance.now() - interaction.sentAt,
  };
  if (query.get('with_response') !== 'true') return done;
  return ok(callbackView(interaction, body.type));
}

function answerWith(call: Call, interaction: Interaction, { type, data = {} }: CallbackBody): void {
  const { world, files } = call;
  switch (type) {
    case R.ChannelMessageWithSource:
      refuseEmpty(data, files);
      interaction.original = answerMessage(call, interaction, data);
      announceIfPublic(world, interaction.original);
      break;
    case R.DeferredChannelMessageWithSource: {
      const flags = (data.flags ?? 0) | MessageFlags.Loading;
      interaction.original = answerMessage(call, interaction, { ...data, flags });
      interaction.thinking = true;
      announceIfPublic(world, interaction.original);
      break;
    }
    case R.DeferredMessageUpdate:
      interaction.original = interaction.source;
      break;
    case R.UpdateMessage:
      if (interaction.source === null) throw apiError(50035);
      interaction.original = interaction.source;
      editMessage(world, interaction.source, data, files);
      if (interaction.source.onlyFor === null) announceEdit(world, interaction.source);
      break;
    case R.Modal:
      interaction.modal = data as unknown as NonNullable<Interaction['modal']>;
      break;
    case R.ApplicationCommandAutocompleteResult:
    case R.Pong:
    case R.LaunchActivity:
    case R.PremiumRequired:
      break;
  }
}

function answerMessage({ world, files }: Call, interaction: Interaction, body: MessageBody): Message {
  const { channel, source, person } = interaction;
  const ephemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return createMessage(world, {
    channel,
    author: world.bot,
    body,
    files,
    type: source === null ? MessageType.ChatInputCommand : MessageType.Reply,
    replyTo: source ?? undefined,
    onlyFor: ephemeral ? person : null,
    interaction: metadataOf(interaction),
  });
}

function metadataOf({ id, type, person, source }: Interaction): APIMessageInteractionMetadata {
  return {
    id,
    type,
    user: person.account,
    authorizing_integration_owners: {},
    ...(source === null ? {} : { interacted_message_id: source.id }),
  } as unknown as APIMessageInteractionMetadata;
}

function callbackView({ id, type, original }: Interaction, callbackType: R) {
  const hasMessage =
    original !== null &&
    [R.ChannelMessageWithSource, R.DeferredChannelMessageWithSource, R.UpdateMessage].includes(callbackType);
  return {
    interaction: {
      id,
      type,
      ...(original === null
        ? {}
        : {
            response_message_id: original.id,
            response_message_loading: callbackType === R.DeferredChannelMessageWithSource,
            response_message_ephemeral: original.onlyFor !== null,
          }),
    },
    ...(hasMessage
      ? { resource: { type: callbackType, message: original.data } }
      : { resource: { type: callbackType } }),
  };
}

/** The interaction whose token is in the path. @throws ApiError 10015 before it was answered, 50027 after 15 minutes. */
function answered({ world, param }: Call): Interaction {
  if (param('webhook_id') !== world.application.id) throw apiError(10015);
  const interaction = world.interactions.find(({ token }) => token === param('webhook_token'));
  if (interaction === undefined || world.now() - interaction.at > TOKEN_MS) throw apiError(50027);
  if (interaction.acknowledgement === null) throw apiError(10015);
  return interaction;
}

/** A follow-up; the first one after a deferral takes the place of "is thinking". */
function followUp(call: Call): Outcome {
  const { world, files } = call;
  const interaction = answered(call);
  const body = call.body as MessageBody;
  refuseEmpty(body, files);
  if (interaction.thinking && interaction.original !== null) {
    return ok(fillIn(call, interaction, interaction.original));
  }
  if (interaction.byUserInstall && interaction.followUps.length >= USER_INSTALL_FOLLOW_UPS)
    throw apiError(40094);
  const { channel, person, original } = interaction;
  const ephemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const message = createMessage(world, {
    channel,
    author: world.bot,
    body,
    files,
    type: MessageType.Reply,
    replyTo: original ?? undefined,
    onlyFor: ephemeral ? person : null,
    interaction: metadataOf(interaction),
  });
  interaction.followUps.push(message);
  announceIfPublic(world, message);
  return ok(message.data);
}

function editAnswer(call: Call): Outcome {
  const interaction = answered(call);
  const message = answerOf(call, interaction);
  if (interaction.thinking && message === interaction.original) return ok(fillIn(call, interaction, message));
  editMessage(call.world, message, call.body as MessageBody, call.files);
  if (message.onlyFor === null) announceEdit(call.world, message);
  return ok(message.data);
}

/** Puts the message in the place of "is thinking"; it is as private as the deferral was. */
function fillIn({ world, body, files }: Call, interaction: Interaction, message: Message) {
  const flags = (message.data.flags ?? 0) & ~MessageFlags.Loading;
  editMessage(world, message, body as MessageBody, files);
  message.data = { ...message.data, flags };
  interaction.thinking = false;
  if (message.onlyFor === null) announceEdit(world, message);
  return message.data;
}

function fetchAnswer(call: Call): Outcome {
  return ok(answerOf(call, answered(call)).data);
}

function deleteAnswer(call: Call): Outcome {
  const interaction = answered(call);
  const message = answerOf(call, interaction);
  message.deleted = true;
  interaction.thinking = false;
  announceDeletion(call.world, message);
  return done;
}

/** @throws ApiError 10008 for what this interaction has not said. */
function answerOf({ param, world }: Call, interaction: Interaction): Message {
  const id = param('message_id') || '@original';
  const { original, followUps, source } = interaction;
  const found =
    id === '@original' ? original : [original, source, ...followUps].find((message) => message?.id === id);
  if (found === undefined || found === null || found.deleted || found.author !== world.bot)
    throw apiError(10008);
  return found;
}

function announceIfPublic(world: World, message: Message): void {
  if (message.onlyFor === null) announceMessage(world, message);
}
