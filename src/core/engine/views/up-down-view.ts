import { Refusal } from '../../errors.ts';
import { downUp } from '../measures/down-up.ts';
import type { DownUp, HalfDifference } from '../measures/down-up.ts';
import { holm } from '../uncertainty/holm.ts';
import { columnsOf, refuseShort } from './view-input.ts';
import type { ViewInput } from './view-input.ts';

/** Returns below which one of the halves will have fewer than 60. */
const LEAST_RETURNS_IN_ALL = 120;
/** Returns of which, as markets go, either half is large enough. */
const RETURNS_FOR_BOTH = 150;

/** A difference with the p-value that holds for two claims in one answer (Holm). */
type Claimed = HalfDifference & { readonly adjusted: number };

/** The link when the benchmark fell against the link when it rose; the two halves speak of each other only. */
export interface UpDownView extends Pick<DownUp, 'down' | 'up'> {
  readonly kind: 'updown';
  /** Down minus up. */
  readonly correlation: Claimed;
  readonly beta: Claimed;
}

/** Throws a `Refusal` when either half has fewer than 60 returns: no claim is made on so few. */
export function upDownView(input: ViewInput): UpDownView | null {
  refuseShort('updown', { needed: LEAST_RETURNS_IN_ALL, enough: RETURNS_FOR_BOTH }, input);
  const { asset, benchmark } = columnsOf(input);
  const found = downUp(asset, benchmark);
  if (found === null) throw tooFewOfAKind(input, benchmark);
  const [ofCorrelation = NaN, ofBeta = NaN] = holm([found.correlation.p, found.beta.p]);
  return {
    ...found,
    kind: 'updown',
    correlation: { ...found.correlation, adjusted: ofCorrelation },
    beta: { ...found.beta, adjusted: ofBeta },
  };
}

function tooFewOfAKind({ report }: ViewInput, benchmark: Float64Array): Refusal {
  const down = benchmark.filter((value) => value < 0).length;
  const up = benchmark.filter((value) => value > 0).length;
  const unit = report.frequency === 'daily' ? 'days' : 'weeks';
  const line = `corr ${report.asset} ${report.benchmark} max`;
  const setting = report.frequency === 'daily' ? 'view=updown' : 'freq=weekly view=updown';
  return new Refusal(
    `\`view=updown\` needs 60 ${unit} of each kind on which both move; this range has ${down} down and ${up} up. Try max.`,
    [{ label: 'Use max', line: `${line} ${setting}` }],
  );
}
