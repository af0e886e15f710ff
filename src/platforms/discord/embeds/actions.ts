import { createHash } from 'node:crypto';
import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
} from 'discord.js';
import { chunks } from '../../../core/chunks.ts';
import { readsAsRange } from '../../../core/query/readers.ts';
import type { Action } from '../../../core/types.ts';
import { LIMITS } from './limits.ts';
import { toPlain } from './markdown.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What a pressed button or a picked entry of a menu stands for. */
export interface Press {
  /** What the line is kept under (`referenceOf`). */
  readonly reference: string;
  /** User id of whoever the message answers; empty for posts, which answer nobody. */
  readonly owner: string;
}

/** Buttons take three rows at most, so that both menus have a place. */
const MOST_BUTTONS = 3 * LIMITS.buttonsInRow;
const BUTTON = 'line';
const MENU = 'menu';

/** A short name for a line, the same everywhere: a custom id has no room for a long line. */
export function referenceOf(line: string): string {
  return createHash('sha256').update(line).digest('base64url').slice(0, 16);
}

/**
 * Actions as rows: those that change the range as one menu, the others as buttons, and what the buttons have no room
 * for as a second menu. The owner is the user id of whoever asked, empty for a post.
 */
export function toRows(actions: readonly Action[], owner: string): Row[] {
  const lines = new Set<string>();
  const distinct = actions.filter(({ line }) => !lines.has(line) && lines.add(line));
  const ranges = distinct.filter(({ label }) => readsAsRange(label));
  const isMenu = ranges.length > 1;
  const others = isMenu ? distinct.filter((action) => !ranges.includes(action)) : distinct;
  const buttons = others.slice(0, MOST_BUTTONS);
  const more = others.slice(MOST_BUTTONS);
  return [
    ...(isMenu ? [menuRow('ranges', 'Another range', ranges, owner)] : []),
    ...chunks(buttons, LIMITS.buttonsInRow).map((row) => buttonRow(row, owner)),
    ...(more.length > 0 ? [menuRow('more', 'More', more, owner)] : []),
  ];
}

/** Reads a custom id and, for a menu, the picked value; null when it is none of ours. */
export function readPress(customId: string, values: readonly string[]): Press | null {
  const [kind, owner, third] = customId.split(':');
  const reference = kind === MENU ? values[0] : third;
  if ((kind !== BUTTON && kind !== MENU) || owner === undefined || reference === undefined) return null;
  return { reference, owner };
}

function buttonRow(actions: readonly Action[], owner: string): Row {
  return {
    type: ComponentType.ActionRow,
    components: actions.map(({ label, line }) => ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: labelOf(label, line, LIMITS.buttonLabel),
      custom_id: `${BUTTON}:${owner}:${referenceOf(line)}`,
    })),
  };
}

function menuRow(name: string, placeholder: string, actions: readonly Action[], owner: string): Row {
  const menu: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: `${MENU}:${owner}:${name}`,
    placeholder,
    options: actions.slice(0, LIMITS.menuOptions).map(({ label, line }) => ({
      label: labelOf(label, line, LIMITS.optionText),
      description: toPlain(line, LIMITS.optionText),
      value: referenceOf(line),
    })),
  };
  return { type: ComponentType.ActionRow, components: [menu] };
}

function labelOf(label: string, line: string, most: number): string {
  return toPlain(label, most).trim() || toPlain(line, most).trim() || '…';
}
