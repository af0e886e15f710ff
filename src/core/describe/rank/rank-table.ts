import { SIGNIFICANCE } from '../../engine/uncertainty/significance.ts';
import type { RankRow } from '../../reports/rank.ts';
import type { Reply } from '../../types.ts';
import { interval, pValue, twoDecimals } from '../formats.ts';
import { labelOf } from './rank-context.ts';
import type { RankContext } from './rank-context.ts';

type Table = NonNullable<Reply['table']>;

/** A column: its title, and what it says of a row. */
type Column = readonly [title: string, cell: (row: RankRow) => string];

/** All rows, highest first, n being the same for all; the marks of the top group and bitcoin's lead only where they were tested. */
export function rankTable(context: RankContext): Table {
  const { rows } = context.report;
  const columns: readonly Column[] = [
    ['name', ({ id }) => id],
    ['what', ({ label }) => label],
    ['r', ({ pearson }) => twoDecimals(pearson)],
    ['95% interval', ({ low, high }) => interval(low, high)],
    ['instrument', ({ instrument }) => instrument],
    ...topColumn(context),
    ...aheadColumn(context),
  ];
  return {
    head: columns.map(([title]) => title),
    rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
  };
}

function topColumn({ report: { rows, approximate } }: RankContext): Column[] {
  if (approximate || rows.length < 2) return [];
  const isAlone = rows.filter(({ tiedForTop }) => tiedForTop).length === 1;
  return [['top', ({ tiedForTop }) => (tiedForTop ? (isAlone ? 'highest' : 'tied') : '')]];
}

/** `0.12, p=0.003 *`; the star marks what holds after Holm. */
function aheadColumn(context: RankContext): Column[] {
  const { ahead } = context.report;
  const [one] = ahead;
  if (one === undefined) return [];
  const cell = ({ id }: RankRow) => {
    const found = ahead.find(({ second }) => second === id);
    if (found === undefined) return '';
    return `${twoDecimals(found.difference)}, ${pValue(found.p)}${found.p < SIGNIFICANCE ? ' *' : ''}`;
  };
  return [[`${labelOf(context, one.first)} minus it`, cell]];
}
