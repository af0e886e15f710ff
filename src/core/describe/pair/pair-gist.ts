import type { Gist } from '../../orders/daily-post.ts';
import { strength } from '../strength.ts';
import type { PairContext } from './pair-context.ts';
import { pairTitle } from './pair.ts';

/**
 * What a later answer about the pair is compared with: the headline, and beside it all that a reader would want to
 * hear of (label, change words, adjective, instruments, clock). Null without a headline and its interval, and for stale
 * prices: what is stale is said in full every time.
 */
export function pairGist(context: PairContext): Gist | null {
  const { report } = context;
  const { value, low, high } = report.headline;
  if (report.stale || value === null || low === null || high === null) return null;
  const { change, label, instruments, approximate, n } = report;
  const moved = change?.material !== true ? 'unchanged' : change.now > change.before ? 'up' : 'down';
  const state = [
    label ?? 'no label',
    moved,
    strength(value, low, high, n),
    instruments.asset,
    instruments.benchmark,
    approximate ? 'approximate' : 'same clock',
  ].join(', ');
  return { subject: pairTitle(context), value, low, high, to: report.to, state };
}
