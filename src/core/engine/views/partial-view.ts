import { Refusal } from '../../errors.ts';
import type { Estimate } from '../../reports/estimate.ts';
import { alignAt } from '../samples/pair-frequency.ts';
import { LEAST_RETURNS } from '../samples/range-check.ts';
import { partialGiven } from './partial-given.ts';
import type { ViewInput } from './view-input.ts';

/** What is left of the link without one market, or without several at once. */
export interface PartialRow {
  /** Listing ids. */
  readonly without: readonly string[];
  /** Null when the link moves too much like them: the larger variance inflation factor is over 20. */
  readonly left: Estimate | null;
  readonly inflation: number | null;
}

/** The link without each broad market, and without all of them, on the days that all share. */
export interface PartialView {
  readonly kind: 'partial';
  readonly n: number;
  readonly rows: readonly PartialRow[];
}

/** Throws a `Refusal` when no market could be had, or all share fewer than 20 returns with the pair. */
export function partialView({ report, series, controls }: ViewInput): PartialView {
  const { from, to, frequency } = report;
  const legs = [series.asset, series.benchmark, ...controls.map((control) => control.series)];
  const { days, returns } = alignAt(legs, { from, to }, frequency);
  if (controls.length === 0 || days.length < LEAST_RETURNS) throw noMarket(report);
  const [x = new Float64Array(), y = new Float64Array(), ...markets] = returns;
  const rowOf = (indices: readonly number[]): PartialRow => {
    const columns = indices.map((index) => markets[index] ?? new Float64Array());
    const found = partialGiven(x, y, columns);
    const without = indices.flatMap((index) => controls[index]?.listing.id ?? []);
    const inflation = found?.inflation ?? Infinity;
    return {
      without,
      left: found?.estimate ?? null,
      inflation: Number.isFinite(inflation) ? inflation : null,
    };
  };
  const each = controls.map((_, index) => index);
  const sets = controls.length > 1 ? [...each.map((index) => [index]), each] : [each];
  return { kind: 'partial', n: days.length, rows: sets.map(rowOf) };
}

function noMarket({ asset, benchmark }: ViewInput['report']): Refusal {
  return new Refusal(
    '`view=partial` needs 20 returns shared with a broad market, and none could be had. Leave `view=partial` out, or try 1y.',
    [{ label: 'Use 1y', line: `corr ${asset} ${benchmark} 1y view=partial` }],
  );
}
