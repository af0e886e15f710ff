import { date, twoDecimals } from '../describe/formats.ts';
import type { Reply } from '../types.ts';
import type { Gist } from './daily-post.ts';

/**
 * The one line of a quiet post, or null when something material changed since the last post. Unchanged means: the same
 * label, change words, instruments and tied group (`Gist.state`), and a headline inside the interval given last time.
 * Change words themselves need |t| > 2 between disjoint windows (docs/statistics.md, `change`).
 */
export function quietReply(reply: Reply, last: Gist | null): Reply | null {
  const { gist, query, actions } = reply;
  if (gist === undefined || last === null) return null;
  const isSame =
    gist.subject === last.subject &&
    gist.state === last.state &&
    gist.value >= last.low &&
    gist.value <= last.high;
  if (!isSame) return null;
  return { title: '', lead: sentence(gist, last), facts: [], notes: [], actions: actions.slice(0, 1), query };
}

function sentence(gist: Gist, last: Gist): string {
  const [now, before] = [twoDecimals(gist.value), twoDecimals(last.value)];
  const from = now === before ? '' : ` from ${before}`;
  const since =
    gist.to === last.to
      ? `no session since ${date(last.to)}`
      : `to ${date(gist.to)}; nothing material changed since ${date(last.to)}`;
  return `${gist.subject}: **${now}** ${arrow(Number(now) - Number(before))}${from}, ${since}.`;
}

/** Of the two values as they are printed, so that the arrow never contradicts them. */
function arrow(difference: number): string {
  if (difference === 0) return '→';
  return difference > 0 ? '↑' : '↓';
}
