import { describe, expect, test } from 'vitest';
import { downUp } from '../../../../src/core/engine/measures/down-up.ts';
import { pairReport } from '../../../../src/core/engine/pair-report.ts';
import { lowerTail } from '../../../../src/core/engine/measures/tails.ts';
import { pairView } from '../../../../src/core/engine/views/pair-view.ts';
import type { PairView } from '../../../../src/core/engine/views/pair-view.ts';
import type { ViewInput } from '../../../../src/core/engine/views/view-input.ts';
import type { Series } from '../../../../src/core/types.ts';
import { refusalOf } from '../../../refusal-of.ts';
import { closesFrom, cut, madeDays, madeListing, madeSeries } from '../made.ts';
import { movingLink } from '../moving-link.ts';
import { plainBeta, plainReturns } from '../plain.ts';
import { columns, garchPairs, normalPairs } from '../random.ts';

const n = 800;
const days = madeDays(n + 1, '2022-01-03');
const { x, y } = columns(garchPairs(91, 0.5), n);
const scaled = (column: Float64Array): Float64Array => column.map((value) => value / 60);
const [assetReturns, benchmarkReturns] = [scaled(x), scaled(y)];
const asset = madeSeries('BTC/USD', days, closesFrom(assetReturns));
const benchmark = madeSeries('PSCT', days, closesFrom(benchmarkReturns));
const noise = scaled(columns(normalPairs(92, 0), n).x);
const market = madeSeries(
  'QQQ',
  days,
  closesFrom(benchmarkReturns.map((value, t) => value + (noise[t] ?? NaN))),
);

/** A view of the last `count` days of a pair. */
function input(
  count = n,
  series: ViewInput['series'] = { asset, benchmark },
  controls: ViewInput['controls'] = [],
): ViewInput {
  const report = pairReport({
    asset: madeListing('btc'),
    benchmark: madeListing('r2k-tech', 'small-cap tech'),
    control: null,
    series: { ...series, control: null },
    span: { from: days[n + 1 - count] ?? '', to: days.at(-1) ?? '' },
    sessions: count,
    window: 63,
  });
  return { report, series, controls };
}

function viewOf<Kind extends PairView['kind']>(kind: Kind, of = input()): Extract<PairView, { kind: Kind }> {
  const view = pairView(kind, of);
  const isKind = (one: PairView): one is Extract<PairView, { kind: Kind }> => one.kind === kind;
  if (!isKind(view)) throw new Error(`the view is ${view.kind}`);
  return view;
}

const refusal = (kind: PairView['kind'], of: ViewInput) => refusalOf(() => pairView(kind, of));

const KINDS = ['beta', 'updown', 'tails', 'leadlag', 'dcc', 'partial'] as const;

test.each(KINDS)('%s is plain JSON, and the same input gives it again', (kind) => {
  const of = input(n, undefined, [{ listing: madeListing('ndx'), series: market }]);
  const view = pairView(kind, of);
  expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  expect(pairView(kind, of)).toEqual(view);
});

test('beta is the slope, made of the correlation and the ratio of the volatilities', () => {
  const view = viewOf('beta');
  const { report } = input();
  expect(view.beta).toBeCloseTo(plainBeta(assetReturns, benchmarkReturns).value, 12);
  const { volatility } = view;
  expect(((report.pearson ?? NaN) * volatility.asset) / volatility.benchmark).toBeCloseTo(view.beta, 12);
});

test('updown compares the halves, its two p-values adjusted for each other', () => {
  const known = downUp(assetReturns, benchmarkReturns);
  const view = viewOf('updown');
  expect(view.down.n + view.up.n).toBe(n);
  expect(view.correlation.value).toBeCloseTo(known?.correlation.value ?? NaN, 9);
  expect(view.beta.value).toBeCloseTo(known?.beta.value ?? NaN, 9);
  const raw = [view.correlation.p, view.beta.p];
  const adjusted = [view.correlation.adjusted, view.beta.adjusted];
  expect(Math.min(...adjusted)).toBe(Math.min(1, 2 * Math.min(...raw)));
  expect(Math.max(...adjusted)).toBe(Math.max(...raw, ...adjusted));
});

