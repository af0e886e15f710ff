import { exceedances } from '../measures/exceedance.ts';
import type { Exceedance } from '../measures/exceedance.ts';
import { lowerTail } from '../measures/tails.ts';
import type { LowerTail } from '../measures/tails.ts';
import { columnsOf, refuseShort } from './view-input.ts';
import type { ViewInput } from './view-input.ts';

const LEAST_RETURNS_FOR_TAILS = 500;

/** How the two fare on extreme days, beside what normal returns with the same correlation would show. */
export interface TailsView {
  readonly kind: 'tails';
  /** Null where fewer than ten days were among the worst tenth of both. */
  readonly worstTenth: LowerTail | null;
  readonly exceedances: readonly Exceedance[];
}

/** Throws a `Refusal` for fewer than 500 returns: a worst tenth of them holds too few joint days. */
export function tailsView(input: ViewInput): TailsView | null {
  refuseShort('tails', { needed: LEAST_RETURNS_FOR_TAILS }, input);
  const { asset, benchmark } = columnsOf(input);
  const found = exceedances(asset, benchmark);
  return found === null
    ? null
    : { kind: 'tails', worstTenth: lowerTail(asset, benchmark), exceedances: found };
}
