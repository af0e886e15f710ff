import type { APIAllowedMentions, APIEmbed, RawFile } from 'discord.js';
import type { Action, Reply } from '../../../core/types.ts';
import { toRows, type Row } from './actions.ts';
import { toEmbed } from './embed.ts';
import { LIMITS } from './limits.ts';
import { toPlain } from './markdown.ts';

/** Nobody is pinged by anything that is said here, whatever it holds. */
export const NO_MENTIONS: APIAllowedMentions = { parse: [], replied_user: false };

/** A message ready to be sent or put in the place of one: the JSON part, and the files that go with it. */
export interface Message {
  readonly body: {
    readonly content: string;
    readonly embeds: APIEmbed[];
    readonly components: Row[];
    readonly attachments: { readonly id: string; readonly description?: string }[];
    readonly allowed_mentions: APIAllowedMentions;
  };
  readonly files: RawFile[];
}

/**
 * A reply as a message. Its files always travel with it: an edit that left them out would lose the picture or show it
 * twice. `owner` is the user id of whoever asked; `mark` is set on posts that must be found again.
 */
export function toMessage(reply: Reply, owner: string, mark: string | null = null): Message {
  const files = filesOf(reply);
  const left = reply.file !== undefined && files.every(({ isPicture }) => isPicture);
  const notes = left
    ? [...reply.notes, 'The file is larger than Discord takes, so it is left out.']
    : reply.notes;
  const picture = files.find(({ isPicture }) => isPicture)?.file.name ?? null;
  return {
    body: {
      content: '',
      embeds: [toEmbed({ ...reply, notes }, { image: picture, mark })],
      components: toRows(reply.actions, owner),
      attachments: files.map(({ description }, index) => ({
        id: String(index),
        ...(description === '' ? {} : { description }),
      })),
      allowed_mentions: NO_MENTIONS,
    },
    files: files.map(({ file }) => file),
  };
}

/** A sentence with what to try instead, for what could not be answered. */
export function toSentence(sentence: string, actions: readonly Action[], owner: string): Message {
  return toMessage({ title: '', lead: sentence, facts: [], notes: [], actions, query: '' }, owner);
}

interface Attached {
  readonly file: RawFile;
  readonly description: string;
  readonly isPicture: boolean;
}

function filesOf({ image, file }: Reply): Attached[] {
  const text = file === undefined ? null : Buffer.from(file.text, 'utf8');
  return [
    ...(image === undefined || image.png.byteLength > LIMITS.fileBytes
      ? []
      : [
          {
            file: { name: fileName(image.filename), data: Buffer.from(image.png), contentType: 'image/png' },
            description: toPlain(image.alt, LIMITS.alt),
            isPicture: true,
          },
        ]),
    ...(file === undefined || text === null || text.byteLength > LIMITS.fileBytes
      ? []
      : [
          {
            file: { name: fileName(file.filename), data: text, contentType: 'text/plain; charset=utf-8' },
            description: '',
            isPicture: false,
          },
        ]),
  ];
}

/** Discord renames files with other characters, and `attachment://` would no longer find them. */
function fileName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '');
  return plain === '' ? 'file' : plain.slice(-100);
}