test('tails are those of the two columns', () => {
  const view = viewOf('tails');
  expect(view.worstTenth?.joint).toBe(lowerTail(assetReturns, benchmarkReturns)?.joint);
  expect(view.exceedances).toHaveLength(6);
});

test('a lead that was put in is found, one session long, and none where there is none', () => {
  const late = madeSeries(
    'BTC/USD',
    days,
    closesFrom(assetReturns.map((_, t) => 0.6 * (benchmarkReturns[t - 1] ?? 0) + (noise[t] ?? NaN))),
  );
  expect(viewOf('leadlag', input(n, { asset: late, benchmark })).outside).toEqual([1]);
  expect(viewOf('leadlag').outside).toEqual([]);
});

test('dcc follows a link that moves, day by day, and keeps a constant one constant', () => {
  const moving = movingLink(4, n, 0.06, 0.92, 0.4);
  const legs = {
    asset: madeSeries('A', days, closesFrom(moving.x)),
    benchmark: madeSeries('B', days, closesFrom(moving.y)),
  };
  const view = viewOf('dcc', input(n, legs));
  expect(view.constant).toBe(false);
  expect(view.days).toEqual(days.slice(1));
  expect(view.path.at(-1)).toBe(view.last);
  expect(view.path).toHaveLength(n);
  const still = viewOf('dcc', input(600));
  expect(still.constant).toBe(true);
  expect(new Set(still.path.map((value) => value.toFixed(12))).size).toBe(1);
});

describe('partial', () => {
  const control = (id: string, series: Series) => ({ listing: madeListing(id), series });

  test('has a row for each market and one for all of them', () => {
    const other = madeSeries('SPY', days, closesFrom(noise));
    const view = viewOf('partial', input(n, undefined, [control('ndx', market), control('spx', other)]));
    expect(view.n).toBe(n);
    expect(view.rows.map(({ without }) => without)).toEqual([['ndx'], ['spx'], ['ndx', 'spx']]);
    // Taking out what only disturbs the market takes the benchmark out with it.
    expect(view.rows[2]).toMatchObject({ left: null });
    expect(view.rows[0]?.left?.value).toBeLessThan(input().report.pearson ?? NaN);
  });

  test('a market that is one of the two leaves nothing to say', () => {
    const [row] = viewOf('partial', input(n, undefined, [control('ndx', benchmark)])).rows;
    expect(row).toMatchObject({ without: ['ndx'], left: null, inflation: null });
  });

  test('without any market it is refused', () => {
    const { message, actions } = refusal('partial', input());
    expect(message).toMatch(/^`view=partial` needs 20 returns shared with a broad/);
    expect(actions).toEqual([{ label: 'Use 1y', line: 'corr btc r2k-tech 1y view=partial' }]);
  });

  test('a market that shares exactly 20 returns is enough, one that shares 19 is not', () => {
    const since = (count: number) => [
      control(
        'ndx',
        cut(market, (_day, i) => i >= n - count),
      ),
    ];
    expect(viewOf('partial', input(n, undefined, since(20))).n).toBe(20);
    expect(refusal('partial', input(n, undefined, since(19))).message).toMatch(/needs 20 returns/);
  });
});

