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
  ['dow', null, ['dow index', 'dow jones index']],
  ['ndx', null, ['qs', 'the qs', 'nazdaq', 'nasdack', 'nasi', 'nasdaq composite', 'nasdaq tech']],
  ['spx', null, ['spooz', 'spoos', 'spoo', 'spus', 's&p500 index', 's&p index', 'sp500 index', 'spx index', 'us stock market', 'us equity market', 'american stocks', 'us market', 'american stock market']],
  ['spx', 'the S&P 500 for “the market”', ['broad market', 'overall market', 'whole market', 'wider market', 'market as a whole', 'broader market', 'general market']],
  ['r2k', null, ['russell 2k', 'russell2k', 'russell index', 'russell 2000 index', 'small cap index', 'small cap shares', 'small cap stock', 'smaller caps']],
  ['r2k-tech', null, ['small tech names', 'tiny tech', 'small cap tech names', 'small cap tech companies', 'smaller technology companies', 'smaller tech companies', 'smaller tech stocks', 'small technology companies', 'small technology shares', 'small technology companies', 'r2k technology sector', 'small cap technology stocks', 'russell 2k tech', 'tech small caps', 'tech smallcaps', 'technology small caps', 'small company tech', 'russell technology sector']],
  ['r2k-growth', null, ['growth small caps', 'growth smallcaps', 'small cap growth stocks', 'small growth stocks', 'small caps growth']],
  ['sp500-tech', null, ['large cap tech stocks', 'big technology', 'big technology companies', 'big tech companies', 'large tech stocks', 'big tech names', 'mega cap tech stocks', 's&p tech', 'large technology']],
  ['mag7', null, ['mag 7 stocks', 'mag7 stocks', 'fang', 'fangs', 'maang', 'fang stocks', 'faang stocks', 'big seven', 'mags']],
  ['semis', null, ['chip makers', 'chipmakers', 'chip companies', 'chip sector', 'semi stocks', 'semis index', 'semiconductor index', 'soxx', 'sox']],
  ['software', null, ['software companies', 'software sector', 'software shares', 'saas stocks']],
  ['spec-growth', null, ['cathie', 'cathies fund', 'cathie woods fund', 'ark etf', 'arks fund', 'speculative growth stocks', 'speculative tech stocks', 'unprofitable tech stocks', 'ark funds', 'ark invest', 'speculative stocks']],
  ['high-yield', null, ['high yield', 'junk debt', 'junk bond market', 'high yield credit', 'junk credit']],
  ['bonds', null, ['bonds', 'long dated treasuries', 'us treasury bonds', 'long bond', 'us government bonds', 'tlts', 'long term treasuries', 'long dated bonds']],
  ['dxy', null, ['american dollar', 'usd index', 'the usd', 'us currency', 'dollars index', 'us dollars']],
  ['emerging', null, ['em stocks', 'emerging market', 'em equities', 'emerging mkts', 'ems']],
  ['oil', null, ['crude prices', 'wti crude', 'oil futures']],
  ['gold', null, ['gold bullion', 'physical gold', 'gold prices', 'the yellow metal']],
  ['microcap', null, ['micro cap stocks', 'microcap stocks', 'micros']],
  ['btc', null, ['btcusd', 'btc usd']],
  ['eth', null, ['ethusd', 'vitalik coin', 'etherium']],
  ['doge', null, ['dogecoins', 'doggy coin', 'doge coin']],
  ...(['financials', 'health', 'energy', 'industrials', 'staples', 'materials', 'utilities', 'discretionary'] as const).map(
    (sector) => [`sp500-${sector}`, null, [`${sector} in the s&p`, `${sector} in the s&p 500`, `s&p ${sector} stocks`, `sp500 ${sector} stocks`, `large cap ${sector} stocks`, `big ${sector}`]] as const,
  ),
  ['sp500-real-estate', 'large-cap real estate for “real estate”', ['real estate', 'real estate stocks', 'reits', 'reit']],
  ['sp500-financials', null, ['big banks', 'large banks', 'wall street banks']],
  ['sc-financials', null, ['small banks', 'regional banks']],
  ...(['mara', 'riot', 'clsk', 'hood', 'pltr', 'gme', 'amc', 'amd', 'nflx', 'amzn', 'googl', 'goog', 'orcl', 'smci', 'pypl', 'ibit', 'gbtc', 'tqqq', 'intc', 'crm'] as const).map((ticker) => [ticker, null, [ticker]] as const),
  ['hood', null, ['robinhood', 'robinhood stock']],
  ['pltr', null, ['palantir', 'palantir stock']],
  ['gme', null, ['gamestop', 'gamestop stock']],
  ['amzn', null, ['amazon', 'amazon stock']],
  ['googl', null, ['google', 'google stock', 'alphabet']],
  ['aapl', null, ['apple', 'apple shares', 'apples stock']],
  ['nflx', null, ['netflix', 'netflix stock']],
  ['tsla', null, ['tesla stock', 'tesla shares']],
  ['nvda', null, ['nvidia stock', 'nvidia shares']],
  ['mstr', null, ['mstr stock', 'microstrategy stock', 'strategy stock', 'saylor stock', 'saylors company', 'saylors stock']],
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
  ...[
    ['financials', 'financials', 'financial', 'financial stocks', 'banks', 'bank stocks', 'bank shares', 'the banks'],
    ['energy', 'energy', 'energy stocks', 'energy sector', 'energy companies', 'oil stocks', 'oil companies'],
    ['health', 'health care', 'healthcare', 'health care stocks', 'healthcare stocks', 'health stocks', 'pharma'],
    ['industrials', 'industrials', 'industrial stocks'],
    ['discretionary', 'consumer discretionary', 'discretionary'],
    ['staples', 'consumer staples', 'staples'],
    ['materials', 'materials', 'materials stocks'],
    ['utilities', 'utilities', 'utility stocks', 'utes'],
  ].map(([sector = '', ...phrases]) => [[`sp500-${sector}`, `sc-${sector}`], phrases] as const),
  [['r2k-growth', 'spec-growth'], ['growth stocks', 'growth', 'growth shares']],
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
