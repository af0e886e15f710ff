import { join } from 'node:path';
import { historySpan } from '../core/command/price-span.ts';
import { count } from '../core/describe/formats.ts';
import { Refusal } from '../core/errors.ts';
import type { Listing, Series } from '../core/types.ts';
import { createProgress } from '../platforms/terminal/progress.ts';
import { plainSentence } from '../platforms/terminal/answer-once.ts';
import { candleJournal, type CandleJournal } from '../prices/backfill/candle-journal.ts';
import { resolveRange } from '../core/query/ranges.ts';
import { USUAL_WINDOW } from '../core/query/reading.ts';
import { readBackfill } from './backfill/read-backfill.ts';
import { say, type Output } from './output.ts';
import { buildHouse, type House } from '../compose/house.ts';
import type { Settings } from '../compose/settings.ts';

const USAGE = `Usage: npm run backfill -- btc,eth 5y   fetches ahead what answers over that range need
       npm run backfill -- all 1y       everything in the catalog

A stop loses at most the pages in flight: the same line goes on from there.
Exit codes: 0 all of it is kept, 1 some of it could not be had, 2 wrong words, 130 stopped.`;

/** What the database is given to close. */
const GRACE_MS = 5_000;
const STOPPED = 130;

/** Fetches prices into the cache that answers read; the exit code. */
export async function backfill(
  words: readonly string[],
  settings: Settings,
  { stdout, stderr }: Output,
): Promise<number> {
  if (words.length === 0) return say(stderr, USAGE, 2);
  if (words.includes('--help')) return say(stdout, USAGE, 0);
  const stop = stopSignal();
  const journal = candleJournal(join(settings.config.stateFolder, 'backfill'));
  // The same closes as the bot's: a folder's, or those that replicas share.
  const house = await buildHouse(
    { ...settings, sharesPrices: true, demo: false, pricesFolder: undefined },
    { journal },
  );
  try {
    const { listings, range } = readBackfill(words, house.catalog);
    const span = historySpan(resolveRange(range, house.asOf()).span, USUAL_WINDOW);
    return await fetchAll(listings, span, { house, journal, stop, stdout, stderr });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return say(stderr, plainSentence(error.message), 2);
  } finally {
    await house.store.close(GRACE_MS);
  }
}

/** Aborts when the process is told to stop. A second time it ends at once, as without us. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => stop.abort(new Error('told to stop')));
  }
  return stop.signal;
}

interface Work extends Output {
  readonly house: House;
  readonly journal: CandleJournal;
  readonly stop: AbortSignal;
}

/** One after the other: within each the sources are asked as fast as they allow. */
async function fetchAll(
  listings: readonly Listing[],
  span: { readonly from: string; readonly to: string },
  work: Work,
): Promise<number> {
  const { stop, stdout, stderr } = work;
  let failed = 0;
  for (const [index, listing] of listings.entries()) {
    const progress = createProgress(stderr);
    const place = listings.length === 1 ? '' : ` (${index + 1} of ${listings.length})`;
    try {
      const series = await work.house.prices.load(listing, span, {
        signal: stop,
        onProgress: (share, what) => progress.onProgress(share, `${what}${place}`),
      });
      await forgetPages(series, work.journal);
      progress.stop();
      stdout.write(`${listing.id}: ${seriesWords(series)}\n`);
    } catch (error) {
      progress.stop();
      if (stop.aborted) {
        return say(stderr, 'Stopped. What was fetched is kept: the same line goes on from there.', STOPPED);
      }
      if (!(error instanceof Refusal)) throw error;
      failed += 1;
      stderr.write(`${listing.id}: ${plainSentence(error.message)}\n`);
    }
  }
  return failed === 0 ? 0 : 1;
}

/** A coin's pages are worth nothing once the closes made of them are kept. */
async function forgetPages({ instrument, clock }: Series, journal: CandleJournal): Promise<void> {
  const [base] = instrument.symbol.split('/');
  if (instrument.market === '24/7' && clock === 'new-york-close' && base !== undefined)
    await journal.forget(base);
}

function seriesWords({ days, source, stale, notes }: Series): string {
  const ends = `${count(days.length, 'close')} of ${source}, ${days[0] ?? ''} to ${days.at(-1) ?? ''}`;
  return plainSentence(stale ? `${ends}; not up to date. ${notes.join(' ')}` : `${ends}.`);
}
