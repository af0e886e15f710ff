import { Refusal } from '../errors.ts';
import type { MatrixReport } from '../reports/matrix.ts';
import type { LegSource, ZeroReturns } from '../reports/sources.ts';
import type { Span } from '../types.ts';
import { jackknife } from './uncertainty/jackknife.ts';
import { isConstant, momentsOf } from './numbers/moments.ts';
import { pearson } from './measures/pearson.ts';
import { provenanceOf } from './provenance.ts';
import { LEAST_RETURNS, refuseStaleQuotes } from './samples/range-check.ts';
import type { Leg } from './samples/range-check.ts';
import { align } from './samples/returns.ts';
import { zeroReturns } from './samples/zero-returns.ts';

/** One pair on its own joint returns; null is not computable. */
interface Cell {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  /** First and last return day; null without any return. */
  readonly days: { readonly from: string; readonly to: string } | null;
}

/** One leg on its own returns in the range. */
interface Row {
  readonly leg: Leg;
  readonly n: number;
  readonly zeroReturns: ZeroReturns;
}

/**
 * The correlation of every pair of two or more legs over `span`, each on the returns that the two share, so that a
 * young name shortens its own pairs only. A pair with fewer than 20 joint returns, or one that stands still, is null.
 * Nothing has an interval with itself. Throws a `Refusal` when no pair has 20 joint returns, and when over 20% of the
 * returns of a leg that does move are exact zeros (stale or too thin quotes).
 */
export function matrixReport(legs: readonly Leg[], span: Span): MatrixReport {
  const rows = legs.map((leg) => rowOf(leg, span));
  const above = legs.map((row, i) => legs.slice(i + 1).map((column) => cellOf(row, column, span)));
  const held = above.flat().flatMap((cell) => (cell.n >= LEAST_RETURNS && cell.days ? [cell.days] : []));
  const [from, to] = [
    held.map((days) => days.from).sort()[0],
    held
      .map((days) => days.to)
      .sort()
      .at(-1),
  ];
  if (from === undefined || to === undefined) throw nothingShared(legs, span);

  const grid = <Value>(diagonal: (row: Row) => Value, of: (cell: Cell) => Value): Value[][] =>
    rows.map((row, i) =>
      rows.map((_, j) => {
        const cell = above[Math.min(i, j)]?.[Math.abs(i - j) - 1];
        return cell === undefined ? diagonal(row) : of(cell);
      }),
    );
  return {
    ...provenanceOf(legs.map(({ series }) => series)),
    names: legs.map(({ listing }) => listing.id),
    labels: legs.map(({ listing }) => listing.label),
    values: grid<number | null>(
      () => 1,
      ({ value }) => value,
    ),
    low: grid<number | null>(
      () => null,
      ({ low }) => low,
    ),
    high: grid<number | null>(
      () => null,
      ({ high }) => high,
    ),
    n: grid(
      (row) => row.n,
      (cell) => cell.n,
    ),
    from,
    to,
    sources: rows.map(sourceOf),
  };
}

function sourceOf({ leg: { listing, series }, zeroReturns }: Row): LegSource {
  return {
    id: listing.id,
    instrument: series.instrument.symbol,
    source: series.source,
    counts: { ...series.counts },
    zeroReturns,
  };
}

function cellOf(row: Leg, column: Leg, span: Span): Cell {
  const { days, returns } = align([row.series, column.series], span);
  const [x = new Float64Array(), y = new Float64Array()] = returns;
  const [from, to] = [days[0], days.at(-1)];
  const held = from === undefined || to === undefined ? null : { from, to };
  if (days.length < LEAST_RETURNS) return { value: null, low: null, high: null, n: days.length, days: held };
  const knife = jackknife(x, y);
  return {
    value: pearson(x, y),
    low: knife?.low ?? null,
    high: knife?.high ?? null,
    n: days.length,
    days: held,
  };
}

/** A constant leg is all zeros by right; one that moves may not be. */
function rowOf(leg: Leg, span: Span): Row {
  const { days, returns } = align([leg.series], span);
  const [column = new Float64Array()] = returns;
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return { leg, n: 0, zeroReturns: { share: 0, longestRun: 0 } };
  const zeros = zeroReturns(column);
  const constant = isConstant(momentsOf(column, column).sxx, days.length);
  if (days.length >= LEAST_RETURNS && !constant) refuseStaleQuotes(leg, zeros, from, to);
  return { leg, n: days.length, zeroReturns: zeros };
}

function nothingShared(legs: readonly Leg[], { from, to }: Span): Refusal {
  const names = legs.map(({ listing }) => listing.label).join(', ');
  const reasons = legs.flatMap(({ listing, series: { days } }) => {
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return [`${listing.label} has no prices`];
    if (last < to) return [`the prices of ${listing.label} end on ${last}`];
    return first >= from ? [`the prices of ${listing.label} start on ${first}`] : [];
  });
  const why = reasons.length === 0 ? 'the range is too short' : reasons.join(' and ');
  return new Refusal(
    `No two of ${names} share the ${LEAST_RETURNS} daily returns that a correlation needs from ${from} to ${to}: ${why}. Try a longer range, such as 1y or max.`,
  );
}
