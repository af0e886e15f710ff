import type { Component, Modal } from './bodies.ts';
import { heldIn } from './permissions.ts';
import { channelView, interactionMember } from './views.ts';
import type { Channel, Interaction, Message, Person, World } from './world.ts';

export interface InteractionSpec {
  readonly type: number;
  readonly person: Person;
  readonly channel: Channel;
  readonly data: object;
  readonly source?: Message | null;
  readonly commandName?: string;
  readonly byUserInstall?: boolean;
}

/** Sends INTERACTION_CREATE; its three seconds begin now. @throws Error for who can't see the channel. */
export function sendInteraction(world: World, spec: InteractionSpec): Interaction {
  const { type, person, channel, data, source, commandName, byUserInstall = false } = spec;
  if (heldIn(person, channel) === 0n) throw new Error(`${person.account.username} can't see that channel.`);
  const id = world.nextId();
  const interaction: Interaction = {
    id,
    token: `token-of-${id}`,
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
  const audience = { guild: channel.guild, intents: 0 };
  world.dispatch('INTERACTION_CREATE', { ...payloadOf(world, interaction), data }, audience);
  return interaction;
}

function payloadOf(world: World, { id, token, type, person, channel, source, byUserInstall }: Interaction) {
  const { guild } = channel;
  const held = heldIn(person, channel);
  const member = guild?.members.get(person.id);
  const byGuild = byUserInstall ? {} : { 0: guild?.id ?? '0' };
  return {
    id,
    application_id: world.bot.id,
    type,
    token,
    version: 1,
    channel_id: channel.id,
    channel: { ...channelView(world, channel), permissions: String(held) },
    ...(source === null ? {} : { message: source.data }),
    ...(guild === null || member === undefined
      ? { user: person.account }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: interactionMember(member, held),
        }),
    app_permissions: String(heldIn(world.bot, channel)),
    locale: person.locale,
    entitlements: [],
    authorizing_integration_owners: { ...byGuild, ...(person.installed ? { 1: person.id } : {}) },
    context: guild === null ? 1 : 0,
    attachment_size_limit: world.maxFileBytes,
  };
}

/** What a person typed into a form, in the shape of the form. @throws Error for a field that it does not have. */
export function modalData(
  { custom_id: form, components }: Modal,
  values: Readonly<Record<string, string>>,
): object {
  const left = new Set(Object.keys(values));
  const fill = ({ type, components: children, component, custom_id: id }: Component): object => {
    if (children) return { type, components: children.map(fill) };
    if (component) return { type, component: fill(component) };
    if (!id) return { type };
    left.delete(id);
    return { type, custom_id: id, value: values[id] ?? '' };
  };
  const filled = components.map(fill);
  if (left.size > 0) throw new Error(`The form has no field ${[...left].join(', ')}.`);
  return { custom_id: form, components: filled };
}
