import { listed } from '../../core/describe/listed.ts';
import { count } from '../../core/describe/formats.ts';
import type { Instrument, Listing, Reply } from '../../core/types.ts';
import type { Reach } from '../../prices/probe/reach.ts';

/** One source tried for one instrument of one name: what it has, or why it gave nothing. */
export interface Tried {
  readonly listing: Listing;
  readonly instrument: Instrument;
  readonly source: string;
  readonly reach: Reach | null;
  readonly trouble: string | null;
  readonly ms: number;
}

/** The tries as a table; a name and an instrument are written once for all that follow. */
export function probeTable(tried: readonly Tried[]): NonNullable<Reply['table']> {
  return {
    head: ['name', 'instrument', 'source', 'what it has'],
    rows: tried.map((one, index) => {
      const before = tried[index - 1];
      const sameName = before?.listing.id === one.listing.id;
      const sameInstrument = sameName && before.instrument.symbol === one.instrument.symbol;
      return [
        sameName ? '' : one.listing.id,
        sameInstrument ? '' : one.instrument.symbol,
        one.source,
        answerOf(one),
      ];
    }),
  };
}

/** `1,482 closes, 2021-01-04 to 2026-11-25, 0.4 s`; at most so many where they were not counted. */
function answerOf({ reach, trouble, ms }: Tried): string {
  if (reach === null) return `✗ ${trouble ?? 'nothing'}`;
  const { closes, counted, first, last, behind } = reach;
  const amount = `${counted ? '' : 'up to '}${count(closes, 'close')}`;
  const late = behind === 0 ? '' : `, ${count(behind, 'session')} behind`;
  return `${amount}, ${first} to ${last}${late}, ${(ms / 1_000).toFixed(1)} s`;
}

/** Which names have a source, and which don't. */
export function summaryOf(listings: readonly Listing[], tried: readonly Tried[]) {
  const answered = (id: string) => tried.some(({ listing, reach }) => listing.id === id && reach !== null);
  const isFresh = (id: string) =>
    tried.some(({ listing, reach }) => listing.id === id && reach?.behind === 0);
  const without = listings.map(({ id }) => id).filter((id) => !answered(id));
  const behind = listings.map(({ id }) => id).filter((id) => answered(id) && !isFresh(id));
  const sentences = [
    without.length === 0
      ? `${count(listings.length, 'name')}, and a source answers for every one.`
      : `${count(listings.length, 'name')}. No source answers for ${listed(without)}.`,
    ...(behind.length === 0 ? [] : [`No source has the last session yet for ${listed(behind)}.`]),
  ];
  return { names: listings.length, without, behind, sentences };
}
