import { Refusal } from '../errors.ts';
import { echoFirst } from '../query/echo.ts';

/** What `daily` and `alert` do to one of their orders, `pause 3`. */
export interface Numbered<Verb extends string> {
  readonly verb: Verb;
  readonly number: number;
}

/** Other words for the same. */
const SAME_VERB: ReadonlyMap<string, string> = new Map([
  ['delete', 'remove'],
  ['stop', 'remove'],
  ['cancel', 'remove'],
  ['unpause', 'resume'],
  ['start', 'resume'],
  ['log', 'history'],
]);

/** Reads `pause 3` or `pause #3`. Null when the first word is none of the verbs. @throws Refusal without a number. */
export function numberedRequest<Verb extends string>(
  command: string,
  words: readonly string[],
  verbs: readonly Verb[],
): Numbered<Verb> | null {
  const said = (words[0] ?? '').toLowerCase();
  const verb = verbs.find((name) => name === (SAME_VERB.get(said) ?? said));
  if (verb === undefined) return null;
  const [, digits = ''] = /^#?(\d{1,9})$/.exec(words[1] ?? '') ?? [];
  if (digits === '' || words.length > 2 || Number(digits) < 1) {
    const rest = words.slice(1).join(' ');
    const said = rest === '' ? 'Say which one' : `${echoFirst(rest)} is not the number of one`;
    throw new Refusal(`${said}, as in \`${command} ${verb} 1\`. \`${command} list\` shows the numbers.`, [
      { label: 'List', line: `${command} list` },
    ]);
  }
  return { verb, number: Number(digits) };
}
