import { beforeAll, describe, expect, test } from 'vitest';
import { sessionsBetween } from '../../../src/core/calendar/sessions.ts';
import { rankReport } from '../../../src/core/engine/rank-report.ts';
import type { Leg } from '../../../src/core/engine/samples/range-check.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { RANKED_COINS } from '../../../src/core/query/universes.ts';
import type { RankReport } from '../../../src/core/reports/rank.ts';
import { clean } from '../../../src/prices/hygiene.ts';
import { simulatedSource } from '../../../src/prices/simulated.ts';
import { simulatedCorrelation } from '../../../src/prices/simulated/market.ts';

/** Markets whose truth is known: what is promised of the group and of bitcoin's lead must hold in nearly all of them. */

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);
const TO = '2025-05-05';
const YEAR = sessionsBetween('2024-01-02', TO).slice(-252);
const { listing } = createCatalog();
const symbolOf = (id: string) => listing(id).instruments[0]?.symbol ?? '';

/** True correlations over the year, highest first; the truth moves, so it is the mean of the days. */
function truths(fixed: string, ids: readonly string[]): readonly (readonly [id: string, truth: number])[] {
  const mean = (id: string) =>
    YEAR.reduce((sum, day) => sum + simulatedCorrelation(symbolOf(fixed), symbolOf(id), day), 0) /
    YEAR.length;
  return ids.map((id) => [id, mean(id)] as const).sort((a, b) => b[1] - a[1]);
}

async function reportOf(
  seed: number,
  fixed: string,
  ids: readonly string[],
  leader: string | null,
): Promise<RankReport> {
  const source = simulatedSource({ seed });
  const load = async (id: string): Promise<Leg> => {
    const instrument = { symbol: symbolOf(id), market: 'NYSE' } as const;
    const raw = await source.closes(instrument, { from: '2024-01-02', to: TO });
    return { listing: listing(id), series: clean(raw, { asOf: TO, fetchedAt: 0 }) };
  };
  const [own, ...others] = await Promise.all([fixed, ...ids].map(load));
  if (own === undefined) throw new Error('the fixed leg is simulated');
  const span = { from: YEAR[0] ?? '', to: TO };
  const line = `seed ${seed}`;
  return rankReport({ fixed: own, others, missing: [], span, sessions: 252, pair: null, leader, line });
}

const group = ({ rows }: RankReport) => rows.filter(({ tiedForTop }) => tiedForTop).map(({ id }) => id);
const count = (reports: readonly RankReport[], is: (report: RankReport) => boolean) =>
  reports.filter(is).length;

describe('what bitcoin is truly closest to', () => {
  const ids = 'r2k-tech r2k-growth spec-growth r2k ndx sp500-tech software semis spx mag7 gold bonds'.split(
    ' ',
  );
  let reports: readonly RankReport[];
  beforeAll(async () => {
    reports = await Promise.all(SEEDS.map((seed) => reportOf(seed, 'btc', ids, null)));
  });

  test('is small-cap tech, by a margin that a year can hardly tell', () => {
    const [first, second] = truths('btc', ids);
    expect(first?.[0]).toBe('r2k-tech');
    expect((first?.[1] ?? NaN) - (second?.[1] ?? NaN)).toBeLessThan(0.05);
  });

  test('is in the group in at least 95% of the markets, and nobody else is ever alone in it', () => {
    expect(count(reports, (report) => group(report).includes('r2k-tech'))).toBeGreaterThanOrEqual(38);
    expect(
      count(reports, (report) => group(report).length === 1 && !group(report).includes('r2k-tech')),
    ).toBe(0);
  });

  test('has the highest estimate far less often than that: a ranking by estimates alone would mislead', () => {
    expect(count(reports, ({ rows }) => rows[0]?.id === 'r2k-tech')).toBeLessThan(35);
  });

  test('what is truly far behind is out of the group nearly always', () => {
    expect(count(reports, (report) => !group(report).includes('gold'))).toBeGreaterThanOrEqual(38);
  });
});

describe('bitcoin among the coins, truly the closest to small-cap tech', () => {
  let reports: readonly RankReport[];
  beforeAll(async () => {
    reports = await Promise.all(SEEDS.map((seed) => reportOf(seed, 'r2k-tech', RANKED_COINS, 'btc')));
  });

  test('is in the group nearly always, alone in it at times, and no other coin ever is', () => {
    expect(truths('r2k-tech', RANKED_COINS)[0]?.[0]).toBe('btc');
    expect(count(reports, (report) => group(report).includes('btc'))).toBeGreaterThanOrEqual(38);
    const alone = reports.filter((report) => group(report).length === 1);
    expect(alone.length).toBeGreaterThan(5);
    expect(alone.every((report) => group(report)[0] === 'btc')).toBe(true);
  });

  test('is hardly ever told to be behind one', () => {
    const behind = count(reports, ({ ahead }) =>
      ahead.some(({ difference, p }) => difference < 0 && p < 0.05),
    );
    expect(behind).toBeLessThanOrEqual(2);
  });

  test('is told to be ahead of the coin with the weakest tie far more often than of the closest', () => {
    const ahead = (of: string) =>
      count(reports, (report) =>
        report.ahead.some(({ second, difference, p }) => second === of && difference > 0 && p < 0.05),
      );
    expect(ahead('trx')).toBeGreaterThanOrEqual(36);
    expect(ahead('eth')).toBeLessThan(ahead('trx'));
  });
});
