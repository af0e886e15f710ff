import { EVER } from '../calendar/sessions.ts';
import { provenanceOf } from './provenance.ts';
import { legSource } from './samples/leg-source.ts';
import { Refusal } from '../errors.ts';
import type { LeftOut } from '../reports/sources.ts';
import type { StudyReport } from '../reports/study.ts';
import type { Day, Span } from '../types.ts';
import { altcoinsClaim } from './claims/altcoins-claim.ts';
import { bigMovesClaim } from './claims/big-moves-claim.ts';
import { clockReason } from './claims/clock-reason.ts';
import { pandemicClaim } from './claims/pandemic-claim.ts';
import { sectorsClaim } from './claims/sectors-claim.ts';
import { LEAST_SHARED } from './claims/shared-days.ts';
import { sizeClaim } from './claims/size-claim.ts';
import { jackknife } from './uncertainty/jackknife.ts';
import type { Jackknife } from './uncertainty/jackknife.ts';
import { LEAST_RETURNS, refuseStaleQuotes, tooFewReturns } from './samples/range-check.ts';
import type { Leg } from './samples/range-check.ts';
import { align, indexOfDay } from './samples/returns.ts';
import type { Aligned } from './samples/returns.ts';
import { zeroReturns } from './samples/zero-returns.ts';

/** What a study is made from. */
export interface StudyInput {
  readonly bitcoin: Leg;
  readonly smallTech: Leg;
  /** The other sectors, small and large. */
  readonly sectors: readonly Leg[];
  readonly largeTech: readonly Leg[];
  readonly altcoins: readonly Leg[];
  /** Names whose prices could not be had. */
  readonly missing: readonly LeftOut[];
  /**
   * First and last return day. The series of bitcoin and small tech should start years earlier: windows reach back,
   * and a break is only seen from both sides. Those of the others should start a few sessions earlier.
   */
  readonly span: Span;
  /** How many sessions the range holds. */
  readonly sessions: number;
  /** The canonical line. */
  readonly line: string;
}

/**
 * The five claims, each with its verdict by a stated rule and the numbers behind it. Pure and deterministic: the same
 * input gives the same report, which is plain JSON without NaN or infinity.
 * Throws a `Refusal` when bitcoin and small tech share fewer than 126 returns in the range, when one of the two does
 * not move, and when over 20% of the returns of one are exact zeros.
 */
export function studyReport(input: StudyInput): StudyReport {
  const { bitcoin, smallTech, altcoins, largeTech, span, sessions, line } = input;
  const joint = align([bitcoin.series, smallTech.series], { from: EVER, to: span.to });
  const days = joint.days.slice(indexOfDay(joint.days, span.from));
  const { link, from, to } = checkedLink(input, joint, days);
  const pairLink = { value: link.r, low: link.low, high: link.high };
  const [x = new Float64Array(), y = new Float64Array()] = joint.returns;
  const history = { days: joint.days, bitcoin: x, smallTech: y, from };
  const pair = { bitcoin, smallTech, span };

  const sectors = sectorsClaim({
    bitcoin,
    sectors: [smallTech, ...input.sectors],
    span,
    sessions,
    line,
  });
  const size = sizeClaim({ ...pair, largeTech, smallTechLink: pairLink });
  const coins = altcoinsClaim({ ...pair, altcoins, bitcoinLink: pairLink, n: days.length });
  const taken = new Set(
    [sectors.claim, size.claim, coins.claim].flatMap(({ evidence }) => evidence.rows.map(({ id }) => id)),
  );
  const others = [...input.sectors, ...largeTech, ...altcoins].filter(({ listing }) => taken.has(listing.id));
  const legs = distinct([bitcoin, smallTech, ...others]);
  return {
    ...provenanceOf(legs.map(({ series }) => series)),
    approximate: clockReason(legs) !== null,
    claims: [sectors.claim, size.claim, coins.claim, pandemicClaim(history), bigMovesClaim(history)],
    from,
    to,
    n: days.length,
    standIn: standIn(smallTech),
    leftOut: onceEach([...input.missing, ...sectors.leftOut, ...size.leftOut, ...coins.leftOut]),
    sources: legs.map((leg) => legSource(leg, align([leg.series], span).returns[0] ?? new Float64Array())),
  };
}

/** Bitcoin's link with small tech over the range, which every claim is about. */
function checkedLink(
  { bitcoin, smallTech, span, sessions }: StudyInput,
  joint: Aligned,
  days: readonly Day[],
): { readonly link: Jackknife; readonly from: Day; readonly to: Day } {
  const legs = [bitcoin, smallTech];
  const [from, to] = [days[0], days.at(-1)];
  if (days.length < LEAST_RETURNS || from === undefined || to === undefined) {
    throw tooFewReturns(legs, span, days.length, sessions);
  }
  if (days.length < LEAST_SHARED) throw tooShort(days.length);
  const columns = joint.returns.map((column) => column.subarray(joint.days.length - days.length));
  const link = jackknife(columns[0] ?? new Float64Array(), columns[1] ?? new Float64Array());
  for (const [i, leg] of legs.entries()) {
    const zeros = zeroReturns(columns[i] ?? new Float64Array());
    if (zeros.share < 1) refuseStaleQuotes(leg, zeros, from, to);
  }
  if (link !== null) return { link, from, to };
  throw new Refusal(
    `The correlation of ${bitcoin.listing.label} and ${smallTech.listing.label} has no interval from ${from} to ${to}: one of them did not move, or the two are one thing. Try another range, such as max.`,
  );
}

function tooShort(n: number): Refusal {
  return new Refusal(
    `The study reads windows of ${LEAST_SHARED} sessions, and the range holds ${n} daily returns. Try 1y, 5y or max.`,
    ['5y', 'max'].map((range) => ({ label: `Use ${range}`, line: `study ${range}` })),
  );
}

/** Large-cap tech is a sector and a large tech fund at once. */
function distinct(legs: readonly Leg[]): Leg[] {
  return [...new Map(legs.map((leg) => [leg.listing.id, leg])).values()];
}

function onceEach(leftOut: readonly LeftOut[]): LeftOut[] {
  return [...new Map(leftOut.map((one) => [`${one.id} ${one.reason}`, one])).values()];
}

function standIn({ listing, series }: Leg): StudyReport['standIn'] {
  return listing.standIn === undefined
    ? null
    : { instrument: series.instrument.symbol, name: listing.standIn };
}
