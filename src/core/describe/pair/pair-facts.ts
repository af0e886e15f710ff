import { SIGNIFICANCE } from '../../engine/uncertainty/significance.ts';
import type { PairReport } from '../../reports/pair.ts';
import type { Series } from '../../types.ts';
import { count, date, estimate, interval, percent, pValue, twoDecimals } from '../formats.ts';
import { sourceWords } from '../source-words.ts';
import type { PairContext } from './pair-context.ts';
import { methodFact, methodWords } from './pair-method.ts';
import type { PricedPair } from './pair-notes.ts';
import { unitsOf, withoutWords } from './pair-units.ts';

type Fact = readonly [label: string, value: string];

/**
 * The receipt: every number of the answer with its interval, n, method, instrument, source and as-of. Under another
 * method than Pearson's, what rests on Pearson's alone (slope, comparisons) is left to the report.
 */
export function pairFacts(context: PairContext): Fact[] {
  const { report } = context;
  const usual = report.method === 'pearson';
  const [first, second] =
    report.method === 'spearman'
      ? [spearmanFact(context), correlationFact(context)]
      : [correlationFact(context), spearmanFact(context)];
  return [
    methodFact(report),
    first,
    second,
    ...(usual ? [betaFact(context), withoutFact(context)] : []),
    rollingFact(context),
    ...(usual ? [partialFact(context), versusFact(context)] : []),
    pricesFact(context),
    ['Method', methodWords(report)] as const,
  ].filter((fact) => fact !== null);
}

function correlationFact({ report }: PairContext): Fact | null {
  const { pearson, low, high, n, from, to, method } = report;
  if (pearson === null || low === null || high === null) return null;
  const { adjective } = unitsOf(report);
  return [
    method === 'pearson' ? 'Correlation' : 'Pearson',
    `${estimate({ value: pearson, low, high })}, ${count(n, `${adjective} return`)}, ${date(from)} to ${date(to)}`,
  ];
}

function spearmanFact({ report }: PairContext): Fact | null {
  const { spearman, spearmanLow, spearmanHigh } = report;
  if (spearman === null || spearmanLow === null || spearmanHigh === null) return null;
  return ['Spearman (ranks)', estimate({ value: spearman, low: spearmanLow, high: spearmanHigh })];
}

function betaFact({ report, asset, benchmark }: PairContext): Fact | null {
  const { beta, betaLow, betaHigh, r2 } = report;
  if (beta === null || betaLow === null || betaHigh === null || r2 === null) return null;
  return [
    'Beta',
    `1% in ${benchmark.label} went with ${twoDecimals(beta)}% in ${asset.label} (${interval(betaLow, betaHigh)}); explains ${percent(r2)} of ${asset.label}'s ${unitsOf(report).adjective} moves`,
  ];
}

function withoutFact({ report }: PairContext): Fact | null {
  const { without, pearson } = report;
  if (without === null || pearson === null) return null;
  const { one } = unitsOf(report);
  const verdict = without.material ? `one ${one} drives this` : `no single ${one} drives it`;
  return [
    `Most influential ${one}`,
    `${withoutWords(report, without.day)} it would be ${twoDecimals(without.pearson)} instead of ${twoDecimals(pearson)}: ${verdict}`,
  ];
}

function rollingFact({ report }: PairContext): Fact | null {
  const { rolling } = report;
  const value = rolling.values.at(-1) ?? null;
  const low = rolling.low.at(-1) ?? null;
  const high = rolling.high.at(-1) ?? null;
  if (value === null || low === null || high === null) return null;
  const measure = report.method === 'pearson' ? '' : ' (Pearson)';
  const parts = [`${estimate({ value, low, high })}${measure}`, labelWords(report), percentileWords(report)];
  return [
    `Last ${rolling.window} ${unitsOf(report).sessions}`,
    parts.filter((part) => part !== null).join('; '),
  ];
}

/** `coupled since 3 Mar 2025, fading` */
function labelWords({ label, labelSince, fading }: PairReport): string | null {
  if (label === null || label === 'unclear') return null;
  const since = labelSince === null ? '' : ` since ${date(labelSince)}`;
  return `${label}${since}${fading ? ', fading' : ''}`;
}

/**
 * Where today stands in its own history, in words only as fine as that history allows:
 * six years hold some 24 independent 63-session windows, so the rank is good to 6-10 points.
 */
function percentileWords({ percentile, percentileSince }: PairReport): string | null {
  if (percentile === null || percentileSince === null) return null;
  const year = percentileSince.slice(0, 4);
  return `${percentileBand(percentile)} of its readings since ${year} (percentile ${Math.round(percentile)})`;
}

/** `upper third`, for a percentile from 0 to 100. */
export function percentileBand(percentile: number): string {
  if (percentile >= 90) return 'top tenth';
  if (percentile >= 200 / 3) return 'upper third';
  if (percentile >= 100 / 3) return 'middle';
  return percentile > 10 ? 'lower third' : 'bottom tenth';
}

function partialFact({ report, control }: PairContext): Fact | null {
  if (report.partial === null || control === null) return null;
  const left = report.partial.low > 0 || report.partial.high < 0 ? 'still there' : 'nothing clear is left';
  return [`Without ${control.label}`, `${estimate(report.partial)}, ${left} (partial correlation)`];
}

function versusFact({ report, benchmark, control }: PairContext): Fact | null {
  const { versus, pearson } = report;
  if (versus === null || control === null || pearson === null) return null;
  const mine = versus.pearson + versus.difference;
  const numbers = `${twoDecimals(mine)} against ${twoDecimals(versus.pearson)}`;
  if (versus.p >= SIGNIFICANCE) {
    return [`Against ${control.label}`, `${numbers}: can't be told apart (${pValue(versus.p)})`];
  }
  const [nearer, farther] = versus.difference > 0 ? [benchmark, control] : [control, benchmark];
  return [
    `Against ${control.label}`,
    `${numbers}: closer to ${nearer.label} than to ${farther.label} (${pValue(versus.p)})`,
  ];
}

/** Where the prices of both came from; what stands in for what is told in the notes. */
export function pricesFact({ series }: Pick<PricedPair, 'series'>): Fact {
  return ['Prices', `${legWords(series.asset)}; ${legWords(series.benchmark)}`];
}

/** `BTC/USD from Coinbase at the New York close, last 5 May 2025` */
function legWords(series: Series): string {
  const last = series.days.at(-1);
  return `${series.instrument.symbol} from ${sourceWords(series)}${last === undefined ? '' : `, last ${date(last)}`}`;
}
