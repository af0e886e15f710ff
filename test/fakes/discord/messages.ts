import {
  MessageType,
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageInteractionMetadata,
  type APIMessageReference,
} from 'discord.js';
import { apiError, invalidBody, type Flaw } from './api-error.ts';
import type { MessageBody } from './message-rules.ts';
import type { Channel, Message, MessageFile, Person, UploadedFile, World } from './world.ts';

const LINK_LIFE_MS = 24 * 3_600_000;

/** What makes up a new message besides its body. */
export interface Draft {
  readonly channel: Channel;
  readonly author: Person;
  readonly body: MessageBody;
  readonly files: readonly UploadedFile[];
  readonly type?: MessageType;
  readonly replyTo?: Message | undefined;
  readonly onlyFor?: Person | null;
  readonly flags?: number;
  /** Set when an interaction brought it forth. */
  readonly interaction?: APIMessageInteractionMetadata;
}

/** Puts a message into its channel. Events are the caller's business. @throws ApiError 50006, 50035, 40005 */
export function createMessage(world: World, draft: Draft): Message {
  const { channel, author, body, replyTo, interaction } = draft;
  const id = world.nextId();
  const files = newFiles(world, channel, body, draft.files);
  const embeds = (body.embeds ?? []).map((embed) => shownEmbed(world, embed, files));
  const data: APIMessage = {
    id,
    channel_id: channel.id,
    author: author.account,
    content: body.content ?? '',
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: body.tts ?? false,
    ...mentionsOf(world, channel, body, replyTo),
    attachments: attachmentsOf(files),
    embeds,
    components: numbered(body.components ?? []),
    pinned: false,
    type: draft.type ?? (replyTo === undefined ? MessageType.Default : MessageType.Reply),
    flags: draft.flags ?? body.flags ?? 0,
    ...(replyTo === undefined ? {} : replied(replyTo)),
    ...(interaction === undefined
      ? {}
      : {
          interaction_metadata: interaction,
          webhook_id: world.application.id,
          application_id: world.application.id,
        }),
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
  const {
    content,
    embeds,
    components,
    poll,
    sticker_ids: stickers,
    attachments,
    message_reference: reference,
  } = body;
  const lists = [embeds, components, stickers, attachments, files];
  if (
    !content?.trim() &&
    lists.every((list) => (list ?? []).length === 0) &&
    poll === undefined &&
    reference?.type !== 1
  ) {
    throw apiError(50006);
  }
}

/** Changes what the body names and leaves the rest. @throws ApiError 50006, 50035, 40005 */
export function editMessage(
  world: World,
  message: Message,
  body: MessageBody,
  uploads: readonly UploadedFile[],
): void {
  const files = [...keptFiles(message, body), ...newFiles(world, message.channel, body, uploads)];
  for (const file of files) file.inEmbed = body.embeds === undefined ? file.inEmbed : false;
  const { data } = message;
  const embeds =
    body.embeds === undefined
      ? data.embeds
      : (body.embeds ?? []).map((embed) => shownEmbed(world, embed, files));
  const content = body.content === undefined ? data.content : (body.content ?? '');
  const components = body.components === undefined ? data.components : numbered(body.components ?? []);
  if (content.trim() === '' && embeds.length + files.length + (components ?? []).length === 0)
    throw apiError(50006);
  message.earlier.push(data);
  message.files = files;
  message.data = {
    ...data,
    content,
    embeds,
    components: components ?? [],
    ...(body.content === undefined ? {} : mentionsOf(world, message.channel, body, undefined)),
    ...(body.flags === undefined ? {} : { flags: body.flags }),
    attachments: attachmentsOf(files),
    edited_timestamp: new Date(world.now()).toISOString(),
  };
}

/** The files that an edit keeps: all of them when it does not speak of attachments, else those it names. */
function keptFiles(message: Message, body: MessageBody): MessageFile[] {
  if (body.attachments === undefined || body.attachments === null) return message.files;
  const named = new Set(body.attachments.map(({ id }) => String(id)));
  return message.files.filter(({ id, inEmbed }) => named.has(id) || (inEmbed && body.embeds === undefined));
}

function newFiles(
  world: World,
  channel: Channel,
  body: MessageBody,
  uploads: readonly UploadedFile[],
): MessageFile[] {
  if (uploads.some(({ bytes }) => bytes.length > world.settings.maxFileBytes)) throw apiError(40005);
  refuseUnknownAttachments(channel, body, uploads);
  return uploads.map((upload) => {
    const about = body.attachments?.find(({ id }) => String(id) === upload.index);
    const id = world.nextId();
    const { filename } = upload;
    const seconds = (at: number) => Math.floor(at / 1000).toString(16);
    const life = `ex=${seconds(world.now() + LINK_LIFE_MS)}&is=${seconds(world.now())}&hm=${id}`;
    const file: MessageFile = {
      id,
      filename,
      description: about?.description ?? null,
      contentType: upload.contentType || typeOf(filename),
      bytes: upload.bytes,
      url: `${world.origin}/attachments/${channel.id}/${id}/${encodeURIComponent(filename)}?${life}`,
      inEmbed: false,
    };
    world.files.set(id, file);
    return file;
  });
}

/** Entries of `attachments` stand for an uploaded file or for one that the channel's message has. */
function refuseUnknownAttachments(
  channel: Channel,
  body: MessageBody,
  uploads: readonly UploadedFile[],
): void {
  const known = new Set(uploads.map(({ index }) => index));
  for (const message of channel.messages.values()) for (const { id } of message.files) known.add(id);
  const flaws: Flaw[] = (body.attachments ?? []).flatMap(({ id }, index) =>
    known.has(String(id))
      ? []
      : [
          {
            path: ['attachments', index],
            code: 'ATTACHMENT_NOT_FOUND',
            message: 'Attachment data not found',
          },
        ],
  );
  if (flaws.length > 0) throw invalidBody(flaws);
}

function typeOf(filename: string): string {
  const types: Record<string, string> = {
    png: 'image/png',
    csv: 'text/csv',
    txt: 'text/plain',
    json: 'application/json',
  };
  return types[filename.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
}

/** `attachments` does not list files that an embed shows. */
function attachmentsOf(files: readonly MessageFile[]): APIAttachment[] {
  return files
    .filter(({ inEmbed }) => !inEmbed)
    .map(({ id, filename, description, contentType, bytes, url }) => ({
      id,
      filename,
      size: bytes.length,
      url,
      proxy_url: url,
      content_type: contentType,
      ...sizeOf(bytes),
      ...(description === null ? {} : { description }),
    }));
}

/** Width and height of a PNG. */
function sizeOf(bytes: Buffer): { width: number; height: number } | object {
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return {};
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** An embed with the links of its files in place of `attachment://`. A picture that is not there is a complaint. */
function shownEmbed(world: World, embed: APIEmbed, files: readonly MessageFile[]): APIEmbed {
  const { image, thumbnail, ...rest } = embed;
  const resolve = (media: { url: string } | undefined) => {
    if (media === undefined || media === null) return undefined;
    if (!media.url.startsWith('attachment://')) {
      for (const file of files) file.inEmbed ||= media.url.split('?')[0] === file.url.split('?')[0];
      return media;
    }
    const filename = media.url.slice('attachment://'.length);
    const file = files.find((candidate) => candidate.filename === filename);
    if (file === undefined) {
      const what = `An embed shows attachment://${filename}, and the message has no such file.`;
      world.complaints.push({ request: 'embed', what });
      return undefined;
    }
    file.inEmbed = true;
    return { url: file.url, proxy_url: file.url, ...sizeOf(file.bytes) };
  };
  const [shownImage, shownThumbnail] = [resolve(image), resolve(thumbnail)];
  return {
    ...rest,
    type: 'rich' as NonNullable<APIEmbed['type']>,
    ...(shownImage === undefined ? {} : { image: shownImage }),
    ...(shownThumbnail === undefined ? {} : { thumbnail: shownThumbnail }),
  };
}

/** Discord gives every component a number. */
function numbered(components: readonly object[]): NonNullable<APIMessage['components']> {
  let last = 0;
  const visit = (component: object): object => {
    last += 1;
    const { components: children } = component as { components?: readonly object[] };
    return { id: last, ...component, ...(children === undefined ? {} : { components: children.map(visit) }) };
  };
  return components.map(visit) as NonNullable<APIMessage['components']>;
}

/** Who is pinged, after `allowed_mentions` has had its say. */
function mentionsOf(world: World, channel: Channel, body: MessageBody, replyTo: Message | undefined) {
  const text = body.content ?? '';
  const { allowed_mentions: allowed } = body;
  const parse =
    allowed?.parse ??
    (allowed?.users || allowed?.roles || allowed?.parse ? [] : ['users', 'roles', 'everyone']);
  const may = (kind: string, id: string, named: readonly string[] | undefined) =>
    allowed === undefined || parse.includes(kind as never) || (named ?? []).includes(id);
  const found = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].flatMap(([, id]) => id ?? []))];
  const users = found(/<@!?(\d+)>/g).filter((id) => may('users', id, allowed?.users));
  if (replyTo !== undefined && (allowed === undefined || allowed.replied_user === true))
    users.push(replyTo.author.id);
  return {
    mentions: [...new Set(users)].flatMap((id) => world.people.get(id)?.account ?? []),
    mention_roles: found(/<@&(\d+)>/g).filter(
      (id) => channel.guild?.roles.has(id) && may('roles', id, allowed?.roles),
    ),
    mention_everyone:
      /@(everyone|here)/.test(text) && (allowed === undefined || parse.includes('everyone' as never)),
  };
}

function replied(message: Message): {
  message_reference: APIMessageReference;
  referenced_message: APIMessage;
} {
  const { id, channel, data } = message;
  return {
    message_reference: {
      type: 0,
      message_id: id,
      channel_id: channel.id,
      ...(channel.guild === null ? {} : { guild_id: channel.guild.id }),
    },
    referenced_message: data,
  };
}
