import { Refusal } from '../errors.ts';
import { echo } from '../query/echo.ts';
import type { QuestionContext } from '../query/questions/draft.ts';
import { isSpeltRight } from '../query/questions/vocabulary.ts';
import { toSymbol } from '../query/symbol.ts';
import { readAsked } from './read-asked.ts';
import type { Action } from '../types.ts';

/** A word as it may be a ticker. Longer texts, and such with more words that nobody knows, are no question about one. */
const WORD = /(?<![\w$/.^-])[a-z][a-z\d]{1,9}(?![\w/^=-]|\.\w)/gi;
const LONGEST_TEXT = 300;
const MOST_STRANGERS = 3;

/**
 * What to say to a question that would be one, were it not for a single name that nobody here knows; null for anything
 * else. `I don't know `hype`. Try it as a ticker, `$hype`, or as a coin's pair, `hype/usdt`; ...`, with a button for each.
 */
export function unknownInQuestion(text: string, context: QuestionContext): Refusal | null {
  if (text.length > LONGEST_TEXT) return null;
  const strangers = [...text.matchAll(WORD)].filter(([word]) => !isSpeltRight(word.toLowerCase()));
  if (strangers.length > MOST_STRANGERS) return null;
  const found = strangers.flatMap((match) => {
    const ticker = lineWith(text, match, `$${match[0]}`, context);
    return ticker === null ? [] : [{ match, ticker }];
  });
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return null;
  const word = only.match[0].toLowerCase();
  const known = context.catalog.find(word);
  if (known !== null) {
    const meant = { label: `yes, ${known.id}`, line: only.ticker };
    return new Refusal(`Do you mean ${known.name} by ${echo(word)}?`, [meant], 'nothing');
  }
  const pair = lineWith(text, only.match, `${word}/usdt`, context);
  const actions: Action[] = [
    { label: `$${word}`, line: only.ticker },
    ...(pair === null ? [] : [{ label: `${word}/usdt`, line: pair }]),
    { label: 'Names', line: 'symbols' },
  ];
  return new Refusal(
    `I don't know ${echo(word)}. Try it as a stock's ticker (\`$${word}\`) or as a coin's pair (\`${word}/usdt\`); \`symbols\` lists the names I know.`,
    actions,
    'nothing',
  );
}

/** The line that the question is read as with that in the place of the word; null when it is still none with it. */
function lineWith(
  text: string,
  { index, 0: word }: RegExpExecArray,
  name: string,
  context: QuestionContext,
): string | null {
  const reading = readAsked(`${text.slice(0, index)}${name}${text.slice(index + word.length)}`, context);
  if (reading.kind !== 'line') return null;
  const { id } = context.catalog.listing(toSymbol(name.replace(/^\$/, '')));
  const { assets, benchmarks } = reading.query;
  return assets.includes(id) || benchmarks.includes(id) ? reading.line : null;
}
