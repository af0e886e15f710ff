import { matrixPairs } from './matrix-context.ts';
import type { MatrixContext, MatrixPair } from './matrix-context.ts';
import { daysWords, intervalCounts } from './matrix.ts';
import { date, estimate, twoDecimals } from '../formats.ts';
import { sourceWords } from '../source-words.ts';

type Fact = readonly [label: string, value: string];

/** The receipt of a matrix: values, intervals, sample, prices and method. Each pair stands in the table. */
export function matrixFacts({ report, legs }: MatrixContext): Fact[] {
  const pairs = matrixPairs(report);
  return [
    ...valueFacts(pairs),
    [
      'Sample',
      `${daysWords(pairs)} a pair, on which both have returns, ${date(report.from)} to ${date(report.to)}`,
    ],
    ['Prices', prices(legs)],
    [
      'Method',
      'log returns between New York closes; Pearson with a delete-one-day jackknife interval (95%), each pair by itself',
    ],
  ];
}

function valueFacts(pairs: readonly MatrixPair[]): Fact[] {
  const values = pairs.flatMap(({ value }) => value ?? []);
  const [only] = pairs;
  if (only !== undefined && pairs.length === 1) {
    const { value, low, high } = only;
    return value === null || low === null || high === null
      ? []
      : [['Correlation', estimate({ value, low, high })]];
  }
  const counts = intervalCounts(pairs);
  if (values.length === 0 || counts === null) return [];
  const [least, most] = [twoDecimals(Math.min(...values)), twoDecimals(Math.max(...values))];
  return [
    ['Correlations', `${values.length}, from ${least} to ${most}`],
    ['95% intervals', counts],
  ];
}

/** `BTC/USD, ETH/USD from Coinbase, at the New York close; QQQ from Yahoo, adjusted closes` */
function prices(legs: MatrixContext['legs']): string {
  const kinds = Map.groupBy(legs, ({ series }) => sourceWords(series));
  const sources = [...kinds].map(
    ([kind, those]) => `${those.map(({ series }) => series.instrument.symbol).join(', ')} from ${kind}`,
  );
  return sources.join('; ');
}
