import type { Spoken } from './spoken-words.ts';

const DIGITS = 'oh one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
/** What is counted, so that the number before it is no year: `twenty twenty day windows`. */
const UNIT = /^(?:days?|weeks?|months?|quarters?|years?|sessions?|percent)$/;

/** `twenty twenty three` and `two thousand and nineteen` as somebody says them to a telephone: `2023`, `2019`. */
export function yearsInFigures(words: readonly Spoken[]): readonly Spoken[] {
  if (!words.some(({ text }) => text === 'twenty' || text === 'thousand')) return words;
  const told: Spoken[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const year = yearAt(words, at);
    told.push(year === null ? word : { ...word, text: year.text });
    at += year === null ? 0 : year.used - 1;
  }
  return told;
}

function yearAt(
  words: readonly Spoken[],
  at: number,
): { readonly text: string; readonly used: number } | null {
  const text = (place: number) => words[at + place]?.text ?? '';
  const isTwoThousand = text(0) === 'two' && text(1) === 'thousand';
  if (!isTwoThousand && text(0) !== 'twenty') return null;
  const start = isTwoThousand ? (text(2) === 'and' ? 3 : 2) : 1;
  const rest = belowThirty(text(start), text(start + 1), isTwoThousand);
  if (rest === null || UNIT.test(text(start + rest.used))) return null;
  return { text: String(2000 + rest.value), used: start + rest.used };
}

/** `twenty three`, `nineteen`, `oh nine`. */
function belowThirty(
  word: string,
  next: string,
  isTwoThousand: boolean,
): { readonly value: number; readonly used: number } | null {
  const teen = TEENS.indexOf(word);
  if (teen >= 0) return { value: 10 + teen, used: 1 };
  const digit = DIGITS.indexOf(next, 1);
  if (word === 'twenty') return digit > 0 ? { value: 20 + digit, used: 2 } : { value: 20, used: 1 };
  if (word === 'oh' && digit > 0) return { value: digit, used: 2 };
  return isTwoThousand && DIGITS.indexOf(word, 1) > 0 ? { value: DIGITS.indexOf(word), used: 1 } : null;
}
