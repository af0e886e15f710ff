import { ButtonStyle, ComponentType, type RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import type { Flaw } from './api-error.ts';
import type { UploadedFile } from './world.ts';

/** What the published description of the API does not say about a message, although the API refuses it. */

const CONTENT_LENGTH = 2_000;
const EMBEDS_LENGTH = 6_000;
/** Flag of a message that is made of components only. */
const COMPONENTS_V2 = 1 << 15;

/** The body of a message, an edit or the data of an interaction's answer. */
export type MessageBody = Omit<RESTPostAPIChannelMessageJSONBody, 'attachments'> & {
  readonly attachments?:
    | readonly {
        readonly id: string | number;
        readonly description?: string | null;
        readonly filename?: string;
      }[]
    | null;
};

export function messageFlaws(body: MessageBody, files: readonly UploadedFile[]): Flaw[] {
  return [...contentFlaws(body), ...embedFlaws(body), ...componentFlaws(body), ...fileFlaws(body, files)];
}

function contentFlaws({ content, flags, embeds }: MessageBody): Flaw[] {
  if (((flags ?? 0) & COMPONENTS_V2) !== 0 && (content || (embeds ?? []).length > 0)) {
    const message = 'The MessageFlags.IS_COMPONENTS_V2 flag cannot be used with content or embeds';
    return [{ path: ['content'], code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message }];
  }
  if ([...(content ?? '')].length <= CONTENT_LENGTH) return [];
  return [{ path: ['content'], ...tooLong(CONTENT_LENGTH) }];
}

function embedFlaws({ embeds }: MessageBody): Flaw[] {
  const flaws: Flaw[] = [];
  let total = 0;
  for (const [index, { title, description, footer, author, fields }] of (embeds ?? []).entries()) {
    const texts = [
      title,
      description,
      footer?.text,
      author?.name,
      ...(fields ?? []).flatMap((f) => [f.name, f.value]),
    ];
    total += texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
    for (const [place, { name, value }] of (fields ?? []).entries()) {
      const path = ['embeds', index, 'fields', place];
      if (!name?.trim()) flaws.push({ path: [...path, 'name'], ...required });
      if (!value?.trim()) flaws.push({ path: [...path, 'value'], ...required });
    }
  }
  if (total > EMBEDS_LENGTH) {
    const message = `Embed size exceeds maximum size of ${EMBEDS_LENGTH}`;
    flaws.push({ path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message });
  }
  return flaws;
}

interface Component {
  readonly type: number;
  readonly components?: readonly Component[];
  readonly custom_id?: string;
  readonly style?: number;
  readonly url?: string;
  readonly label?: string;
  readonly emoji?: object;
  readonly options?: readonly { readonly value: string }[];
  readonly max_values?: number;
}

function componentFlaws({ components, flags }: MessageBody): Flaw[] {
  const rows = (components ?? []) as readonly Component[];
  const seen = new Set<string>();
  const flaws: Flaw[] = [];
  if (rows.length > 5 && ((flags ?? 0) & COMPONENTS_V2) === 0)
    flaws.push({ path: ['components'], ...tooLong(5) });
  for (const [at, row] of rows.entries()) {
    const children = row.components ?? [];
    const selects = children.filter(({ type }) => type !== ComponentType.Button);
    const path = ['components', at, 'components'];
    if (row.type === ComponentType.ActionRow && selects.length > 0 && children.length > 1) {
      flaws.push({
        path,
        code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        message: 'The specified component exceeds the maximum width',
      });
    }
    for (const [index, child] of children.entries()) {
      flaws.push(
        ...(child.type === ComponentType.Button
          ? buttonFlaws(child, [...path, index])
          : selectFlaws(child, [...path, index])),
      );
      if (child.custom_id === undefined) continue;
      if (seen.has(child.custom_id)) {
        const message = 'Component custom id cannot be duplicated';
        flaws.push({ path: [...path, index, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message });
      }
      seen.add(child.custom_id);
    }
  }
  return flaws;
}

function buttonFlaws(
  { style, custom_id: customId, url, label, emoji }: Component,
  path: Flaw['path'],
): Flaw[] {
  const isLink = style === ButtonStyle.Link;
  const isPlain = !isLink && style !== ButtonStyle.Premium;
  const flaws: Flaw[] = [];
  if (isPlain && !customId) flaws.push({ path: [...path, 'custom_id'], ...required });
  if (isLink && !url) flaws.push({ path: [...path, 'url'], ...required });
  if (customId !== undefined && url !== undefined) {
    const message = 'A custom id and url cannot both be specified';
    flaws.push({ path, code: 'BUTTON_COMPONENT_CUSTOM_ID_AND_URL_MUTUALLY_EXCLUSIVE', message });
  }
  if (style !== ButtonStyle.Premium && !label && emoji === undefined)
    flaws.push({ path: [...path, 'label'], ...required });
  return flaws;
}

function selectFlaws({ options, max_values: most = 1 }: Component, path: Flaw['path']): Flaw[] {
  if (options === undefined) return [];
  const flaws: Flaw[] = [];
  for (const [index, { value }] of options.entries()) {
    if (options.findIndex((other) => other.value === value) < index) {
      const message = 'The specified option value is already used';
      flaws.push({
        path: [...path, 'options', index, 'value'],
        code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        message,
      });
    }
  }
  if (most > options.length)
    flaws.push({
      path: [...path, 'max_values'],
      code: 'NUMBER_TYPE_MAX',
      message: `int value should be less than or equal to ${options.length}.`,
    });
  return flaws;
}

function fileFlaws({ attachments }: MessageBody, files: readonly UploadedFile[]): Flaw[] {
  const flaws: Flaw[] = [];
  if (files.length > 10) flaws.push({ path: ['files'], ...tooLong(10) });
  for (const [index, { filename }] of files.entries()) {
    if (filename === '') flaws.push({ path: ['files', index, 'filename'], ...required });
  }
  const ids = (attachments ?? []).map(({ id }) => String(id));
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) < index) {
      flaws.push({
        path: ['attachments', index, 'id'],
        code: 'ATTACHMENT_ID_DUPLICATED',
        message: 'Attachment ids must be unique',
      });
    }
  }
  return flaws;
}

const required = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };

function tooLong(most: number) {
  return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${most} or fewer in length.` };
}
