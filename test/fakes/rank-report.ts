import type { RankReport, RankRow } from '../../src/core/reports/rank.ts';
import type { LegSource } from '../../src/core/reports/sources.ts';
import type { RankNames } from '../../src/core/chart.ts';
import type { Group } from '../../src/core/types.ts';
import { COUNTS, normals } from './pair-report.ts';

export const FAKE_RANK_NAMES: RankNames = { fixed: 'BTC', query: 'rank btc 1y' };

type Named = readonly [id: string, label: string, group: Group];

/** Names like those of a real ranking of benchmarks. */
export const FAKE_BENCHMARKS: readonly Named[] = [
  ['r2k-tech', 'small-cap tech', 'small-cap'],
  ['ndx', 'the Nasdaq-100', 'broad'],
  ['sp500-tech', 'large-cap tech', 'large-cap'],
  ['mag7', 'the Magnificent Seven', 'theme'],
  ['small-financials', 'small-cap financials', 'small-cap'],
  ['small-discretionary', 'small-cap consumer discretionary', 'small-cap'],
  ['large-financials', 'large-cap financials', 'large-cap'],
  ['r2k', 'the Russell 2000', 'broad'],
  ['small-industrials', 'small-cap industrials', 'small-cap'],
  ['large-communication', 'large-cap communication services', 'large-cap'],
  ['small-health', 'small-cap health care', 'small-cap'],
  ['small-utilities', 'small-cap utilities and communications', 'small-cap'],
  ['large-utilities', 'large-cap utilities', 'large-cap'],
  ['gold', 'gold', 'other'],
  ['dxy', 'the dollar', 'other'],
];

export const FAKE_COINS: readonly Named[] = [
  ['btc', 'BTC', 'coin'],
  ['eth', 'ETH', 'coin'],
  ['sol', 'SOL', 'coin'],
  ['doge', 'DOGE', 'coin'],
  ['xrp', 'XRP', 'coin'],
  ['ada', 'ADA', 'coin'],
  ['ltc', 'LTC', 'coin'],
];

/** So many names; beyond the known ones they are numbered. */
export function fakeNames(count: number): Named[] {
  return Array.from({ length: count }, (_, index) => {
    const [id, label, group] = FAKE_BENCHMARKS[index % FAKE_BENCHMARKS.length] ?? ['', '', 'other'];
    const round = Math.floor(index / FAKE_BENCHMARKS.length);
    return round === 0 ? [id, label, group] : [`${id}-${round + 1}`, `${label} ${round + 1}`, group];
  });
}

/** A ranking with seeded numbers, highest first, the best `tied` in the group of the best. */
export function fakeRankReport(
  names: readonly Named[],
  { tied = 3, n = 252, seed = 5 }: { tied?: number; n?: number; seed?: number } = {},
  overrides: Partial<RankReport> = {},
): RankReport {
  const normal = normals(seed);
  const rows = names.map(([id, label, group], index): RankRow => {
    const value = Math.tanh(0.55 - (0.75 * index) / Math.max(2, names.length - 1));
    const reach = (1.96 + 0.1 * normal()) / Math.sqrt(n - 3);
    const [low, high] = [Math.tanh(Math.atanh(value) - reach), Math.tanh(Math.atanh(value) + reach)];
    return {
      id,
      label,
      group,
      instrument: id.toUpperCase(),
      pearson: value,
      low,
      high,
      n,
      tiedForTop: index < tied,
    };
  });
  return {
    approximate: false,
    simulated: false,
    stale: false,
    fixed: leg('btc', 'BTC/USD', 'Coinbase'),
    rows,
    common: { from: '2024-12-27', to: '2025-12-26', n, sessions: n },
    leftOut: [],
    pair: null,
    ahead: [],
    sources: rows.map(({ id, instrument }) => leg(id, instrument, 'Yahoo')),
    ...overrides,
  };
}

/** One instrument that took part. */
export function leg(id: string, instrument: string, source: string): LegSource {
  return { id, instrument, source, counts: COUNTS };
}
