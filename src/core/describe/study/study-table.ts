import type { Estimate } from '../../reports/estimate.ts';
import type { BigMovesEvidence, PandemicEvidence, StudyReport } from '../../reports/study.ts';
import type { Reply } from '../../types.ts';
import { date, interval, pValue, twoDecimals } from '../formats.ts';
import { labelIn } from './study-context.ts';
import type { StudyContext } from './study-context.ts';

type Table = NonNullable<Reply['table']>;
type Row = readonly string[];

/** Sectors shown; the ranking of all of them is what `rank` is for. */
const MOST_SECTORS = 5;

/** The evidence of each claim, a line a number. */
export function studyTable(context: StudyContext): Table {
  const [sectors, size, coins, pandemic, bigMoves] = context.report.claims;
  const isAlone = sectors.evidence.rows.filter(({ tiedForTop }) => tiedForTop).length === 1;
  const top = isAlone ? 'highest' : 'tied for the top';
  return {
    head: ['claim', 'what', 'value', '95% interval', 'n', 'test'],
    rows: [
      ...sectors.evidence.rows
        .slice(0, MOST_SECTORS)
        .map((row) => line('1', row.label, ofRow(row), String(row.n), row.tiedForTop ? top : '')),
      ...differenceLines('2', context, size.evidence),
      ...coins.evidence.rows.map((row) =>
        line('3', row.label, ofRow(row), String(row.n), leadOf(coins.evidence, row.id)),
      ),
      ...pandemicLines(pandemic.evidence),
      ...bigMovesLines(bigMoves.evidence),
    ],
  };
}

function line(claim: string, what: string, value: Estimate, n: string, test: string): Row {
  return [claim, what, twoDecimals(value.value), interval(value.low, value.high), n, test];
}

function ofRow({ pearson, low, high }: { pearson: number; low: number; high: number }): Estimate {
  return { value: pearson, low, high };
}

/** Differences where they were tested, else the correlations by themselves. */
function differenceLines(
  claim: string,
  context: StudyContext,
  { smallTech, rows, differences }: StudyReport['claims'][1]['evidence'],
): Row[] {
  const nOf = (id: string) => String(rows.find((row) => row.id === id)?.n ?? '');
  return [
    line(claim, context.smallTech.label, smallTech, String(context.report.n), ''),
    ...(differences.length === 0
      ? rows.map((row) => line(claim, row.label, row, String(row.n), ''))
      : differences.map(({ second, difference, low, high, p }) =>
          line(
            claim,
            `minus ${labelIn(context, second)}`,
            { value: difference, low, high },
            nOf(second),
            pValue(p),
          ),
        )),
  ];
}

/** `behind by 0.12, p=0.003` */
function leadOf({ differences }: StudyReport['claims'][2]['evidence'], id: string): string {
  const found = differences.find(({ second }) => second === id);
  if (found === undefined) return '';
  const side = found.difference < 0 ? 'ahead' : 'behind';
  return `${side} by ${twoDecimals(Math.abs(found.difference))}, ${pValue(found.p)}`;
}

function pandemicLines({ lowest, window }: PandemicEvidence): Row[] {
  return lowest === null
    ? []
    : [line('4', `lowest window, to ${date(lowest.day)}`, lowest, String(window), '')];
}

function bigMovesLines({ withMove, withVolatility, difference, windows, bigYears }: BigMovesEvidence): Row[] {
  const n = String(windows);
  return [
    ...(withMove === null ? [] : [line('5', 'with the size of the move', withMove, n, 'above 0.06?')]),
    ...(withVolatility === null ? [] : [line('5', 'with volatility', withVolatility, n, 'above 0.18?')]),
    ...(difference === null
      ? []
      : [line('5', `${bigYears.join(', ')} minus other years`, difference, n, pValue(difference.p))]),
  ];
}
