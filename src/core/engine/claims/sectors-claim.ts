import { LARGE_SECTORS, SMALL_SECTORS } from '../../query/universes.ts';
import type { RankRow } from '../../reports/rank.ts';
import type { LeftOut } from '../../reports/sources.ts';
import type { Claim, SectorEvidence, Verdict } from '../../reports/study.ts';
import type { Span } from '../../types.ts';
import type { Leg } from '../samples/range-check.ts';
import { rankReport } from '../rank-report.ts';
import { clockReason } from './clock-reason.ts';

const SMALL_TECH = 'r2k-tech';
const SECTORS: readonly string[] = [...SMALL_SECTORS, ...LARGE_SECTORS];

/** Small-cap tech among the sectors: the ranking of all of them on one common sample, and who was left out of it. */
export function sectorsClaim(input: {
  readonly bitcoin: Leg;
  /** Small-cap tech among them. */
  readonly sectors: readonly Leg[];
  readonly span: Span;
  readonly sessions: number;
  /** The canonical line, which seeds the draws of the tied-for-top group. */
  readonly line: string;
}): { readonly claim: Claim<SectorEvidence>; readonly leftOut: readonly LeftOut[] } {
  const { bitcoin, sectors, span, sessions, line } = input;
  const nothing = { missing: [], pair: null, leader: null };
  const { rows, leftOut } = rankReport({ fixed: bitcoin, others: sectors, span, sessions, line, ...nothing });
  const ranked = sectors.filter(({ listing }) => rows.some(({ id }) => id === listing.id));
  const clocks = clockReason([bitcoin, ...ranked]);
  return {
    claim: {
      claim: "Among sectors, small-cap tech has bitcoin's highest correlation.",
      verdict: clocks === null ? sectorsVerdict(rows) : "can't be told apart",
      reason: clocks ?? missingReason(rows),
      evidence: { rows },
    },
    leftOut,
  };
}

/**
 * The rule. Does not hold when small-cap tech is outside the group that is tied for the top; holds when it is all of
 * that group, and all twenty sectors took part. Else it can't be told.
 */
export function sectorsVerdict(rows: readonly Pick<RankRow, 'id' | 'tiedForTop'>[]): Verdict {
  const mine = rows.find(({ id }) => id === SMALL_TECH);
  if (mine?.tiedForTop === false) return 'does not hold';
  const isAlone = rows.every(({ id, tiedForTop }) => tiedForTop === (id === SMALL_TECH));
  return mine !== undefined && isAlone && missingReason(rows) === null ? 'holds' : "can't be told apart";
}

function missingReason(rows: readonly Pick<RankRow, 'id'>[]): string | null {
  const present = new Set(rows.map(({ id }) => id));
  if (!present.has(SMALL_TECH)) return 'small-cap tech has too few days in common with the other sectors';
  const missing = SECTORS.filter((id) => !present.has(id));
  if (missing.length === 0) return null;
  return `${missing.length} of the ${SECTORS.length} sectors ${missing.length === 1 ? 'is' : 'are'} missing`;
}
