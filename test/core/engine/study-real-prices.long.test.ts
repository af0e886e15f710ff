import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { studyReport } from '../../../src/core/engine/study-report.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import type { StudyReport } from '../../../src/core/reports/study.ts';
import type { Series } from '../../../src/core/types.ts';
import { studyInput } from './claims/study-bed.ts';
import { hasRealPrices, realPrices, skipReason } from '../../real-prices-folder.ts';
import { madeSeries } from './made.ts';
import { plainCompare, plainJackknife, plainMean, plainPearson, plainReturns } from './plain.ts';

const AS_OF = '2025-05-05';

const catalog = createCatalog();

/** The file of a name: bitcoin at the New York close, other coins at the UTC close, funds by symbol. */
const fileOf = (id: string): string => {
  const symbol = catalog.listing(id).instruments[0]?.symbol ?? id;
  return id === 'btc' ? 'BTC_1600NY' : symbol.replace('/', '-');
};

/** Closes up to the as-of day, from a CSV file with a `close` column. */
const series = (id: string): Series => {
  const [head = '', ...lines] = readFileSync(path.join(realPrices, `${fileOf(id)}.csv`), 'utf8')
    .trim()
    .split('\n');
  const column = head.split(',').indexOf('close');
  const rows = lines.map((line) => line.split(',')).filter(([day = '']) => day <= AS_OF);
  return madeSeries(
    fileOf(id),
    rows.map(([day = '']) => day),
    rows.map((row) => Number(row[column])),
    { clock: id !== 'btc' && fileOf(id).endsWith('-USD') ? 'utc-close' : 'new-york-close' },
  );
};

const same = (value: number | null | undefined, known: number): void => {
  expect(Math.abs((value ?? NaN) - known)).toBeLessThan(1e-9);
};

