import type { Listing } from '../types.ts';
import { LARGE_CAP_SECTORS, SMALL_CAP_SECTORS } from './sectors.ts';

/** A benchmark as it is written down here; `symbols` are Yahoo's, first choice first, all of the very same thing. */
interface Entry extends Omit<Listing, 'instruments'> {
  readonly symbols: readonly string[];
}

function listed({ symbols, ...rest }: Entry): Listing {
  return { ...rest, instruments: symbols.map((symbol) => ({ symbol, market: 'NYSE' })) };
}

const R2K_TECH_ALIASES = [
  'small tech',
  'small tech stocks',
  'small technology',
  'small cap tech',
  'smallcap tech',
  'small caps tech',
  'small cap tech stocks',
  'small cap technology',
  'r2ktech',
  'r2k technology',
  'r2000 tech',
  'r2000 technology',
  'russell tech',
  'russell technology',
  'russell 2000 tech',
  'russell 2000 tech sector',
  'russell 2000 technology',
  'russell 2000 technology sector',
  'russell2000 tech',
];

/**
 * The technology sector of the Russell 2000. No free symbol of that index is known, so a fund on a sibling index
 * stands in for it, unless an operator has a symbol of the index itself.
 */
export function r2kTech(symbol: string | null = null): Listing {
  const sector = {
    id: 'r2k-tech',
    label: 'small-cap tech',
    name: 'Russell 2000 Technology',
    group: 'small-cap',
    aliases: R2K_TECH_ALIASES,
  } as const;
  if (symbol !== null) {
    const about = `The technology sector of the Russell 2000, read from ${symbol}.`;
    return listed({ ...sector, symbols: [symbol], about });
  }
  return listed({
    ...sector,
    symbols: ['PSCT'],
    about:
      'The technology sector of the Russell 2000. No free symbol of it is known, so PSCT, a fund on S&P SmallCap 600 tech, stands in.',
    standIn: 'S&P SmallCap 600 tech',
    holdsCryptoStocks: true,
  });
}

const SMALL_CAPS: readonly Entry[] = [
  {
    id: 'r2k',
    label: 'the Russell 2000',
    name: 'Russell 2000',
    group: 'small-cap',
    aliases: [
      'russell',
      'russell 2000',
      'russell2000',
      'r2000',
      'rut',
      'rty',
      'small caps',
      'smallcaps',
      'small cap',
      'smallcap',
      'small cap stocks',
    ],
    symbols: ['IWM', '^RUT'],
    about: 'Two thousand small US companies, of which tech is only a part.',
  },
  {
    id: 'r2k-growth',
    label: 'small-cap growth',
    name: 'Russell 2000 Growth',
    group: 'small-cap',
    aliases: ['russell growth', 'russell 2000 growth', 'small growth', 'small cap growth', 'smallcap growth'],
    symbols: ['IWO'],
    about: 'The half of the Russell 2000 with the higher valuations and growth.',
  },
  {
    id: 'microcap',
    label: 'micro-caps',
    name: 'Russell Microcap',
    group: 'small-cap',
    aliases: ['microcaps', 'micro cap', 'micro caps', 'russell microcap'],
    symbols: ['IWC'],
    about: 'The smallest listed US companies.',
  },
];

const LARGE_CAPS: readonly Entry[] = [
  {
    id: 'ndx',
    label: 'the Nasdaq-100',
    name: 'Nasdaq-100',
    group: 'large-cap',
    aliases: ['nasdaq', 'nasdaq 100', 'nasdaq100', 'nasdaqs', 'ndx100', 'nq', 'qqqs'],
    symbols: ['QQQ', '^NDX'],
    about: 'The hundred largest non-financial companies on Nasdaq, most of them tech.',
  },
  {
    id: 'spx',
    label: 'the S&P 500',
    name: 'S&P 500',
    group: 'broad',
    aliases: ['s&p', 's&p 500', 's&p500', 'snp', 'snp 500', 'sp500', 'sp 500', 'sp', 'us stocks', 'stocks'],
    symbols: ['SPY', '^GSPC'],
    about: 'Five hundred large US companies: the broad market.',
  },
  {
    id: 'dow',
    label: 'the Dow',
    name: 'Dow Jones Industrial Average',
    group: 'large-cap',
    aliases: ['dow jones', 'dow 30', 'djia', 'dow jones industrial average'],
    symbols: ['DIA', '^DJI'],
    about: 'Thirty large US companies, weighted by price.',
  },
  {
    id: 'mag7',
    label: 'the Magnificent Seven',
    name: 'Magnificent Seven',
    group: 'large-cap',
    aliases: ['mag 7', 'magnificent 7', 'magnificent seven', 'mega cap tech', 'megacap tech', 'mega caps'],
    symbols: ['MAGS'],
    about:
      'Alphabet, Amazon, Apple, Meta, Microsoft, Nvidia and Tesla in equal parts; its fund starts in 2023.',
  },
];

