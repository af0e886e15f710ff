import { InteractionType, type APIModalInteractionResponseCallbackData } from 'discord.js';
import { heldIn, interactionChannel, interactionMember } from './views.ts';
import type { Channel, Interaction, Message, Person, World } from './world.ts';

export interface InteractionSpec {
  readonly type: InteractionType;
  readonly person: Person;
  readonly channel: Channel;
  readonly data: object;
  readonly source?: Message;
  readonly commandName?: string;
  readonly byUserInstall?: boolean;
}

/** Sends INTERACTION_CREATE; the clock of its three seconds runs from now on. @throws Error for who can't see the channel. */
export function sendInteraction(world: World, spec: InteractionSpec): Interaction {
  const { type, person, channel, data, source, commandName, byUserInstall = false } = spec;
  const held = heldIn(world, person, channel);
  if (held === 0n) throw new Error(`${person.account.username} can't see that channel.`);
  const interaction: Interaction = {
    id: world.nextId(),
    token: `interaction-${world.nextId()}`,
    type,
    person,
    channel,
    at: world.now(),
    sentAt: performance.now(),
    source: source ?? null,
    commandName: commandName ?? null,
    byUserInstall,
    acknowledgement: null,
    original: null,
    thinking: false,
    modal: null,
    followUps: [],
  };
  world.interactions.push(interaction);
  // Interactions come whatever the intents are.
  world.dispatch('INTERACTION_CREATE', payloadOf(world, interaction, held, data), {
    guild: channel.guild,
    intents: 0,
  });
  return interaction;
}

function payloadOf(world: World, interaction: Interaction, held: bigint, data: object): object {
  const { id, token, type, person, channel, source, byUserInstall } = interaction;
  const { guild } = channel;
  const member = guild?.members.get(person.id);
  const owners = {
    ...(byUserInstall ? {} : { 0: guild?.id ?? '0' }),
    ...(person.installed ? { 1: person.id } : {}),
  };
  const message = source === null ? {} : { message: source.data };
  return {
    id,
    application_id: world.application.id,
    type,
    data,
    token,
    version: 1,
    channel_id: channel.id,
    channel: interactionChannel(world, channel, person),
    ...message,
    ...(guild === null
      ? { user: person.account }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          ...(member === undefined ? {} : { member: interactionMember(member, held) }),
        }),
    app_permissions: String(heldIn(world, world.bot, channel)),
    locale: person.locale,
    entitlements: [],
    authorizing_integration_owners: owners,
    context: guild === null ? 1 : 0,
    attachment_size_limit: world.settings.maxFileBytes,
  };
}

/** What a person typed into a form, in the shape of the form. @throws Error for a field that it does not have. */
export function modalData(
  modal: APIModalInteractionResponseCallbackData,
  values: Readonly<Record<string, string>>,
): object {
  const left = new Set(Object.keys(values));
  const fill = (component: object): object => {
    const {
      type,
      components,
      component: inner,
      custom_id: customId,
    } = component as {
      type: number;
      components?: object[];
      component?: object;
      custom_id?: string;
    };
    if (components !== undefined) return { type, components: components.map(fill) };
    if (inner !== undefined) return { type, component: fill(inner) };
    if (customId === undefined) return { type };
    left.delete(customId);
    return { type, custom_id: customId, value: values[customId] ?? '' };
  };
  const components = modal.components.map(fill);
  if (left.size > 0) throw new Error(`The form has no field ${[...left].join(', ')}.`);
  return { custom_id: modal.custom_id, components };
}
