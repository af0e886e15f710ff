import { Refusal } from '../errors.ts';
import { echoFirst } from '../query/echo.ts';

/** What `daily` and `alert` do to one of their orders, `pause 3`. */
export interface Numbered<Verb extends string> {
  readonly verb: Verb;
  readonly number: number;
}

/** What can be done to all orders of a channel at once, `pause all`. */
export interface OfAll {
  readonly verb: 'pause' | 'resume' | 'remove';
  readonly number: 'all';
}

const VERBS_OF_ALL: readonly OfAll['verb'][] = ['pause', 'resume', 'remove'];

/** Other words for the same. */
const SAME_VERB: ReadonlyMap<string, string> = new Map([
  ['delete', 'remove'],
  ['stop', 'remove'],
  ['cancel', 'remove'],
  ['clear', 'remove'],
  ['unpause', 'resume'],
  ['start', 'resume'],
  ['log', 'history'],
]);

/**
 * Reads `pause 3`, `pause #3` or `pause all`. Null when the first word is none of the verbs. @throws Refusal without a
 * number, or for all where that can't be done to all.
 */
export function numberedRequest<Verb extends string>(
  command: string,
  words: readonly string[],
  verbs: readonly Verb[],
): Numbered<Verb> | OfAll | null {
  const first = (words[0] ?? '').toLowerCase();
  const verb = verbs.find((name) => name === (SAME_VERB.get(first) ?? first));
  if (verb === undefined) return null;
  const verbOfAll = VERBS_OF_ALL.find((name) => name === verb);
  if (verbOfAll !== undefined && words.length === 2 && /^(?:all|everything)$/i.test(words[1] ?? ''))
    return { verb: verbOfAll, number: 'all' };
  const [, digits = ''] = /^#?(\d{1,9})$/.exec(words[1] ?? '') ?? [];
  if (digits === '' || words.length > 2 || Number(digits) < 1) {
    const rest = words.slice(1).join(' ');
    const said = rest === '' ? 'Say which one' : `${echoFirst(rest)} is not the number of one`;
    throw new Refusal(
      `${said}, as in \`${command} ${verb} 1\`${verbOfAll === undefined ? '' : ` or \`${command} ${verb} all\``}. \`${command} list\` shows the numbers.`,
      [{ label: 'List', line: `${command} list` }],
    );
  }
  return { verb, number: Number(digits) };
}
