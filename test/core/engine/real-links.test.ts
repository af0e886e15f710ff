import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { correlationOfPaths } from '../../../src/core/engine/measures/correlation-of-paths.ts';
import { dcc } from '../../../src/core/engine/measures/dcc.ts';
import { downUp } from '../../../src/core/engine/measures/down-up.ts';
import { leadLag } from '../../../src/core/engine/measures/lead-lag.ts';
import { absoluteMoves } from '../../../src/core/engine/over-time/moves.ts';
import { rolling } from '../../../src/core/engine/measures/rolling.ts';
import { lowerTail } from '../../../src/core/engine/measures/tails.ts';
import { hasRealPrices, realPrices, skipReason } from '../../real-prices-folder.ts';
import { madeSeries } from './made.ts';
import { plainReturns } from './plain.ts';

/** Joint log returns of bitcoin at the New York close and small-cap tech, from `from` to 2025-05-05. */
const returnsFrom = (from: string): { x: Float64Array; y: Float64Array } => {
  const [asset, benchmark] = ['BTC_1600NY', 'PSCT'].map((file) => {
    const rows = readFileSync(path.join(realPrices, `${file}.csv`), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const cells = rows.map((row) => row.split(',')).filter(([day = '']) => day <= '2025-05-05');
    return madeSeries(
      file,
      cells.map(([day = '']) => day),
      cells.map(([, close]) => Number(close)),
    );
  });
  if (!asset || !benchmark) throw new Error('two files, two series');
  const { days, returns } = plainReturns([asset, benchmark]);
  const start = days.findIndex((day) => day >= from);
  const [x = [], y = []] = returns.map((column) => column.slice(start));
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
};

describe.skipIf(!hasRealPrices)(`bitcoin and small-cap tech, real prices to 2025-05-05${skipReason}`, () => {
  // An earlier fit by other code, over 2019 to 2025: a 0.019, b 0.972, likelihood ratio 52.6.
  test('DCC finds a slowly varying link', () => {
    const { x, y } = returnsFrom('2019-01-01');
    const fit = dcc(x, y);
    expect(fit.kind).toBe('varying');
    if (fit.kind === 'none') return;
    expect(Math.abs(fit.a - 0.019)).toBeLessThan(0.002);
    expect(Math.abs(fit.b - 0.972)).toBeLessThan(0.004);
    expect(Math.abs(fit.likelihoodRatio - 52.6)).toBeLessThan(3);
  });

  test('nobody leads: every lag but 0 lies within 0.07 of nothing since April 2020', () => {
    const { x, y } = returnsFrom('2020-04-01');
    const result = leadLag(x, y, 1);
    expect(result?.outside).toEqual([]);
    const others = result?.lags.filter(({ lag }) => lag !== 0) ?? [];
    expect(others).toHaveLength(10);
    for (const { value } of others) expect(Math.abs(value)).toBeLessThan(0.07);
  });

  test('the worst tenth of days is shared a little more than normal returns would', () => {
    const { x, y } = returnsFrom('2019-01-01');
    const { share, implied, low, high } = lowerTail(x, y) ?? {
      share: NaN,
      implied: NaN,
      low: NaN,
      high: NaN,
    };
    expect(share).toBeGreaterThan(implied);
    expect(low).toBeLessThan(implied);
    expect(high).toBeGreaterThan(share);
  });

  test('falls and rises are followed alike', () => {
    const { x, y } = returnsFrom('2020-01-01');
    const result = downUp(x, y);
    expect(result?.correlation.p).toBeGreaterThan(0.1);
    expect(result?.beta.p).toBeGreaterThan(0.1);
  });

  test('that the link peaks on big moves can not be told from chance', () => {
    const { x, y } = returnsFrom('2018-01-01');
    const result = correlationOfPaths(rolling(x, y, 63).values, absoluteMoves(y, 63), 63);
    expect(result?.windows).toBe(28);
    expect(result?.p).toBeGreaterThan(0.05);
  });
});
