import { SIGNIFICANCE } from '../../engine/uncertainty/significance.ts';
import type { BigMovesEvidence, Claim, PandemicEvidence, SectorEvidence } from '../../reports/study.ts';
import { capitalised, count, date, estimate, month, pValue, twoDecimals, whole } from '../formats.ts';
import { listed } from '../listed.ts';
import { countedSources } from '../source-words.ts';
import { CLAIM_NAMES, labelIn } from './study-context.ts';
import type { StudyContext } from './study-context.ts';

type Fact = readonly [label: string, value: string];

/** Names that are tied with each other, as many as a line bears. */
const MOST_NAMED = 4;

/** The receipt: each claim with its verdict and the numbers behind it, then the sample, the prices and the method. */
export function studyFacts(context: StudyContext): Fact[] {
  const { report } = context;
  const [sectors] = report.claims;
  const numbers = [
    sectorNumbers(sectors, context.smallTech.id),
    sizeNumbers(context),
    altcoinNumbers(context),
    pandemicNumbers(report.claims[3].evidence),
    bigMovesNumbers(report.claims[4].evidence),
  ];
  return [
    ...report.claims.map(({ verdict, reason }, i): Fact => {
      const parts = [numbers[i], reason].filter((part) => part !== null && part !== '');
      return [`${i + 1}. ${capitalised(CLAIM_NAMES[i] ?? '')}`, `${verdict}: ${parts.join('; ')}`];
    }),
    ['Sample', `${count(report.n, 'daily return')}, ${date(report.from)} to ${date(report.to)}`],
    pricesFact(context),
    [
      'Method',
      'log returns between New York closes; Pearson with a delete-one-day jackknife interval (95%); differences by a paired jackknife, p after Holm; 95% multiple comparisons with the best',
    ],
  ];
}

/** `small-cap tech 0.40 (0.33 to 0.46), tied for the top with large-cap tech 0.36, of 20 sectors on 1,342 days` */
function sectorNumbers({ evidence: { rows }, reason }: Claim<SectorEvidence>, id: string): string | null {
  const mine = rows.find((row) => row.id === id);
  if (mine === undefined) return null;
  const own = `${mine.label} ${estimate({ value: mine.pearson, low: mine.low, high: mine.high })}`;
  const sample = `of ${count(rows.length, 'sector')} on ${count(mine.n, 'day')}`;
  const group = rows.filter(({ tiedForTop }) => tiedForTop);
  const others = listed(
    group.filter((row) => row !== mine).map(({ label, pearson }) => `${label} ${twoDecimals(pearson)}`),
    MOST_NAMED,
  );
  // An empty group is one that was not looked for.
  if (group.length === 0) return `${own}, ${sample}`;
  if (!mine.tiedForTop) return `${own}, behind ${others}, ${sample}`;
  if (group.length > 1) return `${own}, tied for the top with ${others}, ${sample}`;
  return reason === null ? `${own}, the highest ${sample}` : `${own}, ${sample}`;
}

/** `small-cap tech minus the Nasdaq-100 0.01 (-0.02 to 0.05), p=0.61, on 1,342 days; minus ...` */
function sizeNumbers(context: StudyContext): string {
  const { smallTech, rows, differences } = context.report.claims[1].evidence;
  if (differences.length === 0) {
    const large = rows.map(({ label, value, n }) => `${label} ${twoDecimals(value)} on ${count(n, 'day')}`);
    const own = `${context.smallTech.label} ${estimate(smallTech)} on ${count(context.report.n, 'day')}`;
    return [own, ...large].join(', ');
  }
  const parts = differences.map(({ second, difference, low, high, p }) => {
    const n = rows.find(({ id }) => id === second)?.n ?? 0;
    return `minus ${labelIn(context, second)} ${estimate({ value: difference, low, high })}, ${pValue(p)}, on ${count(n, 'day')}`;
  });
  return `${context.smallTech.label} ${parts.join('; ')}`;
}

/** `10 of 10 other coins have their interval above zero; BTC is ahead of 8 of 10, level with ETH and LTC` */
function altcoinNumbers(context: StudyContext): string {
  const { rows, differences } = context.report.claims[2].evidence;
  const others = rows.slice(1);
  const above = others.filter(({ low }) => low > 0).length;
  const shown = `${above} of ${others.length} other coins have their interval above zero`;
  if (differences.length === 0) return shown;
  const { label } = context.bitcoin;
  const named = (ids: readonly { readonly second: string }[]) =>
    listed(ids.map(({ second }) => labelIn(context, second)));
  const apart = differences.filter(({ p }) => p < SIGNIFICANCE);
  const ahead = apart.filter(({ difference }) => difference > 0);
  const behind = apart.filter(({ difference }) => difference < 0);
  const level = differences.filter(({ p }) => p >= SIGNIFICANCE);
  return [
    `${shown}; ${label} is ahead of ${ahead.length} of ${differences.length}`,
    ...(behind.length === 0 ? [] : [`behind ${named(behind)}`]),
    ...(level.length === 0 ? [] : [`can't be told from ${named(level)}`]),
  ].join(', ');
}

/** `all 1,239 windows of 126 sessions since Jun 2020 are above zero, the lowest 0.04 (-0.17 to 0.24) to 26 Jan 2024` */
function pandemicNumbers({ values, share, lowest, window, since, breakDay }: PandemicEvidence): string {
  const n = values.filter((value) => value !== null).length;
  const rise = breakDay === null ? [] : [`the link rose around ${month(breakDay)}`];
  if (share === null) return rise.join('');
  const part = share === 1 ? `all ${whole(n)}` : `${(100 * share).toFixed(1)}% of ${whole(n)}`;
  const bottom = lowest === null ? '' : `, the lowest ${estimate(lowest)} to ${date(lowest.day)}`;
  return [
    `${part} windows of ${window} sessions since ${month(since)} are above zero${bottom}`,
    ...rise,
  ].join('; ');
}

/** `the rolling link correlates 0.02 (-0.45 to 0.47) with the size of the move and ...; its mean is ...` */
function bigMovesNumbers(evidence: BigMovesEvidence): string {
  const { withMove, withVolatility, windows, bigYears, meanBig, meanOther, difference } = evidence;
  const parts: string[] = [];
  if (withMove !== null && withVolatility !== null) {
    parts.push(
      `the rolling link correlates ${estimate(withMove)} with the size of the move and ${estimate(withVolatility)} with volatility, over ${windows} windows`,
    );
  }
  if (difference !== null && meanBig !== null && meanOther !== null) {
    parts.push(
      `its mean is ${twoDecimals(meanBig)} in ${listed(bigYears)} against ${twoDecimals(meanOther)} in other years, difference ${estimate(difference)}, ${pValue(difference.p)}`,
    );
  }
  return parts.join('; ');
}

/** `BTC/USD from Coinbase, at the New York close; 22 from Yahoo, adjusted closes` */
function pricesFact({ series }: StudyContext): Fact {
  return ['Prices', countedSources(series).join('; ')];
}