const THEMES: readonly Entry[] = [
  {
    id: 'software',
    label: 'software stocks',
    name: 'US software stocks',
    group: 'theme',
    aliases: ['software stocks', 'saas', 'tech software'],
    symbols: ['IGV'],
    about: 'North American software companies, large and small.',
    holdsCryptoStocks: true,
  },
  {
    id: 'semis',
    label: 'chip stocks',
    name: 'Semiconductor stocks',
    group: 'theme',
    aliases: ['semi', 'semiconductors', 'semiconductor', 'semiconductor stocks', 'chips', 'chip stocks'],
    symbols: ['SMH'],
    about: 'The largest listed chip makers.',
  },
  {
    id: 'spec-growth',
    label: 'speculative growth',
    name: 'Speculative growth stocks',
    group: 'theme',
    aliases: ['speculative growth', 'speculative tech', 'unprofitable tech', 'ark', 'ark innovation'],
    symbols: ['ARKK'],
    about: 'Young, often unprofitable companies, read from the fund ARKK, which holds crypto companies too.',
    holdsCryptoStocks: true,
  },
];

const OTHERS: readonly Entry[] = [
  {
    id: 'emerging',
    label: 'emerging markets',
    name: 'Emerging-market stocks',
    group: 'broad',
    aliases: ['emerging markets', 'emerging market stocks'],
    symbols: ['EEM'],
    about: 'Large and mid-sized companies of emerging markets.',
  },
  {
    id: 'gold',
    label: 'gold',
    name: 'Gold',
    group: 'other',
    aliases: ['xau', 'xauusd', 'gold price'],
    symbols: ['GLD', 'IAU'],
    about: 'The metal, read from a fund that stores it.',
  },
  {
    id: 'silver',
    label: 'silver',
    name: 'Silver',
    group: 'other',
    aliases: ['xag', 'xagusd', 'silver price'],
    symbols: ['SLV'],
    about: 'The metal, read from a fund that stores it.',
  },
  {
    id: 'oil',
    label: 'oil',
    name: 'US crude oil',
    group: 'other',
    aliases: ['crude', 'crude oil', 'wti'],
    symbols: ['USO'],
    about: 'US crude oil, read from a fund that holds its futures.',
  },
  {
    id: 'dxy',
    label: 'the dollar',
    name: 'US Dollar Index',
    group: 'other',
    aliases: ['dollar', 'us dollar', 'dollar index', 'us dollar index', 'greenback'],
    symbols: ['UUP', 'DX-Y.NYB'],
    about: 'The dollar against six currencies, the euro above all.',
  },
  {
    id: 'vix',
    label: 'the VIX',
    name: 'CBOE Volatility Index',
    group: 'other',
    aliases: ['volatility', 'volatility index', 'fear index', 'fear gauge'],
    symbols: ['^VIX'],
    about: 'The swings of the S&P 500 that options price in for the next month.',
  },
  {
    id: 'bonds',
    label: 'long Treasuries',
    name: 'US Treasuries over 20 years',
    group: 'other',
    aliases: ['treasuries', 'long treasuries', 'us treasuries', 'long bonds', 'treasury bonds'],
    symbols: ['TLT'],
    about: 'US government bonds with more than twenty years to run.',
  },
  {
    id: 'high-yield',
    label: 'high-yield bonds',
    name: 'US high-yield bonds',
    group: 'other',
    aliases: ['high yield bonds', 'junk bonds', 'junk'],
    symbols: ['HYG'],
    about: 'Bonds of US companies with weak credit.',
  },
];

/** What things are compared with, r2k-tech apart: small caps first, then large caps, themes and the rest. */
export const BENCHMARKS: readonly Listing[] = [
  ...SMALL_CAPS.map(listed),
  ...SMALL_CAP_SECTORS,
  ...LARGE_CAPS.map(listed),
  ...LARGE_CAP_SECTORS,
  ...THEMES.map(listed),
  ...OTHERS.map(listed),
];
