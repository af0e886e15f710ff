import { apiError } from './api-error.ts';
import type { Component, Embed, MessageBody } from './bodies.ts';
import { attachmentView, sizeOf, takeFiles } from './files.ts';
import { mentionsOf } from './mentions.ts';
import { messageType } from './protocol.ts';
import type { Channel, Message, MessageData, MessageFile, Person, UploadedFile, World } from './world.ts';

/** What makes up a new message besides its body. */
export interface Draft {
  readonly channel: Channel;
  readonly author: Person;
  readonly body: MessageBody;
  readonly files: readonly UploadedFile[];
  readonly type?: number;
  readonly replyTo?: Message | null;
  readonly onlyFor?: Person | null;
  /** What the API says about the interaction that brought it forth. */
  readonly interaction?: object;
}

/** Puts a message into its channel. Events are the caller's business. @throws ApiError 40005, 50035 */
export function createMessage(world: World, draft: Draft): Message {
  const { channel, author, body, interaction, replyTo = null } = draft;
  const id = world.nextId();
  const { embeds, files } = illustrated(
    world,
    body.embeds ?? [],
    takeFiles(world, channel, body, draft.files),
  );
  const data: MessageData = {
    id,
    channel_id: channel.id,
    author: author.account,
    content: body.content ?? '',
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: body.tts ?? false,
    ...mentionsOf(world, channel, body, replyTo),
    attachments: files.filter(({ inEmbed }) => !inEmbed).map(attachmentView),
    embeds,
    components: numbered(body.components ?? []),
    pinned: false,
    type: draft.type ?? (replyTo === null ? messageType.plain : messageType.reply),
    flags: body.flags ?? 0,
    ...(replyTo === null ? {} : referenceTo(replyTo)),
    ...(interaction === undefined
      ? {}
      : { interaction_metadata: interaction, webhook_id: world.bot.id, application_id: world.bot.id }),
  };
  const message: Message = {
    id,
    channel,
    author,
    data,
    files,
    onlyFor: draft.onlyFor ?? null,
    nonce: body.nonce ?? null,
    sentAt: world.now(),
    earlier: [],
    reactions: new Map(),
    deleted: false,
  };
  channel.messages.set(id, message);
  return message;
}

/** @throws ApiError 50006 when there would be nothing to see. */
export function refuseEmpty(body: MessageBody, files: readonly UploadedFile[]): void {
  const { content, embeds, components, poll, sticker_ids: stickers, message_reference: reference } = body;
  const lists = [embeds, components, stickers, files];
  const isForward = reference?.type === 1;
  const isEmpty = (content ?? '').trim() === '' && lists.every((list) => (list ?? []).length === 0);
  if (isEmpty && (poll ?? null) === null && !isForward) throw apiError(50006);
}

/** Changes what the body names and leaves the rest. @throws ApiError 40005, 50006, 50035 */
export function editMessage(
  world: World,
  message: Message,
  body: MessageBody,
  uploads: readonly UploadedFile[],
): void {
  const { data, channel } = message;
  const all = [...keptFiles(message, body), ...takeFiles(world, channel, body, uploads)];
  const { embeds, files } =
    body.embeds === undefined
      ? { embeds: data.embeds, files: all }
      : illustrated(world, body.embeds ?? [], all);
  const content = body.content === undefined ? data.content : (body.content ?? '');
  const components = body.components === undefined ? data.components : numbered(body.components ?? []);
  if (content.trim() === '' && embeds.length + files.length + components.length === 0) throw apiError(50006);
  message.earlier.push(data);
  message.files = files;
  message.data = {
    ...data,
    content,
    embeds,
    components,
    ...(body.content === undefined ? {} : mentionsOf(world, channel, body, null)),
    flags: body.flags ?? data.flags,
    attachments: files.filter(({ inEmbed }) => !inEmbed).map(attachmentView),
    edited_timestamp: new Date(world.now()).toISOString(),
  };
}

/** The files that an edit keeps: all of them when it does not speak of attachments, else those it names. */
function keptFiles({ files }: Message, { attachments, embeds }: MessageBody): readonly MessageFile[] {
  if (attachments === undefined || attachments === null) return files;
  const named = new Set(attachments.map(({ id }) => id));
  return files.filter(({ id, inEmbed }) => named.has(id) || (inEmbed && embeds === undefined));
}

/**
 * Embeds with links in place of `attachment://`, and the files with the mark of those that are shown in them. A picture that
 * is not there is a complaint: Discord would show the embed without it.
 */
function illustrated(world: World, embeds: readonly Embed[], files: readonly MessageFile[]) {
  const shown = new Set<MessageFile>();
  const resolve = (media: Embed['image']): Embed['image'] => {
    if (media === undefined || media === null) return null;
    const filename = media.url.startsWith('attachment://') ? media.url.slice('attachment://'.length) : null;
    const file = files.find((candidate) => candidate.filename === filename || candidate.url === media.url);
    if (file === undefined && filename === null) return media;
    if (file === undefined) {
      const what = `shows attachment://${filename}, and the message has no such file.`;
      world.complaints.push({ request: 'An embed', what });
      return null;
    }
    shown.add(file);
    return { url: file.url, proxy_url: file.url, ...sizeOf(file.bytes) };
  };
  const resolved = embeds.map(({ image, thumbnail, ...rest }): Embed => {
    const [picture, small] = [resolve(image), resolve(thumbnail)];
    return {
      ...rest,
      type: 'rich',
      ...(picture === null ? {} : { image: picture }),
      ...(small === null ? {} : { thumbnail: small }),
    };
  });
  return { embeds: resolved, files: files.map((file) => ({ ...file, inEmbed: shown.has(file) })) };
}

/** Discord gives every component a number. */
function numbered(components: readonly Component[]): Component[] {
  let last = 0;
  const visit = (component: Component): Component => {
    last += 1;
    const { components: children } = component;
    return {
      ...component,
      id: component.id ?? last,
      ...(children ? { components: children.map(visit) } : {}),
    };
  };
  return components.map(visit);
}

function referenceTo({ id, channel, data }: Message) {
  const { referenced_message: _, ...referenced } = data;
  const inGuild = channel.guild === null ? {} : { guild_id: channel.guild.id };
  return {
    message_reference: { type: 0, message_id: id, channel_id: channel.id, ...inGuild },
    referenced_message: referenced,
  };
}
