import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import corr from '../../commands/corr.ts';
import csv from '../../commands/csv.ts';
import { Refusal } from '../../src/core/errors.ts';
import type { PriceSource } from '../../src/core/ports.ts';
import type { Day, RawSeries } from '../../src/core/types.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { asking, drawn } from './asking.ts';

const AS_OF = '2025-05-05';
const answer = (source: PriceSource) => asking([corr, csv], source, AS_OF);
const simulated = answer(simulatedSource());

/** A source that has these closes of any instrument, with changes for some. */
function made(
  closes: readonly (readonly [Day, number])[],
  changes: Readonly<Record<string, Partial<RawSeries>>> = {},
): PriceSource {
  return {
    name: 'made',
    covers: () => true,
    closes: async (instrument) => ({
      instrument,
      days: closes.map(([day]) => day),
      closes: closes.map(([, close]) => close),
      source: 'made',
      clock: 'new-york-close',
      counts: {},
      notes: [],
      ...changes[instrument.symbol],
    }),
  };
}

const FOUR_DAYS = [
  ['2025-04-30', 100],
  ['2025-05-01', 110],
  ['2025-05-02', 99],
  ['2025-05-05', 99],
] as const;

function rowsOf(text: string | undefined): string[][] {
  return Papa.parse<string[]>(text ?? '', { skipEmptyLines: true }).data;
}

describe('the file', () => {
  test('has the closes and log returns of the range, the base close first', async () => {
    const { reply } = await answer(made(FOUR_DAYS))('csv btc gold 2025-05-02..2025-05-05');
    expect(reply.file).toEqual({
      filename: 'csv-btc-gold-2025-05-02-2025-05-05.csv',
      text: [
        'date,BTC/USD_close,GLD_close,BTC/USD_log_return,GLD_log_return',
        '2025-05-01,110,110,,',
        `2025-05-02,99,99,${Math.log(99 / 110)},${Math.log(99 / 110)}`,
        '2025-05-05,99,99,0,0',
        '',
      ].join('\n'),
    });
    expect(reply.report).toMatchObject({ from: '2025-05-02', to: '2025-05-05', n: 2, simulated: false });
  });

  test('holds the returns that `corr` uses on the same line', async () => {
    const { reply } = await simulated('csv btc r2k-tech 1y');
    const rows = rowsOf(reply.file?.text).slice(1);
    const { report } = drawn(await simulated('corr btc r2k-tech 1y'), 'pair');
    expect(rows.map(([day]) => day)).toEqual(report.rebased.days);
    const base = Number(rows[0]?.[1]);
    for (const [i, row] of rows.entries()) {
      expect((100 * Number(row[1])) / base).toBeCloseTo(report.rebased.asset[i] ?? NaN, 9);
    }
    const returns = rows.slice(1).map((row) => [Number(row[3]), Number(row[4])] as const);
    expect(returns).toHaveLength(report.n);
    expect(pearsonOf(returns)).toBeCloseTo(report.pearson ?? NaN, 12);
  });

  test('has the rolling correlation of `corr` with its interval where a window is asked for', async () => {
    const { reply } = await simulated('csv btc r2k-tech 1y 63-session window');
    expect(reply.query).toBe('csv btc r2k-tech 1y window=63');
    const [head, base, ...rows] = rowsOf(reply.file?.text);
    expect(head?.slice(5)).toEqual(['rolling', 'low', 'high']);
    expect(base?.slice(5)).toEqual(['', '', '']);
    const { report } = drawn(await simulated('corr btc r2k-tech 1y'), 'pair');
    expect(rows.map(([day]) => day)).toEqual(report.rolling.days);
    for (const [i, row] of rows.entries()) {
      const { values, low, high } = report.rolling;
      for (const [place, path] of [values, low, high].entries()) {
        expect(Number(row[5 + place])).toBeCloseTo(path[i] ?? NaN, 12);
      }
    }
    expect(Object.fromEntries(reply.facts)['Columns']).toContain('the last 63 returns with its 95% interval');
    expect((await simulated('csv btc r2k-tech 1y')).reply.query).toBe('csv btc r2k-tech 1y');
  });

  test('leaves a window empty that prices do not fill', async () => {
    const { reply } = await answer(made(FOUR_DAYS))('csv btc gold 2025-05 window=20');
    expect(
      rowsOf(reply.file?.text)
        .slice(1)
        .flatMap((row) => row.slice(5))
        .join(''),
    ).toBe('');
  });

  test('says in its name, its columns and its reply that prices are made up', async () => {
    const { reply } = await simulated('csv eth ndx 3m');
    expect(reply.file?.filename).toBe('SIMULATED-csv-eth-ndx-3m.csv');
    expect(
      rowsOf(reply.file?.text)[0]
        ?.slice(1)
        .every((name) => name.startsWith('SIMULATED_')),
    ).toBe(true);
    expect([reply.title, reply.lead, reply.notes[0]].every((text) => text?.startsWith('SIMULATED'))).toBe(
      true,
    );
  });
});

describe('the reply', () => {
  test('names the instruments, sources and the line that gives it again', async () => {
    const { reply } = await simulated('csv 1 year of small tech vs bitcoin');
    expect(reply.query).toBe('csv btc r2k-tech 1y');
    expect(Object.fromEntries(reply.facts)).toMatchObject({
      Rows: '253 closes of each, the first one without returns',
      Prices: expect.stringMatching(/BTC\/USD from simulated.*PSCT from simulated/),
      Query: 'csv btc r2k-tech 1y',
    });
    expect(reply.notes.join('\n')).toContain('stands in for');
    expect(reply.actions).toEqual([{ label: 'btc and r2k-tech', line: 'corr btc r2k-tech 1y' }]);
    expect((await simulated(reply.query)).reply).toEqual(reply);
  });

  test('names the leg that was read at midnight UTC', async () => {
    const source = made(FOUR_DAYS, { 'ETH/USD': { clock: 'utc-close' } });
    const { reply } = await answer(source)('csv eth gold 2025-05');
    expect(reply.report).toMatchObject({ approximate: true });
    expect(reply.notes.join('\n')).toContain('ETH/USD is read at midnight UTC');
  });

  test('of two that share no two closes is refused, with lines to try', async () => {
    const source = made(FOUR_DAYS, { GLD: { days: ['2025-05-05'], closes: [5] } });
    const error = await answer(source)('csv btc gold 2025-05').catch((reason: unknown) => reason);
    if (!(error instanceof Refusal)) throw new Error('no refusal');
    expect(error.message).toMatch(/^BTC and gold share no two closes from 2025-05-01 to 2025-05-05/);
    expect(error.actions.map(({ line }) => line)).toEqual(['csv btc gold 1y', 'csv btc gold max']);
  });
});

/** Pearson's r by its definition. */
function pearsonOf(pairs: readonly (readonly [number, number])[]): number {
  const n = pairs.length;
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / n;
  const [meanX, meanY] = [mean(0), mean(1)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  return xy / Math.sqrt(xx * yy);
}