describe('a view that would mislead is refused, with what works', () => {
  test.each([
    ['updown', 119, '`view=updown` needs 120 returns; this range has 119. Try 1y or 2y.'],
    ['leadlag', 125, '`view=leadlag` needs 126 returns; this range has 125. Try 1y or 2y.'],
    ['tails', 499, '`view=tails` needs 500 returns; this range has 499. Try max.'],
    ['dcc', 499, '`view=dcc` needs 500 returns; this range has 499. Try max.'],
  ] as const)('%s of %i returns', (kind, count, sentence) => {
    const { message, actions } = refusal(kind, input(count));
    expect(message).toBe(sentence);
    expect(actions.map(({ line }) => line)).toContain(
      `corr btc r2k-tech ${/Try (\w+)/.exec(sentence)?.[1]} view=${kind}`,
    );
  });

  test('updown when one of the halves is small though the range is not', () => {
    const moves = benchmarkReturns.map((value, t) => (t === n - 1 ? 0 : value + 0.01));
    const rising = madeSeries('PSCT', days, closesFrom(moves));
    const { message, actions } = refusal('updown', input(130, { asset, benchmark: rising }));
    const last = plainReturns([rising]).returns[0]?.slice(-130) ?? [];
    const [down, up] = [last.filter((value) => value < 0).length, last.filter((value) => value > 0).length];
    expect(down + up).toBe(129);
    expect(message).toBe(
      `\`view=updown\` needs 60 days of each kind on which both move; this range has ${down} down and ${up} up. Try max.`,
    );
    expect(actions).toEqual([{ label: 'Use max', line: 'corr btc r2k-tech max view=updown' }]);
  });

  test('updown of weeks speaks of weeks, and offers weeks', () => {
    const many = madeDays(7 * 200 + 1, '2020-01-06');
    const rising = (seed: number) =>
      closesFrom(columns(normalPairs(seed, 0), many.length - 1).x.map((value) => value / 100 + 0.01));
    const legs = {
      asset: madeSeries('A', many, rising(93)),
      benchmark: madeSeries('B', many, rising(94)),
      control: null,
    };
    const report = pairReport({
      asset: madeListing('btc'),
      benchmark: madeListing('r2k-tech'),
      control: null,
      series: legs,
      span: { from: many[1] ?? '', to: many.at(-1) ?? '' },
      sessions: many.length - 1,
      window: 52,
      frequency: 'weekly',
    });
    const { message, actions } = refusal('updown', { report, series: legs, controls: [] });
    expect(message).toMatch(/needs 60 weeks of each kind/);
    expect(actions).toEqual([{ label: 'Use max', line: 'corr btc r2k-tech max freq=weekly view=updown' }]);
  });

  test('dcc when the link drifts away for good', () => {
    // From -0.9 to 0.9 in a straight line.
    const drifting = columns(normalPairs(1, 0), n);
    const moved = drifting.x.map((value, t) => {
      const r = -0.9 + (1.8 * t) / (n - 1);
      return r * value + Math.sqrt(1 - r * r) * (drifting.y[t] ?? NaN);
    });
    const legs = {
      asset: madeSeries('A', days, closesFrom(scaled(drifting.x))),
      benchmark: madeSeries('B', days, closesFrom(scaled(moved))),
    };
    const of = input(n, legs);
    const { message, actions } = refusal('dcc', of);
    expect(message).toContain('no level that the link comes back to in this range');
    expect(actions).toEqual([
      { label: 'without view=dcc', line: `corr btc r2k-tech ${of.report.from}..${of.report.to}` },
    ]);
  });

  test.each(['asset', 'benchmark'] as const)('leadlag when the %s was read at midnight UTC', (leg) => {
    const series = { asset, benchmark };
    const late = { ...series, [leg]: { ...series[leg], clock: 'utc-close' as const } };
    const { message, actions } = refusal('leadlag', input(n, late));
    expect(message).toContain(`${series[leg].instrument.symbol} is only there at midnight UTC`);
    expect(actions).toEqual([{ label: 'without view=leadlag', line: 'corr btc r2k-tech 1y' }]);
  });

  test.each(KINDS)('%s of two that are one thing, or of one that stands still', (kind) => {
    const same = { asset, benchmark: { ...benchmark, closes: asset.closes } };
    expect(refusal(kind, input(n, same)).message).toContain('an interval, and there is none here');
    const still = { asset, benchmark: { ...benchmark, closes: benchmark.closes.map(() => 40) } };
    expect(refusal(kind, input(n, still)).message).toContain('an interval, and there is none here');
  });
});
