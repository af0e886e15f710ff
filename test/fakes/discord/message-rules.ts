import type { Flaw } from './api-error.ts';
import type { Component, MessageBody } from './bodies.ts';
import { buttonStyle, componentType, messageFlag } from './protocol.ts';
import type { UploadedFile } from './world.ts';

/** What the published description of the API does not say about a message, although the API refuses it. */

const CONTENT_LENGTH = 2_000;
const EMBEDS_LENGTH = 6_000;
const ROWS = 5;
const FILES = 10;

export function messageFlaws(body: MessageBody, files: readonly UploadedFile[]): Flaw[] {
  return [...contentFlaws(body), ...embedFlaws(body), ...componentFlaws(body), ...fileFlaws(body, files)];
}

function contentFlaws({ content, flags, embeds }: MessageBody): Flaw[] {
  const isComponentsOnly = ((flags ?? 0) & messageFlag.componentsV2) !== 0;
  if (isComponentsOnly && ((content ?? '') !== '' || (embeds ?? []).length > 0)) {
    const message = 'The MessageFlags.IS_COMPONENTS_V2 flag cannot be used with content or embeds';
    return [{ path: ['content'], code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message }];
  }
  if (Array.from(content ?? '').length <= CONTENT_LENGTH) return [];
  return [{ path: ['content'], ...tooLong(CONTENT_LENGTH) }];
}

function embedFlaws({ embeds }: MessageBody): Flaw[] {
  const flaws: Flaw[] = [];
  let total = 0;
  for (const [index, { title, description, footer, author, fields }] of (embeds ?? []).entries()) {
    const ofFields = (fields ?? []).flatMap(({ name, value }) => [name, value]);
    const texts = [title, description, footer?.text, author?.name, ...ofFields];
    total += texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
    for (const [place, { name, value }] of (fields ?? []).entries()) {
      const path = ['embeds', index, 'fields', place];
      if (name.trim() === '') flaws.push({ path: [...path, 'name'], ...required });
      if (value.trim() === '') flaws.push({ path: [...path, 'value'], ...required });
    }
  }
  if (total > EMBEDS_LENGTH) {
    const message = `Embed size exceeds maximum size of ${EMBEDS_LENGTH}`;
    flaws.push({ path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message });
  }
  return flaws;
}

function componentFlaws({ components, flags }: MessageBody): Flaw[] {
  const rows = components ?? [];
  const isComponentsOnly = ((flags ?? 0) & messageFlag.componentsV2) !== 0;
  const flaws: Flaw[] =
    rows.length > ROWS && !isComponentsOnly ? [{ path: ['components'], ...tooLong(ROWS) }] : [];
  const seen = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const path = ['components', at, 'components'];
    const children = row.components ?? [];
    if (row.type === componentType.row) flaws.push(...rowFlaws(children, path));
    for (const [index, child] of children.entries()) {
      const place = [...path, index];
      flaws.push(
        ...(child.type === componentType.button ? buttonFlaws(child, place) : selectFlaws(child, place)),
      );
      const id = child.custom_id ?? '';
      if (id !== '' && seen.has(id)) {
        const message = 'Component custom id cannot be duplicated';
        flaws.push({ path: [...place, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message });
      }
      seen.add(id);
    }
  }
  return flaws;
}

/** A menu fills a row of its own. */
function rowFlaws(children: readonly Component[], path: Flaw['path']): Flaw[] {
  const menus = children.filter(({ type }) => type !== componentType.button);
  if (menus.length === 0 || children.length === 1) return [];
  const message = 'The specified component exceeds the maximum width';
  return [{ path, code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message }];
}

function buttonFlaws(
  { style, custom_id: customId, url, label, emoji }: Component,
  path: Flaw['path'],
): Flaw[] {
  if (style === buttonStyle.premium) return [];
  const isLink = style === buttonStyle.link;
  const flaws: Flaw[] = [];
  if (!isLink && (customId ?? '') === '') flaws.push({ path: [...path, 'custom_id'], ...required });
  if (isLink && (url ?? '') === '') flaws.push({ path: [...path, 'url'], ...required });
  if ((customId ?? '') !== '' && (url ?? '') !== '') {
    const message = 'A custom id and url cannot both be specified';
    flaws.push({ path, code: 'BUTTON_COMPONENT_CUSTOM_ID_AND_URL_MUTUALLY_EXCLUSIVE', message });
  }
  if ((label ?? '') === '' && (emoji ?? null) === null) flaws.push({ path: [...path, 'label'], ...required });
  return flaws;
}

function selectFlaws({ options, max_values: most }: Component, path: Flaw['path']): Flaw[] {
  const values = (options ?? []).map(({ value }) => value);
  const flaws: Flaw[] = values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [
          {
            path: [...path, 'options', index, 'value'],
            code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
            message: 'The specified option value is already used',
          },
        ],
  );
  if (values.length > 0 && (most ?? 1) > values.length) {
    const message = `int value should be less than or equal to ${values.length}.`;
    flaws.push({ path: [...path, 'max_values'], code: 'NUMBER_TYPE_MAX', message });
  }
  return flaws;
}

function fileFlaws({ attachments }: MessageBody, files: readonly UploadedFile[]): Flaw[] {
  const flaws: Flaw[] = files.length > FILES ? [{ path: ['files'], ...tooLong(FILES) }] : [];
  const ids = (attachments ?? []).map(({ id }) => id);
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) === index) continue;
    const message = 'Attachment ids must be unique';
    flaws.push({ path: ['attachments', index, 'id'], code: 'ATTACHMENT_ID_DUPLICATED', message });
  }
  return flaws;
}

const required = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };

function tooLong(most: number) {
  return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${most} or fewer in length.` };
}
