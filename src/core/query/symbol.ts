import { Refusal } from '../errors.ts';
import type { Listing } from '../types.ts';
import { codePoint, echoFirst } from './echo.ts';

/** What any source is ever asked for. */
const SYMBOL = /^[A-Z0-9^][A-Z0-9.^=\-/]{0,19}$/;

/** True for what any source may be asked for: Yahoo symbols and exchange pairs. */
export function isSymbol(text: string): boolean {
  return SYMBOL.test(text);
}

/** What the second half of an exchange pair may be. */
const QUOTES: ReadonlySet<string> = new Set(['USD', 'USDT', 'USDC', 'EUR', 'GBP']);

const HOW_NAMES_LOOK =
  'Names are letters, digits and . - ^ = /, at most 20 of them, such as btc, r2k-tech or MSTR.';

/**
 * A typed name as the symbol that sources are asked for: full-width letters made plain, upper case, `BRK.B` as `BRK-B`,
 * `pepe-usd` as the pair `PEPE/USD`. @throws Refusal for everything that can't be a symbol.
 */
export function toSymbol(word: string): string {
  const plain = word.normalize('NFKC').trim();
  // Before upper-casing, which would turn ß into SS and ı into I.
  const foreign = /[^A-Za-z0-9.^=\-/]/u.exec(plain)?.[0];
  if (foreign !== undefined) {
    throw new Refusal(
      `${echoFirst(word)} can't be a name because of its ${spell(foreign)}. ${HOW_NAMES_LOOK}`,
    );
  }
  const symbol = plain.toUpperCase();
  if (!SYMBOL.test(symbol) || !isWellFormed(symbol)) {
    throw new Refusal(`${echoFirst(word)} can't be a name. ${HOW_NAMES_LOOK}`);
  }
  return asPair(symbol) ?? symbol.replace(/\.([AB])$/, '-$1');
}

/** A letter of another alphabet can look just like one of ours, so it is named by its number. */
function spell(character: string): string {
  if (character === '`') return 'backtick';
  if (character <= '~') return `\`${character}\``;
  const isOtherLetter = /\p{L}/u.test(character) && !/\p{Script=Latin}/u.test(character);
  return `${isOtherLetter ? 'non-Latin letter' : 'character'} ${codePoint(character)}`;
}

/** A slash only in an exchange pair, a caret only in front, no dangling or doubled punctuation, not just a number. */
function isWellFormed(symbol: string): boolean {
  if (symbol.includes('/')) return asPair(symbol) !== null;
  return (
    /[A-Z0-9]$/.test(symbol) && /[A-Z]/.test(symbol) && !symbol.includes('^', 1) && !/[.=-]{2}/.test(symbol)
  );
}

/** `PEPE/USD` of `PEPE/USD` or `PEPE-USD`; null when it is no pair against a currency. */
function asPair(symbol: string): string | null {
  const match = /^([A-Z0-9]{1,15})([/-])([A-Z]{3,4})$/.exec(symbol);
  const [, base, , quote] = match ?? [];
  if (base === undefined || quote === undefined || !QUOTES.has(quote)) return null;
  return `${base}/${quote}`;
}

/** True for an exchange pair against a currency: `pepe/usdt`, `pepe-usd`. */
export function isPair(word: string): boolean {
  return asPair(word.toUpperCase()) !== null;
}

/** True for a name of letters alone, which the sources know as a stock or a fund, and people may mean as a coin. */
export function isBareTicker(symbol: string): boolean {
  return /^[A-Z]{1,6}$/.test(symbol);
}

function aboutSymbol(symbol: string, pair: boolean): string {
  if (pair) return `${symbol}, as exchanges trade it.`;
  if (!isBareTicker(symbol)) return `${symbol}, as Yahoo quotes it.`;
  return `${symbol}, the stock or fund of that ticker, as Yahoo quotes it; a coin is typed as a pair, \`${symbol.toLowerCase()}/usdt\`.`;
}

/**
 * A listing for a name that the catalog does not hold: an exchange pair, or else a Yahoo ticker. Whether anybody
 * quotes it, only the sources know. @throws Refusal when it can't be a symbol.
 */
export function uncatalogued(word: string): Listing {
  const symbol = toSymbol(word);
  const pair = symbol.includes('/');
  return {
    id: symbol.toLowerCase(),
    label: symbol,
    name: symbol,
    group: pair ? 'coin' : 'other',
    aliases: [],
    instruments: [{ symbol, market: pair ? '24/7' : 'NYSE' }],
    about: aboutSymbol(symbol, pair),
  };
}
