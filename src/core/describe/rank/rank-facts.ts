import { SIGNIFICANCE } from '../../engine/uncertainty/significance.ts';
import type { PairedDifference } from '../../reports/estimate.ts';
import { count, date, estimate, pValue, twoDecimals } from '../formats.ts';
import { leadsClause } from './rank-alts.ts';
import { labelOf } from './rank-context.ts';
import type { RankContext } from './rank-context.ts';
import { listed } from '../listed.ts';
import { countedSources, sourceWords } from '../source-words.ts';

/** The table marks all of a group. */
const MOST_NAMED = 8;

type Fact = readonly [label: string, value: string];

/** The receipt of a ranking: the group, the tests, the sample, the prices and the method. */
export function rankFacts(context: RankContext): Fact[] {
  return [
    groupFact(context),
    headToHeadFact(context),
    leadsFact(context),
    sampleFact(context),
    pricesFact(context),
    methodFact(context),
  ].filter((fact) => fact !== null);
}

function groupFact({ report: { rows, approximate, pair } }: RankContext): Fact | null {
  if (approximate || pair !== null || rows.length < 2) return null;
  const group = rows.filter(({ tiedForTop }) => tiedForTop);
  const values = group.map(({ label, pearson }) => `${label} ${twoDecimals(pearson)}`);
  return group.length === 1
    ? ['Highest', `${listed(values)}, of ${rows.length}`]
    : ['Tied for the top', `${group.length} of ${rows.length}: ${listed(values, MOST_NAMED)}`];
}

function headToHeadFact(context: RankContext): Fact | null {
  const { pair } = context.report;
  if (pair === null) return null;
  const verdict = pair.p < SIGNIFICANCE ? 'told apart' : "can't be told apart";
  return ['Head to head', `${differenceWords(context, pair)}: ${verdict}`];
}

function differenceWords(context: RankContext, one: PairedDifference): string {
  const value = estimate({ value: one.difference, low: one.low, high: one.high });
  return `${labelOf(context, one.first)} minus ${labelOf(context, one.second)} ${value}, ${pValue(one.p)}`;
}

function leadsFact(context: RankContext): Fact | null {
  return context.report.ahead.length === 0 ? null : ['Bitcoin', leadsClause(context)];
}

function sampleFact({ report: { rows, common } }: RankContext): Fact {
  const same =
    rows.length < 2 ? '' : `, the same days for ${rows.length === 2 ? 'both' : `all ${rows.length}`}`;
  return ['Sample', `${count(common.n, 'daily return')}, ${date(common.from)} to ${date(common.to)}${same}`];
}

/** `BTC/USD from Coinbase, at the New York close; 29 from Yahoo, adjusted closes` */
function pricesFact({ series }: RankContext): Fact {
  const [fixed, ...others] = series;
  const own = fixed === undefined ? [] : [`${fixed.instrument.symbol} from ${sourceWords(fixed)}`];
  return ['Prices', [...own, ...countedSources(others)].join('; ')];
}

function methodFact({ report: { rows, approximate, pair, ahead } }: RankContext): Fact {
  const isRanked = !approximate && rows.length > 1;
  const byLeader = ahead.length > 0 && ahead[0]?.first === rows[0]?.id;
  const parts = [
    'log returns between New York closes; Pearson with a delete-one-day jackknife interval (95%)',
    isRanked && rows.length > 2 && !byLeader
      ? 'tied for the top: 95% multiple comparisons with the best'
      : null,
    isRanked && (pair !== null || rows.length === 2) ? 'differences: paired jackknife' : null,
    ahead.length > 0
      ? `bitcoin's lead${byLeader ? ' and who is tied with it' : ''}: paired jackknife, p after Holm over the list`
      : null,
  ];
  return ['Method', parts.filter((part) => part !== null).join('; ')];
}
