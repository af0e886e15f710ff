import { apiError, invalidBody, type Flaw } from './api-error.ts';
import type { MessageBody } from './bodies.ts';
import type { Attachment, Channel, MessageFile, UploadedFile, World } from './world.ts';

const LINK_LIFE_MS = 24 * 3_600_000;

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
};

/** Takes in what was uploaded. @throws ApiError 40005 for a file that is too large, 50035 for one that is only spoken of. */
export function takeFiles(
  world: World,
  channel: Channel,
  body: MessageBody,
  uploads: readonly UploadedFile[],
): MessageFile[] {
  if (uploads.some(({ bytes }) => bytes.length > world.maxFileBytes)) throw apiError(40005);
  refuseUnknown(channel, body, uploads);
  return uploads.map((upload) => {
    const { filename, index, bytes } = upload;
    const id = world.nextId();
    const file: MessageFile = {
      id,
      filename,
      description: body.attachments?.find((attachment) => attachment.id === index)?.description ?? null,
      contentType:
        upload.contentType || (TYPES[filename.split('.').at(-1) ?? ''] ?? 'application/octet-stream'),
      bytes,
      url: linkOf(world, channel, id, filename),
      inEmbed: false,
    };
    world.files.set(id, file);
    return file;
  });
}

/** Entries of `attachments` stand for an uploaded file, or for one that the channel has. */
function refuseUnknown(channel: Channel, body: MessageBody, uploads: readonly UploadedFile[]): void {
  const known = new Set(uploads.map(({ index }) => index));
  for (const { files } of channel.messages.values()) for (const { id } of files) known.add(id);
  const flaws: Flaw[] = (body.attachments ?? []).flatMap(({ id }, index) =>
    known.has(id)
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

/** A link that says until when it is good. */
function linkOf({ origin, now }: World, channel: Channel, id: string, filename: string): string {
  const seconds = (at: number) => Math.floor(at / 1000).toString(16);
  const life = `ex=${seconds(now() + LINK_LIFE_MS)}&is=${seconds(now())}&hm=${id}`;
  return `${origin}/attachments/${channel.id}/${id}/${encodeURIComponent(filename)}?${life}`;
}

/** The file of a link that is whole and has not expired, or null. */
export function fileByLink({ files, origin, now }: World, url: URL): MessageFile | null {
  const file = files.get(url.pathname.split('/')[3] ?? '');
  const expires = Number.parseInt(url.searchParams.get('ex') ?? '', 16) * 1000;
  return file?.url === `${origin}${url.pathname}${url.search}` && expires > now() ? file : null;
}

export function attachmentView({
  id,
  filename,
  description,
  contentType,
  bytes,
  url,
}: MessageFile): Attachment {
  return {
    id,
    filename,
    size: bytes.length,
    url,
    proxy_url: url,
    content_type: contentType,
    ...sizeOf(bytes),
    ...(description === null ? {} : { description }),
  };
}

/** Width and height of a PNG. */
export function sizeOf(bytes: Buffer): { readonly width: number; readonly height: number } | object {
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return {};
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
