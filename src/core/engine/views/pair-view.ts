import { Refusal } from '../../errors.ts';
import { betaView } from './beta-view.ts';
import type { BetaView } from './beta-view.ts';
import { dccView } from './dcc-view.ts';
import type { DccView } from './dcc-view.ts';
import { leadLagView } from './lead-lag-view.ts';
import type { LeadLagView } from './lead-lag-view.ts';
import { partialView } from './partial-view.ts';
import type { PartialView } from './partial-view.ts';
import { tailsView } from './tails-view.ts';
import type { TailsView } from './tails-view.ts';
import { upDownView } from './up-down-view.ts';
import type { UpDownView } from './up-down-view.ts';
import type { ViewInput } from './view-input.ts';

/** A deeper look at a pair: numbers only, plain JSON. */
export type PairView = BetaView | UpDownView | TailsView | LeadLagView | DccView | PartialView;

type ViewKind = PairView['kind'];

const VIEWS: { readonly [Kind in ViewKind]: (input: ViewInput) => PairView | null } = {
  beta: betaView,
  updown: upDownView,
  tails: tailsView,
  leadlag: leadLagView,
  dcc: dccView,
  partial: partialView,
};

/**
 * The view of that kind. Throws a `Refusal` when the range is too short for it, when the legs were read at clocks that
 * would mislead it, and when there is no correlation with an interval to look into.
 */
export function pairView(kind: ViewKind, input: ViewInput): PairView {
  const { report } = input;
  const view = report.low === null ? null : VIEWS[kind](input);
  if (view !== null) return view;
  throw new Refusal(
    `\`view=${kind}\` looks into a correlation with an interval, and there is none here: one of the two did not move, or the two are one thing. Leave \`view=${kind}\` out.`,
    [{ label: `without view=${kind}`, line: `corr ${report.asset} ${report.benchmark} 1y` }],
  );
}