describe.skipIf(!hasRealPrices)(
  `the five claims on real prices to 2025-05-05, against plain loops${skipReason}`,
  () => {
    let report: StudyReport;
    /** Joint returns since 2020 of bitcoin, small tech and, if named, one more. */
    let since2020: (third?: string) => { days: string[]; returns: number[][] };
    /** Joint returns of bitcoin and small tech since 2019, for windows that reach back. */
    let pair: { days: string[]; x: number[]; y: number[] };

    beforeAll(async () => {
      report = studyReport(await studyInput((id) => Promise.resolve(series(id)), AS_OF));
      since2020 = (third) => {
        const joint = plainReturns(['btc', 'r2k-tech', ...(third === undefined ? [] : [third])].map(series));
        const start = joint.days.findIndex((day) => day >= '2020-01-01');
        return { days: joint.days.slice(start), returns: joint.returns.map((one) => one.slice(start)) };
      };
      const { days, returns } = plainReturns([series('btc'), series('r2k-tech')]);
      const [x = [], y = []] = returns;
      const start = days.findIndex((day) => day >= '2019-01-01');
      pair = { days: days.slice(start), x: x.slice(start), y: y.slice(start) };
    });

    /** Plain r of the windows that end on each day from `first` on. */
    const windows = (
      length: number,
      first: string,
    ): { day: string; start: number; end: number; r: number }[] =>
      pair.days.flatMap((day, end) => {
        const start = end - length + 1;
        if (day < first) return [];
        return [
          { day, start, end, r: plainPearson(pair.x.slice(start, end + 1), pair.y.slice(start, end + 1)) },
        ];
      });

    test('one holds, four can not be told apart', () => {
      expect(report.claims.map(({ verdict }) => verdict)).toEqual([
        "can't be told apart",
        "can't be told apart",
        "can't be told apart",
        'holds',
        "can't be told apart",
      ]);
      expect(report).toMatchObject({
        n: 1342,
        from: '2020-01-02',
        to: AS_OF,
        leftOut: [],
        approximate: true,
      });
    });

    test('sectors: small-cap tech is first by a hair, tied with two large-cap sectors', () => {
      const { rows } = report.claims[0].evidence;
      const known = rows.map(({ id }) => {
        const [x = [], y = [], other = y] = since2020(id === 'r2k-tech' ? undefined : id).returns;
        return plainPearson(x, other);
      });
      expect(rows).toHaveLength(20);
      for (const [i, row] of rows.entries()) same(row.pearson, known[i] ?? NaN);
      expect(rows.filter(({ tiedForTop }) => tiedForTop).map(({ id }) => id)).toEqual([
        'r2k-tech',
        'sp500-discretionary',
        'sp500-tech',
      ]);
    });

    test('size: the gap to each large one, its p after Holm by hand', () => {
      const { differences, smallTech } = report.claims[1].evidence;
      const [x = [], y = []] = since2020().returns;
      const own = plainJackknife(x, y);
      same(smallTech.value, own.r);
      same(smallTech.low, own.low);
      const plain = ['ndx', 'sp500-tech', 'mag7'].map((id) => {
        const [a = [], b = [], c = []] = since2020(id).returns;
        return { id, gap: plainPearson(a, b) - plainPearson(a, c), p: plainCompare(a, b, c).p };
      });
      const ascending = plain.map(({ p }) => p).sort((a, b) => a - b);
      const [p0 = NaN, p1 = NaN, p2 = NaN] = ascending;
      const adjusted = [3 * p0, Math.max(3 * p0, 2 * p1), Math.max(3 * p0, 2 * p1, p2)];
      for (const { id, gap, p } of plain) {
        const found = differences.find(({ second }) => second === id);
        same(found?.difference, gap);
        same(found?.p, adjusted[ascending.indexOf(p)] ?? NaN);
      }
    });

    test('altcoins: all above zero, but their candles end at midnight UTC, so nobody is ahead', () => {
      const claim = report.claims[2];
      expect(claim.reason).toMatch(/midnight UTC/);
      expect(claim.evidence.differences).toEqual([]);
      for (const row of claim.evidence.rows.slice(1)) {
        const [, y = [], coin = []] = since2020(row.id).returns;
        same(row.pearson, plainPearson(coin, y));
        expect(row.low).toBeGreaterThan(0);
      }
    });

    test('pandemic: every window since June 2020 is above zero, the lowest at the turn of 2024', () => {
      const { evidence } = report.claims[3];
      const plain = windows(126, '2020-06-01');
      const lowest = plain.reduce((a, b) => (b.r < a.r ? b : a));
      expect(plain.every(({ r }) => r > 0)).toBe(true);
      expect(evidence.share).toBe(1);
      expect(evidence.days).toEqual(plain.map(({ day }) => day));
      for (const [i, { r }] of plain.entries()) same(evidence.values[i], r);
      const knife = plainJackknife(
        pair.x.slice(lowest.start, lowest.end + 1),
        pair.y.slice(lowest.start, lowest.end + 1),
      );
      expect(evidence.lowest?.day).toBe(lowest.day);
      same(evidence.lowest?.value, lowest.r);
      same(evidence.lowest?.low, knife.low);
      same(evidence.lowest?.high, knife.high);
      expect(evidence.breakDay?.slice(0, 7)).toBe('2020-03');
    });

    test('big moves: higher in 2020, 2022 and 2024 and with volatility, not with the size of the move', () => {
      const { evidence } = report.claims[4];
      const plain = windows(63, '2020-01-01');
      for (const [i, { start, end, r }] of plain.entries()) {
        const moves = pair.y.slice(start, end + 1);
        const mean = plainMean(moves);
        same(evidence.correlation[i], r);
        same(evidence.move[i], Math.abs(63 * mean));
        same(
          evidence.volatility[i],
          Math.sqrt(moves.reduce((sum, move) => sum + (move - mean) ** 2, 0) / 62),
        );
      }
      const isBig = (index: number) => ['2020', '2022', '2024'].includes(pair.days[index]?.slice(0, 4) ?? '');
      // The first 62 windows hold days of 2019, which the range does not know.
      const whole = plain.filter(({ start }) => (pair.days[start] ?? '') >= '2020-01-01');
      const sideOf = (big: boolean) =>
        whole.filter(({ start, end }) => {
          const inside = pair.days.slice(start, end + 1).map((_, i) => isBig(start + i));
          return inside.every((one) => one === big);
        });
      same(evidence.meanBig, plainMean(sideOf(true).map(({ r }) => r)));
      same(evidence.meanOther, plainMean(sideOf(false).map(({ r }) => r)));
      expect(evidence.difference?.low).toBeGreaterThan(0);
      expect(evidence.withVolatility?.low).toBeGreaterThan(0.18);
      expect(evidence.withMove?.low).toBeLessThan(-0.3);
      expect(evidence.withMove?.high).toBeGreaterThan(0.3);
    });
  },
);
