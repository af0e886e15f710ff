import { Refusal } from '../errors.ts';
import { echo, echoFirst } from '../query/echo.ts';
import type { ReadLine } from '../ports.ts';
import { wayBack, type AlertCondition, type AlertSpec } from './alert.ts';
import { numberedRequest, type Numbered, type OfAll } from './order-number.ts';

/** What `alert ...` asks for. */
export type AlertRequest =
  | { readonly verb: 'list' }
  | { readonly verb: 'add'; readonly spec: AlertSpec; readonly read: ReadLine }
  | Numbered<'pause' | 'resume' | 'remove' | 'history'>
  | OfAll;

/** A whole line that adds an alert. */
export const ALERT_EXAMPLE = 'alert add corr btc r2k-tech 1y > 0.7';
const NUMBERED_VERBS = ['pause', 'resume', 'remove', 'history'] as const;

/** Reads what follows the word `alert`. @throws Refusal, a sentence with the fix in it. */
export function readAlertRequest(text: string, read: (line: string) => ReadLine): AlertRequest {
  const words = text.split(' ').filter((word) => word !== '');
  const verb = (words[0] ?? 'list').toLowerCase();
  if (verb === 'list' && words.length <= 1) return { verb };
  if (verb === 'add') {
    const { condition, line } = takeCondition(words.slice(1).join(' '));
    const watched = readWatched(line, read);
    return { verb, spec: { line: watched.line, condition }, read: watched };
  }
  const numbered = numberedRequest('alert', words, NUMBERED_VERBS);
  if (numbered !== null) return numbered;
  throw new Refusal(
    `I don't know what \`alert\` should do with ${echo(text)}. Try \`${ALERT_EXAMPLE}\`, \`alert list\`, or \`alert pause 1\` (also resume, remove, history).`,
    [{ label: 'Alerts here', line: 'alert list' }],
  );
}

/** `add corr btc r2k-tech 1y > 0.7`: the canonical words after `alert`. */
export function formatAlertSpec({ line, condition }: AlertSpec): string {
  return `add ${line} ${conditionText(condition)}`;
}

/** `> 0.7`, `coupled`. */
function conditionText(condition: AlertCondition): string {
  if (!('level' in condition)) return condition.kind;
  return `${condition.kind === 'above' ? '>' : '<'} ${condition.level}`;
}

const CONDITION =
  /^(.*?)\s*(?:(>=?|<=?|\babove\b|\bbelow\b|\bover\b|\bunder\b)\s*(\S+)|\b(coupled|decoupled))\s*$/i;

function takeCondition(text: string): { condition: AlertCondition; line: string } {
  const [, line = '', sign, level = '', label] = CONDITION.exec(text) ?? [];
  if (label !== undefined) {
    return { condition: { kind: label.toLowerCase() === 'coupled' ? 'coupled' : 'decoupled' }, line };
  }
  if (sign === undefined) {
    throw new Refusal(
      `Say what to wait for: \`> 0.7\`, \`< 0.3\`, \`coupled\` or \`decoupled\` at the end, as in \`${ALERT_EXAMPLE}\`.`,
    );
  }
  const value = /^[-+]?(?:\d+\.?\d{0,4}|\.\d{1,4})$/.test(level) ? Number(level) : Number.NaN;
  if (!(Math.abs(value) < 1)) {
    throw new Refusal(
      `${echoFirst(level)} is no level that a correlation can cross. Give a number between -1 and 1, as in \`${ALERT_EXAMPLE}\`.`,
    );
  }
  const kind = sign.startsWith('>') || /^(?:above|over)$/i.test(sign) ? 'above' : 'below';
  // Never -0: it would be printed as 0 and compared as equal anyway.
  const condition = { kind, level: value === 0 ? 0 : value } as const;
  if (!(Math.abs(wayBack(condition)) < 1)) {
    throw new Refusal(
      `An alert ${sign} ${level} would fire once and never again: no correlation lies on the other side of it. Give a level further from ${kind === 'above' ? '-1' : '1'}, as in \`${ALERT_EXAMPLE}\`.`,
    );
  }
  return { condition, line };
}

/** The window that is watched is that of Pearson's daily correlation. */
function readWatched(line: string, read: (line: string) => ReadLine): ReadLine {
  if (line === '') throw new Refusal(`Say what to watch, as in \`${ALERT_EXAMPLE}\`.`);
  const watched = read(line);
  const { choices, range } = watched.query;
  if (watched.command.name === 'help') throw new Refusal(`Say what to watch, as in \`${ALERT_EXAMPLE}\`.`);
  if (watched.command.name !== 'corr') {
    throw new Refusal(
      `An alert watches the rolling correlation of one pair, and \`${watched.command.name}\` is none. Try \`${ALERT_EXAMPLE}\`.`,
    );
  }
  if (choices['freq'] !== 'daily' || choices['method'] !== 'pearson' || choices['view'] !== 'none') {
    throw new Refusal(
      'An alert watches the daily rolling Pearson correlation after each session. Leave `freq=`, `method=` and `view=` out; `window=` stays.',
    );
  }
  if (range.kind === 'calendar' && range.to !== null) {
    throw new Refusal(
      `An alert watches what is still to come, and \`${range.text}\` ends. Take a range that goes on, such as \`1y\` or \`2023-01-01..\`.`,
    );
  }
  return watched;
}
