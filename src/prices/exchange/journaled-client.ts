import { HOUR_MS } from '../sample-at-close.ts';
import type { Candle, ExchangeClient, VenuePair } from './exchange-client.ts';

/** Hours of one pair at one exchange. */
export interface PageOfHours {
  /** Label of the exchange. */
  readonly venue: string;
  readonly pair: VenuePair;
  /** Open time of the first hour, milliseconds since 1970. */
  readonly since: number;
  readonly hours: number;
}

/** Port: pages of candles that outlive a stop, so that a long fetch goes on where it was. */
export interface PageJournal {
  /** The candles of those hours when every one of them was fetched before; else null. */
  readonly read: (page: PageOfHours) => Promise<readonly Candle[] | null>;
  /** Kept once it resolves. Rejects with the file system's error. */
  readonly write: (page: PageOfHours, candles: readonly Candle[]) => Promise<void>;
}

/** Candles of the last day may still be corrected, or not all be there. */
const SETTLED_MS = 24 * HOUR_MS;

/** A client that asks for no hour twice, in this process or a later one. An exchange with only its latest page is asked. */
export function journaledClient(
  client: ExchangeClient,
  journal: PageJournal,
  now: () => number,
): ExchangeClient {
  if (client.venue.latestOnly) return client;
  return {
    ...client,
    page: async (pair, since, hours, signal) => {
      const page = { venue: client.venue.label, pair, since, hours };
      const known = await journal.read(page);
      if (known !== null) return known;
      const candles = await client.page(pair, since, hours, signal);
      if (since + hours * HOUR_MS <= now() - SETTLED_MS) await journal.write(page, candles);
      return candles;
    },
  };
}
