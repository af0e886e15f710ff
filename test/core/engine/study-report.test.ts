import { beforeAll, describe, expect, test } from 'vitest';
import { studyReport } from '../../../src/core/engine/study-report.ts';
import type { StudyInput } from '../../../src/core/engine/study-report.ts';
import { Refusal } from '../../../src/core/errors.ts';
import { LARGE_SECTORS, SMALL_SECTORS } from '../../../src/core/query/universes.ts';
import type { StudyReport, Verdict } from '../../../src/core/reports/study.ts';
import type { Series } from '../../../src/core/types.ts';
import { simulatedPrices } from './claims/simulated-prices.ts';
import { ALTCOINS, studyInput } from './claims/study-bed.ts';
import { cut } from './made.ts';

const AS_OF = '2025-12-31';
const UNTOLD = "can't be told apart";

const verdictsOf = ({ claims }: StudyReport): Verdict[] => claims.map(({ verdict }) => verdict);
const withSeries = (leg: StudyInput['bitcoin'], changes: Partial<Series>) => ({
  ...leg,
  series: { ...leg.series, ...changes },
});

/** Every number in a value, however deep. */
const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
};

let input: StudyInput;
let report: StudyReport;
beforeAll(async () => {
  input = await studyInput(simulatedPrices(11, AS_OF), AS_OF);
  report = studyReport(input);
});

