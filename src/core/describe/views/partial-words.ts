import type { PartialRow, PartialView } from '../../engine/views/partial-view.ts';
import { listed } from '../listed.ts';
import { estimate, interval, twoDecimals, whole } from '../formats.ts';
import { unitsOf } from '../pair/pair-units.ts';
import type { ViewContext, ViewWords } from './view-words.ts';

/** What is left of the link when broad markets are taken out of both legs. */
export function partialWords(view: PartialView, context: ViewContext): ViewWords {
  const { many } = unitsOf(context.report);
  const fullest = view.rows.at(-1);
  const label = (row: PartialRow) => marketsOf(row, context);
  return {
    clause: fullest === undefined ? 'nothing could be taken out' : leftClause(fullest, context),
    facts: [
      [
        'Taken out',
        `${fullest === undefined ? 'nothing' : label(fullest)}, of both, on ${whole(view.n)} ${many} that all share (partial correlation, jackknife)`,
      ],
    ],
    notes: view.rows
      .filter(({ left }) => left === null)
      .map(
        (row) =>
          `Without ${label(row)} nothing can be said: one of the two and ${row.without.length > 1 ? 'these together' : 'that market'} are nearly the same thing${inflationWords(row)}.`,
      ),
    table: {
      head: ['Without', 'What is left', '95% interval', 'Verdict'],
      rows: view.rows.map((row) => [
        label(row),
        row.left === null ? '-' : twoDecimals(row.left.value),
        row.left === null ? '-' : interval(row.left.low, row.left.high),
        verdict(row),
      ]),
    },
  };
}

function leftClause(row: PartialRow, context: ViewContext): string {
  const markets = marketsOf(row, context);
  if (row.left === null) return `without ${markets} nothing can be said: they are nearly the same thing`;
  return `without ${markets} it is ${estimate(row.left)}, ${verdict(row)}`;
}

function verdict({ left }: PartialRow): string {
  if (left === null) return 'nearly the same thing';
  return left.low > 0 || left.high < 0 ? 'still there' : 'nothing clear is left';
}

function inflationWords({ inflation }: PartialRow): string {
  return inflation === null ? '' : ` (variance inflation ${Math.round(inflation)}, over 20)`;
}

function marketsOf({ without }: PartialRow, { controls }: ViewContext): string {
  const labels = without.map((id) => controls.find((listing) => listing.id === id)?.label ?? id);
  return listed(labels);
}
