import { LARGE_CAP_SECTORS, SMALL_CAP_SECTORS } from './sectors.ts';

/** What is compared when nobody says what: listing ids, in the order in which people think of them. */

/** The sectors of small caps, tech (`r2k-tech`) first. */
export const SMALL_SECTORS: readonly string[] = ['r2k-tech', ...SMALL_CAP_SECTORS.map(({ id }) => id)];

/** The sectors of large caps, tech first. */
export const LARGE_SECTORS: readonly string[] = LARGE_CAP_SECTORS.map(({ id }) => id);

/** The benchmarks of `rank`: both sizes sector by sector, the indices, the growth themes, and two refuges. */
export const RANKED_BENCHMARKS: readonly string[] = [
  ...SMALL_SECTORS,
  ...LARGE_SECTORS,
  'r2k',
  'r2k-growth',
  'ndx',
  'spx',
  'mag7',
  'software',
  'semis',
  'spec-growth',
  'gold',
  'bonds',
];

/** The coins of `alts`: bitcoin, and ten others that have been large for years. */
export const RANKED_COINS: readonly string[] = [
  'btc',
  'eth',
  'sol',
  'xrp',
  'ada',
  'doge',
  'ltc',
  'bnb',
  'link',
  'avax',
  'trx',
];
