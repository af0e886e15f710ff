import { lastFinishedSession } from '../core/calendar/closes.ts';
import { Refusal, SourceError } from '../core/errors.ts';
import { createCatalog } from '../core/query/catalog.ts';
import { atOnce } from '../core/pacing/at-once.ts';
import type { Instrument, Listing } from '../core/types.ts';
import { toJsonLine } from '../platforms/terminal/json.ts';
import { createProgress } from '../platforms/terminal/progress.ts';
import { hasColour, textWidth } from '../platforms/terminal/screen.ts';
import { renderTable } from '../platforms/terminal/table.ts';
import { wrap } from '../platforms/terminal/wrap.ts';
import { liveCandidates } from '../prices/probe/candidates.ts';
import type { Candidate, Reach } from '../prices/probe/reach.ts';
import { say, type Output } from './output.ts';
import { standInOf, type StandIn } from './probe/stand-in.ts';
import { probeTable, summaryOf, type Tried } from './probe/probe-words.ts';
import { clock, type Settings } from '../compose/settings.ts';
import { exchangeUrlsOf, readR2kTech } from '../compose/sources.ts';

const USAGE = `Usage: npm run probe                     which live source answers for each name of the catalog
       npm run probe -- r2k-tech btc      for some of them
       npm run --silent probe -- --json   one JSON document a try, then one that sums up

Exit codes: 0 every name has a source, 1 some have none, 2 wrong options or names.`;

/** Longest try of one source for one instrument. */
const LIMIT_MS = 60_000;

/** Tries each instrument of the catalog, or of some names, at each live source that could have it; the exit code. */
export async function probe(words: readonly string[], settings: Settings, output: Output): Promise<number> {
  const { config } = settings;
  const options = words.filter((word) => word.startsWith('--'));
  if (options.some((option) => option !== '--json')) return say(output.stderr, USAGE, 2);
  const own = readR2kTech(config.r2kTech);
  const listings = listingsOf(words, createCatalog({ r2kTech: own?.symbol }));
  if (typeof listings === 'string') return say(output.stderr, listings, 2);
  const now = clock(settings.asOf);
  const asOf = () => lastFinishedSession(now());
  const { exchanges, yahooUrl } = config;
  const candidates = liveCandidates({ exchanges, exchangeUrls: exchangeUrlsOf(config), yahooUrl, now, asOf });
  const progress = createProgress(output.stderr);
  const tried = await tryAll(listings, candidates, progress.onProgress);
  const asksStandIn = listings.some(({ id }) => id === 'r2k-tech');
  const standIn = asksStandIn ? await standInOf(own, { yahooUrl, asOf: asOf(), now: now() }) : null;
  progress.stop();
  show({ listings, tried, standIn }, options.length > 0, settings, output);
  const answered = new Set(tried.filter(({ reach }) => reach !== null).map(({ listing }) => listing.id));
  return listings.every(({ id }) => answered.has(id)) ? 0 : 1;
}

/** All of the catalog without names; a sentence when a name can't be one. */
function listingsOf(
  words: readonly string[],
  catalog: ReturnType<typeof createCatalog>,
): readonly Listing[] | string {
  const names = words
    .filter((word) => !word.startsWith('--'))
    .flatMap((word) => word.split(',').filter((name) => name !== ''));
  if (names.length === 0) return catalog.all;
  try {
    return [...new Map(names.map(catalog.listing).map((listing) => [listing.id, listing])).values()];
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

/** Each source is asked one thing at a time, all of them side by side; in the order of the listings. */
async function tryAll(
  listings: readonly Listing[],
  candidates: readonly Candidate[],
  onProgress: (share: number, what: string) => void,
): Promise<readonly Tried[]> {
  const turns = new Map(candidates.map(({ source }) => [source, atOnce(1)]));
  const tries = listings.flatMap((listing) =>
    listing.instruments.flatMap((instrument) =>
      candidates
        .filter(({ covers }) => covers(instrument))
        .map((candidate) => ({ listing, instrument, candidate })),
    ),
  );
  let done = 0;
  return Promise.all(
    tries.map(({ listing, instrument, candidate }) => {
      const inTurn = turns.get(candidate.source) ?? atOnce(1);
      return inTurn(async () => {
        const result = await tryOne(instrument, candidate);
        done += 1;
        onProgress(done / tries.length, `${instrument.symbol} from ${candidate.source}`);
        return { listing, instrument, source: candidate.source, ...result };
      });
    }),
  );
}

async function tryOne(
  instrument: Instrument,
  candidate: Candidate,
): Promise<{ readonly reach: Reach | null; readonly trouble: string | null; readonly ms: number }> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  const begun = performance.now();
  const ended = () => Math.round(performance.now() - begun);
  try {
    return { reach: await candidate.reach(instrument, signal), trouble: null, ms: ended() };
  } catch (error) {
    if (signal.aborted)
      return { reach: null, trouble: `gave no answer within ${LIMIT_MS / 1_000} s`, ms: ended() };
    if (!(error instanceof SourceError)) throw error;
    return { reach: null, trouble: error.message, ms: ended() };
  }
}

interface Result {
  readonly listings: readonly Listing[];
  readonly tried: readonly Tried[];
  readonly standIn: StandIn | null;
}

function show(
  { listings, tried, standIn }: Result,
  json: boolean,
  { config }: Settings,
  { stdout }: Output,
): void {
  const summary = summaryOf(listings, tried);
  if (json) {
    for (const { listing, instrument, ...rest } of tried) {
      stdout.write(toJsonLine({ name: listing.id, instrument: instrument.symbol, ...rest }));
    }
    stdout.write(toJsonLine({ summary: { ...summary, standIn } }));
    return;
  }
  const layout = { width: textWidth(stdout, config.terminal), colour: hasColour(stdout, config.terminal) };
  const sentences = [...summary.sentences, ...(standIn === null ? [] : [standIn.said])];
  const lines = [
    ...renderTable(probeTable(tried), layout),
    '',
    ...sentences.flatMap((sentence) => wrap(sentence, layout).map(({ text }) => text)),
  ];
  stdout.write(`${lines.join('\n')}\n`);
}
