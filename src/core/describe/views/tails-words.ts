import type { Exceedance } from '../../engine/measures/exceedance.ts';
import type { LowerTail } from '../../engine/measures/tails.ts';
import type { TailsView } from '../../engine/views/tails-view.ts';
import { count, estimate, percent, twoDecimals } from '../formats.ts';
import type { ViewContext, ViewWords } from './view-words.ts';

/** How often both were hit at once, always beside what normal returns would show. */
export function tailsWords(view: TailsView, { asset, benchmark }: ViewContext): ViewWords {
  const { worstTenth } = view;
  const pair = `${asset.label} and ${benchmark.label}`;
  return {
    clause:
      worstTenth === null
        ? `fewer than 10 days were among the worst tenth of both, too few to say how they fare together`
        : tailClause(worstTenth),
    facts: [
      ...(worstTenth === null ? [] : [worstTenthFact(worstTenth)]),
      ...view.exceedances.flatMap(exceedanceFact),
    ],
    notes: [
      `The link of ${pair} on extreme days is held against normal returns with the same correlation, never against all days: cutting off a part of the days changes every correlation.`,
    ],
  };
}

function tailClause(tail: LowerTail): string {
  return `on the worst tenth of days of one, the other was in its own worst tenth ${percent(tail.share)} of the time, ${againstNormal(tail)}`;
}

/** More or fewer than normal only when the interval says so. */
function againstNormal({ low, high, implied }: LowerTail): string {
  const normal = `${percent(implied)} of normal returns`;
  if (low > implied) return `more than the ${normal}`;
  if (high < implied) return `less than the ${normal}`;
  return `which can't be told from the ${normal}`;
}

function worstTenthFact({ worst, joint, share, low, high, implied }: LowerTail): ViewWords['facts'][number] {
  return [
    'Worst tenth',
    `${joint} of ${count(worst, 'day')} hit both: ${percent(share)} (${percent(low)} to ${percent(high)}); ${percent(implied)} if normal`,
  ];
}

const SIDES = { lower: 'lowest', upper: 'highest' } as const;
const PARTS: ReadonlyMap<number, string> = new Map([
  [0.25, 'quarter'],
  [0.5, 'half'],
  [0.75, 'three quarters'],
]);

/** Hidden where fewer than 30 days are beyond both thresholds. */
function exceedanceFact({ side, share, n, correlation, implied }: Exceedance): ViewWords['facts'] {
  if (correlation === null) return [];
  const part = PARTS.get(share) ?? percent(share);
  return [
    [
      `Both in their ${SIDES[side]} ${part}`,
      `${estimate(correlation)} on ${count(n, 'day')}; ${twoDecimals(implied)} if normal`,
    ],
  ];
}
