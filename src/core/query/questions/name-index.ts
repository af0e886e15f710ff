import type { Catalog } from '../catalog.ts';
import { asText, spokenWords } from './spoken-words.ts';
import { createSpeller, type Speller } from './spelling.ts';

/** What a spoken phrase stands for: one listing, with a word about it where that was a choice of ours, or several. */
export interface Meant {
  readonly ids: readonly string[];
  /** `small-cap tech for "tech"`; null when the phrase says it itself. */
  readonly said: string | null;
}

/** The names of a catalog as the words of a question. */
export interface NameIndex {
  readonly phrases: ReadonlyMap<string, Meant>;
  /** The longest phrase, in words. */
  readonly mostWords: number;
  readonly speller: Speller;
}

/** Ways to say a name that only a question has; a typed line stays exact. */
const LOOSE: readonly (readonly [id: string, said: string | null, phrases: readonly string[]])[] = [
  [
    'r2k-tech',
    'small-cap tech for “tech”',
    [
      'tech',
      'tech stocks',
      'tech stock',
      'tech shares',
      'techs',
      'technology',
      'technology stocks',
      'tech sector',
      'tech companies',
    ],
  ],
  [
    'r2k-tech',
    null,
    [
      'small cap tech shares',
      'small tech shares',
      'small tech companies',
      'smaller tech',
      'small cap techs',
      'small techs',
      'small technology stocks',
      'russell 2000 tech stocks',
      'russell tech sector',
      'psct',
    ],
  ],
  [
    'sp500-tech',
    null,
    [
      'big techs',
      'big tech stocks',
      'large tech',
      'larger tech',
      'mega tech',
      'tech giants',
      'large cap techs',
    ],
  ],
  [
    'spx',
    'the S&P 500 for “the market”',
    ['market', 'stock market', 'equity market', 'equities', 'wall street', 'us equities'],
  ],
  ['spx', null, ['s&p', 's&p500', 's&p 500', 's and p', 's and p 500', 'snp500']],
  ['btc', 'bitcoin for “crypto”', ['crypto', 'cryptocurrency']],
  ['btc', null, ['bit coin', 'btcs']],
  ['spx', null, ['large caps', 'large cap', 'large cap stocks', 'big caps', 'big cap']],
  ['mag7', null, ['mag seven', 'faang', 'magnificent 7 stocks', 'magnificents']],
  ['gold', null, ['digital gold']],
  ['ndx', null, ['nasdaq index', 'nas', 'nasdaq 100 index', 'naz']],
  ['bonds', null, ['treasury', 'treasurys', 'us bonds', 'government bonds', 'bond market']],
  ['dxy', null, ['greenbacks']],
  ['oil', null, ['oil price', 'oil prices']],
  ['dow', null, ['dow index']],
  ['spec-growth', null, ['ark fund', 'cathie wood']],
  ['mstr', null, ['mstr', 'microstrategy']],
  ['coin', null, ['coin', 'coinbase', 'coinbase stock']],
  ['nvda', null, ['nvidia', 'nvda']],
  ['tsla', null, ['tesla', 'tsla']],
  ['aapl', null, ['apple stock', 'aapl']],
  ['msft', null, ['microsoft', 'msft']],
];

/** What may be the tech sector or the whole of a size. */
const UNSURE: readonly (readonly [ids: readonly string[], phrases: readonly string[]])[] = [
  [
    ['r2k-tech', 'r2k'],
    [
      'small',
      'smalls',
      'small ones',
      'small stocks',
      'smaller stocks',
      'small companies',
      'smaller companies',
      'smaller ones',
    ],
  ],
  [
    ['sp500-tech', 'spx'],
    ['big', 'large', 'big ones', 'large ones', 'big stocks', 'large stocks', 'big companies', 'larger ones'],
  ],
];

/** Names that are words of every day: taken for names only where they are marked as such. */
const EVERYDAY: ReadonlySet<string> = new Set(
  'link near dot etc apt uni atom semi property sp rut nas uso dia coin for all'.split(' '),
);

const made = new WeakMap<Catalog, NameIndex>();

/** The index of a catalog; made once. */
export function nameIndex(catalog: Catalog): NameIndex {
  const known = made.get(catalog);
  if (known !== undefined) return known;
  const phrases = new Map<string, Meant>();
  const add = (phrase: string, meant: Meant) => {
    const key = asText(spokenWords(phrase));
    if (key !== '' && !phrases.has(key)) phrases.set(key, meant);
  };
  for (const [ids, said] of UNSURE) for (const phrase of said) add(phrase, { ids, said: null });
  for (const [id, said, loose] of LOOSE) for (const phrase of loose) add(phrase, { ids: [id], said });
  for (const { id, aliases } of catalog.all)
    for (const name of [id, ...aliases]) add(name, { ids: [id], said: null });
  for (const { id, instruments } of catalog.all)
    for (const { symbol } of instruments) if (!symbol.includes('/')) add(symbol, { ids: [id], said: null });
  const nameWords = new Set([...phrases.keys()].flatMap((phrase) => phrase.split(' ')));
  const index: NameIndex = {
    phrases,
    mostWords: Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length)),
    speller: createSpeller(nameWords),
  };
  made.set(catalog, index);
  return index;
}

export function isEveryday(phrase: string): boolean {
  return EVERYDAY.has(phrase);
}