describe('the report', () => {
  test('is plain JSON without NaN or infinity, and the same for the same input', () => {
    expect(numbersIn(report).filter((value) => !Number.isFinite(value))).toEqual([]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(studyReport(input)).toEqual(report);
  });

  test('holds all twenty sectors on one sample, highest first, and the sample of the pair', () => {
    const { rows } = report.claims[0].evidence;
    expect(rows.map(({ id }) => id).sort()).toEqual([...SMALL_SECTORS, ...LARGE_SECTORS].sort());
    expect(new Set(rows.map(({ n }) => n))).toEqual(new Set([report.n]));
    expect(rows.map(({ pearson }) => pearson)).toEqual(
      rows.map(({ pearson }) => pearson).sort((a, b) => b - a),
    );
    expect(report).toMatchObject({ from: '2020-01-02', to: AS_OF, n: input.sessions });
  });

  test('holds bitcoin first, then the other coins, highest first, in whatever order they came', () => {
    const turned = studyReport({ ...input, altcoins: input.altcoins.toReversed() });
    for (const { claims } of [report, turned]) {
      const [first, ...others] = claims[2].evidence.rows;
      expect(first?.id).toBe('btc');
      expect(others).toHaveLength(input.altcoins.length);
      const values = others.map(({ pearson }) => pearson);
      expect(values).toEqual(values.toSorted((a, b) => b - a));
    }
  });

  test('compares young names on their own days: the Magnificent Seven since 2023, Solana since August 2020', () => {
    const sizes = report.claims[1].evidence.rows;
    expect(sizes.map(({ id, from }) => [id, from])).toEqual([
      ['ndx', '2020-01-02'],
      ['sp500-tech', '2020-01-02'],
      ['mag7', '2023-04-12'],
    ]);
    const coins = report.claims[2].evidence.rows;
    expect(coins[0]?.id).toBe('btc');
    expect(coins.map(({ id }) => id).sort()).toEqual(['btc', ...ALTCOINS].sort());
    const solana = coins.find(({ id }) => id === 'sol');
    expect(solana?.n).toBeLessThan(report.n - 140);
    expect(report.leftOut).toEqual([]);
  });

  test('names each instrument that took part once, bitcoin and small tech first', () => {
    const ids = report.sources.map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['btc', 'r2k-tech']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(2 + 19 + 2 + 10);
    expect(report.standIn).toEqual({ instrument: 'PSCT', name: 'S&P SmallCap 600 tech' });
    expect(report).toMatchObject({ simulated: true, approximate: false, stale: false });
  });
});

describe('what is missing', () => {
  test('a sector without prices keeps "highest" from being said; a sector that is too young is named', () => {
    const young = input.sectors.map((leg) =>
      leg.listing.id === 'sp500-energy'
        ? { ...leg, series: cut(leg.series, (day) => day >= '2024-01-02') }
        : leg,
    );
    const missing = [{ id: 'sc-energy', reason: 'Yahoo answered 429' }];
    const without = young.filter(({ listing }) => listing.id !== 'sc-energy');
    const found = studyReport({ ...input, sectors: without, missing });
    expect(found.claims[0]).toMatchObject({
      verdict: UNTOLD,
      reason: '2 of the 20 sectors are missing',
    });
    expect(found.leftOut).toEqual([
      ...missing,
      { id: 'sp500-energy', reason: 'its prices begin on 2 Jan 2024' },
    ]);
    expect(found.sources.map(({ id }) => id)).not.toContain('sp500-energy');
  });

  test('without the Nasdaq-100 nothing is said of size, without coins nothing of coins', () => {
    const found = studyReport({ ...input, largeTech: input.largeTech.slice(1), altcoins: [] });
    expect(found.claims[1]).toMatchObject({
      verdict: UNTOLD,
      reason: 'the Nasdaq-100 or the large-cap tech sector is missing',
    });
    expect(found.claims[2]).toMatchObject({
      verdict: UNTOLD,
      reason: 'there are too few other coins with prices',
      evidence: { differences: [] },
    });
  });

  test('a coin whose prices ended long before the range does is left out', () => {
    const altcoins = input.altcoins.map((leg) =>
      leg.listing.id === 'ada' ? { ...leg, series: cut(leg.series, (day) => day <= '2025-08-13') } : leg,
    );
    const found = studyReport({ ...input, altcoins });
    expect(found.leftOut).toEqual([{ id: 'ada', reason: 'its prices end on 13 Aug 2025' }]);
    expect(found.claims[2].evidence.rows.map(({ id }) => id)).not.toContain('ada');
  });
});

describe('clocks', () => {
  test('coins read at the UTC close keep their rows, but nobody is ahead; the other claims are as before', () => {
    const altcoins = input.altcoins.map((leg, i) => (i < 2 ? withSeries(leg, { clock: 'utc-close' }) : leg));
    const found = studyReport({ ...input, altcoins });
    expect(found.approximate).toBe(true);
    expect(found.claims[2]).toMatchObject({
      verdict: UNTOLD,
      reason: 'ETH and SOL were read at midnight UTC, hours after New York closes',
      evidence: { differences: [] },
    });
    expect(found.claims[2].evidence.rows).toEqual(report.claims[2].evidence.rows);
    for (const i of [0, 1, 3, 4] as const) expect(found.claims[i]).toEqual(report.claims[i]);
  });

  test('bitcoin read at the UTC close: nothing is ranked, whether the link is positive can still be said', () => {
    const found = studyReport({ ...input, bitcoin: withSeries(input.bitcoin, { clock: 'utc-close' }) });
    expect(verdictsOf(found).slice(0, 3)).toEqual([UNTOLD, UNTOLD, UNTOLD]);
    expect(found.claims[0].evidence.rows.some(({ tiedForTop }) => tiedForTop)).toBe(false);
    expect(found.claims[1].evidence.differences).toEqual([]);
    expect(found.claims[3].verdict).toBe(report.claims[3].verdict);
  });
});

describe('refusals', () => {
  const refusal = (changes: Partial<StudyInput>): Refusal => {
    try {
      studyReport({ ...input, ...changes });
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
    throw new Error('no refusal');
  };

  test('a range too short for one window says so and offers ranges that work', () => {
    const short = refusal({ span: { from: '2025-10-01', to: AS_OF }, sessions: 64 });
    expect(short.message).toBe(
      'The study reads windows of 126 sessions, and the range holds 64 daily returns. Try 1y, 5y or max.',
    );
    expect(short.actions.map(({ line }) => line)).toEqual(['study 5y', 'study max']);
    expect(refusal({ span: { from: '2025-12-15', to: AS_OF }, sessions: 12 }).message).toMatch(
      /share 12 daily/,
    );
  });

  test('a fund that stands still, and one with stale quotes', () => {
    const { series } = input.smallTech;
    const still = withSeries(input.smallTech, { closes: series.closes.map(() => 7) });
    expect(refusal({ smallTech: still }).message).toMatch(/did not move/);
    const thin = series.closes.map((_, i) => series.closes[i - (i % 3)] ?? NaN);
    expect(refusal({ smallTech: withSeries(input.smallTech, { closes: thin }) }).message).toMatch(
      /exactly zero.*stale/,
    );
  });
});
