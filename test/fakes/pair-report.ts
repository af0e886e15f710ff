import { noCounts } from '../../src/prices/hygiene.ts';
import { dayOfNumber, numberOfDay, weekday } from '../../src/core/calendar/civil.ts';
import type { PairNames } from '../../src/core/chart.ts';
import type { PairReport } from '../../src/core/reports/pair.ts';
import type { Label } from '../../src/core/reports/rolling-path.ts';
import type { Day } from '../../src/core/types.ts';

/** What a made-up pair is like. */
export interface FakePair {
  /** Joint returns in the range. */
  readonly n: number;
  /** Last return day. */
  readonly to?: Day;
  readonly window?: number;
  /** Sessions before the range that rolling windows can reach into. */
  readonly history?: number;
  /** True correlation at a share of the range, 0 to 1. */
  readonly link?: (share: number) => number;
  /** Mean and standard deviation of the asset's daily log returns. */
  readonly drift?: number;
  readonly volatility?: number;
  readonly seed?: number;
}

export const FAKE_NAMES: PairNames = {
  asset: 'BTC',
  benchmark: 'small-cap tech',
  query: 'corr btc r2k-tech 1y',
};

/**
 * A report with the shapes of a real one and seeded numbers: same input, same report. Days are plain weekdays, the
 * intervals Fisher's, the labels naive: good enough to draw, not to believe.
 */
export function fakePairReport(pair: FakePair, overrides: Partial<PairReport> = {}): PairReport {
  const { n, to = '2025-12-26', window = 63, history = 400 } = pair;
  const days = weekdaysUntil(to, n + history);
  const [asset, benchmark] = returns(pair, history);
  const range = days.slice(history);
  const rolling = rollingPath(range, asset, benchmark, { window, history });
  const whole = fisher(asset.slice(history), benchmark.slice(history));
  const start = history === 0 ? dayOfNumber((numberOfDay(range[0] ?? to) ?? 0) - 1) : days[history - 1];
  return {
    asset: 'btc',
    benchmark: 'r2k-tech',
    instruments: { asset: 'BTC/USD', benchmark: 'PSCT' },
    sources: { asset: 'Coinbase', benchmark: 'Yahoo' },
    approximate: false,
    simulated: false,
    stale: false,
    from: range[0] ?? to,
    to,
    n,
    sessions: n,
    pearson: whole?.value ?? null,
    low: whole?.low ?? null,
    high: whole?.high ?? null,
    headline: { value: whole?.value ?? null, low: whole?.low ?? null, high: whole?.high ?? null },
    ...NOT_DRAWN,
    rolling,
    regimes: regimes(rolling),
    rebased: {
      days: [start ?? to, ...range],
      asset: levels(asset.slice(history)),
      benchmark: levels(benchmark.slice(history)),
    },
    ...overrides,
  };
}

export const COUNTS = noCounts();

const NOT_DRAWN = {
  frequency: 'daily',
  method: 'pearson',
  p: null,
  spearman: null,
  spearmanLow: null,
  spearmanHigh: null,
  beta: null,
  betaLow: null,
  betaHigh: null,
  r2: null,
  without: null,
  change: null,
  percentile: null,
  percentileSince: null,
  label: null,
  labelSince: null,
  fading: false,
  partial: null,
  versus: null,
  zeroReturns: { asset: { share: 0, longestRun: 0 }, benchmark: { share: 0, longestRun: 0 } },
  counts: { asset: COUNTS, benchmark: COUNTS },
} as const;

/** The last `count` weekdays up to a day, ascending. */
export function weekdaysUntil(to: Day, count: number): Day[] {
  const days: Day[] = [];
  for (let number = numberOfDay(to) ?? 0; days.length < count; number -= 1) {
    if (weekday(number) % 6 !== 0) days.push(dayOfNumber(number));
  }
  return days.toReversed();
}

function returns(pair: FakePair, history: number): [asset: number[], benchmark: number[]] {
  const { n, link = () => 0.5, drift = 0.0008, volatility = 0.03, seed = 7 } = pair;
  const normal = normals(seed);
  const asset: number[] = [];
  const benchmark: number[] = [];
  for (let index = -history; index < n; index += 1) {
    const rho = link(Math.max(0, index) / n);
    const [common, own] = [normal(), normal()];
    benchmark.push(0.0003 + 0.015 * common);
    asset.push(drift + volatility * (rho * common + Math.sqrt(1 - rho ** 2) * own));
  }
  return [asset, benchmark];
}

/** Normal numbers from mulberry32 by Box and Muller. */
export function normals(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

function rollingPath(
  range: readonly Day[],
  asset: readonly number[],
  benchmark: readonly number[],
  { window, history }: { window: number; history: number },
): PairReport['rolling'] {
  const found = range.map((_, index) => {
    const end = history + index + 1;
    return end < window ? null : fisher(asset.slice(end - window, end), benchmark.slice(end - window, end));
  });
  return {
    window,
    days: range,
    values: found.map((estimate) => estimate?.value ?? null),
    low: found.map((estimate) => estimate?.low ?? null),
    high: found.map((estimate) => estimate?.high ?? null),
  };
}

function fisher(
  x: readonly number[],
  y: readonly number[],
): { value: number; low: number; high: number } | null {
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [index, value] of x.entries()) {
    const [dx, dy] = [value - meanX, (y[index] ?? 0) - meanY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  // A constant leg leaves rounding dust in its sum of squares.
  if (xx < 1e-24 || yy < 1e-24) return null;
  const value = xy / Math.sqrt(xx * yy);
  const reach = 1.96 / Math.sqrt(x.length - 3);
  return { value, low: Math.tanh(Math.atanh(value) - reach), high: Math.tanh(Math.atanh(value) + reach) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function levels(logReturns: readonly number[]): number[] {
  const path = [100];
  for (const change of logReturns) path.push((path.at(-1) ?? 100) * Math.exp(change));
  return path;
}

function regimes({ days, low, high, values }: PairReport['rolling']): PairReport['regimes'] {
  const runs: { label: Label; from: Day; to: Day }[] = [];
  let label: Label = 'unclear';
  for (const [index, day] of days.entries()) {
    const [value, lower, upper] = [values[index], low[index], high[index]];
    if (value === null || value === undefined || lower === null || upper === null) continue;
    if (lower === undefined || upper === undefined) continue;
    if (upper < 0) label = 'inverse';
    else if (upper < 0.3) label = 'decoupled';
    else if (lower > 0 && value >= 0.3) label = 'coupled';
    const run = runs.at(-1);
    if (run?.label === label) run.to = day;
    else runs.push({ label, from: day, to: day });
  }
  return runs;
}
