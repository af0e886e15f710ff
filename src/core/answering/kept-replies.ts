import { Refusal } from '../errors.ts';
import { loadOrRefusal } from '../command/load-or-refusal.ts';
import type { FetchOptions, Prices, Services } from '../ports.ts';
import type { Listing, Reply, Series, Span } from '../types.ts';

/** One thing that a reply was made from: the prices that were asked for, and the version of what came. */
interface Load {
  readonly listing: Listing;
  readonly span: Span;
  readonly version: string;
}

/** A reply with all the prices it was made from. */
export interface KeptReply {
  readonly reply: Reply;
  readonly loads: readonly Load[];
}

/** Port: a bounded memory of replies. */
export interface ReplyMemory {
  readonly get: (key: string) => KeptReply | null;
  readonly set: (key: string, kept: KeptReply) => void;
}

/** Port: a text that differs whenever anything in a series differs: a close, a day, a note, the hour it was fetched. */
export type SeriesVersion = (series: Series) => string;

/** What a reply is made with, and what of it may change behind an unchanged question. */
type Watched = Pick<Services, 'prices' | 'draw'>;

export interface KeptReplies {
  /**
   * The reply that is kept under the key, while all the prices it was made from are still the same; otherwise that of
   * `run`, which is kept in its place. The key must hold everything else that a reply depends on.
   */
  readonly reply: (
    key: string,
    services: Watched,
    run: (services: Watched) => Promise<Reply>,
    options: FetchOptions,
  ) => Promise<Reply>;
}

/**
 * Replies by what was asked. Nothing is taken for unchanged: the prices of a kept reply are loaded again as if it were
 * to be made anew, and compared, so that it is given exactly as long as it would be made the same. What is saved is the
 * statistics, the words and the picture. A reply that lacks its picture is not kept.
 */
export function keptReplies(memory: ReplyMemory, version: SeriesVersion): KeptReplies {
  return {
    reply: async (key, services, run, options) => {
      const kept = memory.get(key);
      if (kept !== null && (await isCurrent(kept, services.prices, version, options))) return kept.reply;
      const watch = watching(services, version);
      const reply = await run(watch.services);
      if (watch.allDrawn()) memory.set(key, { reply, loads: watch.loads });
      return reply;
    },
  };
}

/** Remembers nothing: every reply is made anew. */
export const noKeptReplies: KeptReplies = { reply: (_key, services, run) => run(services) };

/** Hands the services on, and notes which prices were asked for and whether every picture was drawn. */
function watching({ prices, draw }: Watched, version: SeriesVersion) {
  const loads: Load[] = [];
  let drawn = true;
  const services: Watched = {
    prices: {
      load: async (listing, span, options) => {
        const outcome = await loadOrRefusal(prices, listing, span, options);
        loads.push({ listing, span, version: versionOf(outcome, version) });
        if (outcome instanceof Refusal) throw outcome;
        return outcome;
      },
    },
    draw: async (...picture) => {
      const image = await draw(...picture);
      drawn &&= image !== null;
      return image;
    },
  };
  return { services, loads, allDrawn: () => drawn };
}

async function isCurrent(
  { loads }: KeptReply,
  prices: Prices,
  version: SeriesVersion,
  options: FetchOptions,
): Promise<boolean> {
  const same = await Promise.all(
    loads.map(async ({ listing, span, version: before }) => {
      const outcome = await loadOrRefusal(prices, listing, span, options);
      return versionOf(outcome, version) === before;
    }),
  );
  return same.every(Boolean);
}

/** A refusal is an outcome too: an answer that says what is missing holds while that is missing. */
function versionOf(outcome: Series | Refusal, version: SeriesVersion): string {
  return outcome instanceof Refusal ? `refused: ${outcome.message}` : version(outcome);
}
