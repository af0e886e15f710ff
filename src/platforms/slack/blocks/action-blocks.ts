import { createHash } from 'node:crypto';
import type { types } from '@slack/bolt';
import type { Action, Reply } from '../../../core/types.ts';
import { LIMITS } from './limits.ts';
import { lineValue } from './lines.ts';
import { plainElement } from './message.ts';

/** Starts the action id of every button that stands for a line; a number follows. */
export const LINE_ACTION = 'line:';
/** The menu beside the buttons. */
export const MORE_ACTION = 'more';
/** Starts the value of an entry of that menu. */
export const MORE = { line: 'ask', daily: 'daily', remove: 'remove' } as const;

/** Room for the word before the line in the value of a menu entry. */
const MORE_LINE = LIMITS.optionValue - 10;

/** The block id says whose message it is: `for:U123:<hash>`, or `for::<hash>` when it is nobody's. */
const OWNED = /^for:([A-Z0-9]*):/;

/** The buttons of a reply, and a menu with what is asked for less often. */
export function actionBlocks(
  reply: Pick<Reply, 'actions' | 'query' | 'report' | 'file'>,
  { owner, daily }: { readonly owner: string | null; readonly daily: boolean },
): types.KnownBlock[] {
  const { buttons, options } = sorted(reply, daily, owner);
  const elements: types.ActionsBlock['elements'] = buttons
    .slice(0, LIMITS.elements - 1)
    .map(({ label, line }, index) => button(label, line, index));
  // A menu with a single entry is a button.
  if (options.length === 1 && options[0] !== undefined) elements.push(lone(options[0]));
  if (options.length > 1) elements.push({ type: 'overflow', action_id: MORE_ACTION, options });
  if (elements.length === 0) return [];
  const hash = createHash('sha256')
    .update(`${reply.query}\n${JSON.stringify(elements)}`)
    .digest('hex');
  return [{ type: 'actions', block_id: `for:${owner ?? ''}:${hash.slice(0, 12)}`, elements }];
}

/** Lines that the buttons of a reply can't carry themselves and that must be kept: with the most each may carry. */
export function linesToKeep(reply: Reply): readonly { readonly line: string; readonly most: number }[] {
  return [
    ...reply.actions.map(({ line }) => ({ line, most: LIMITS.buttonValue })),
    ...[reply.query, ...reply.actions.map(({ line }) => line)].map((line) => ({ line, most: MORE_LINE })),
  ];
}

/** Whose message a block of buttons belongs to; null when it is nobody's. */
export function ownerOf(blockId: string | undefined): string | null {
  const owner = OWNED.exec(blockId ?? '')?.[1] ?? '';
  return owner === '' ? null : owner;
}

/** What an entry of the menu asks for: the word and the value of its line. */
export function readMore(value: string): { readonly kind: string; readonly value: string } {
  const colon = value.indexOf(':');
  return { kind: value.slice(0, colon), value: value.slice(colon + 1) };
}

/** A button that asks a line; `index` tells it from the others of its message. */
export function button(label: string, line: string, index: number): types.Button {
  return {
    type: 'button',
    action_id: `${LINE_ACTION}${index}`,
    text: plainElement(label, LIMITS.buttonText),
    value: lineValue(line, LIMITS.buttonValue),
  };
}

function sorted(
  { actions, query, report, file }: Parameters<typeof actionBlocks>[0],
  daily: boolean,
  owner: string | null,
) {
  const isFile = ({ line }: Action) => line.startsWith('csv ');
  const files = actions.filter(isFile).slice(0, 1);
  // An answer with numbers can be posted every day; a list, a file or a help page can't usefully.
  const postable = daily && report !== undefined && file === undefined && query !== '';
  const options: types.PlainTextOption[] = [
    ...files.map(({ line }) => option('CSV file', MORE.line, line)),
    ...(postable ? [option('Make this a daily post', MORE.daily, query)] : []),
  ];
  // Only beside another entry: alone it would be a button of its own, and ask to be pressed.
  if (owner !== null && options.length > 0) {
    const text = plainElement('Delete this answer', LIMITS.buttonText);
    options.push({ text, value: `${MORE.remove}:` });
  }
  return { buttons: actions.filter((action) => !files.includes(action)), options };
}

function option(label: string, kind: string, line: string): types.PlainTextOption {
  return { text: plainElement(label, LIMITS.buttonText), value: `${kind}:${lineValue(line, MORE_LINE)}` };
}

function lone({ text, value = '' }: types.PlainTextOption): types.Button {
  return { type: 'button', action_id: MORE_ACTION, text, value };
}
