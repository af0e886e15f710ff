import { FIRST_SESSION } from '../../core/calendar/sessions.ts';
import { date, twoDecimals } from '../../core/describe/formats.ts';
import { overlapOf, type Overlap } from '../../core/engine/samples/overlap.ts';
import { SourceError } from '../../core/errors.ts';
import { r2kTech } from '../../core/query/benchmarks.ts';
import { toSymbol } from '../../core/query/symbol.ts';
import type { PriceSource } from '../../core/ports.ts';
import type { Day, Instrument, Series } from '../../core/types.ts';
import { filesSource } from '../../prices/files.ts';
import { clean } from '../../prices/hygiene.ts';
import { yahooSource } from '../../prices/yahoo.ts';
import type { OwnIndex } from '../../compose/sources.ts';

/** What answers for small-cap tech, and how alike an operator's own index is to what stands in for it otherwise. */
export interface StandIn {
  readonly symbol: string;
  readonly standsIn: boolean;
  readonly overlap: Overlap | null;
  readonly said: string;
}

interface World {
  readonly yahooUrl: string | undefined;
  readonly asOf: Day;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const LIMIT_MS = 60_000;
const USUAL = r2kTech();

/** Compares the index of `BENCHMARK_R2K_TECH`, where one is set, with the fund that stands in without it. */
export async function standInOf(own: OwnIndex | undefined, world: World): Promise<StandIn> {
  const [usual = { symbol: 'PSCT', market: 'NYSE' }] = USUAL.instruments;
  if (own === undefined) {
    return {
      symbol: usual.symbol,
      standsIn: true,
      overlap: null,
      said: `r2k-tech: ${usual.symbol} (${USUAL.standIn ?? ''}) stands in for ${USUAL.name}. To compare an index of your own with it before you set it: BENCHMARK_R2K_TECH=SYMBOL npm run probe -- r2k-tech.`,
    };
  }
  const symbol = toSymbol(own.symbol);
  const yahoo = yahooSource({ baseUrl: world.yahooUrl });
  const ownSource = own.folder === undefined ? yahoo : filesSource(own.folder);
  try {
    const [mine, theirs] = await Promise.all([
      allOf(ownSource, { symbol, market: 'NYSE' }, world),
      allOf(yahoo, usual, world),
    ]);
    const overlap = overlapOf(mine, theirs);
    return {
      symbol,
      standsIn: false,
      overlap,
      said: `r2k-tech: ${overlapWords(symbol, usual.symbol, overlap)}`,
    };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const said = `r2k-tech: BENCHMARK_R2K_TECH is ${symbol}, but it could not be compared with ${usual.symbol}: ${error.source} ${error.message}.`;
    return { symbol, standsIn: false, overlap: null, said };
  }
}

async function allOf(source: PriceSource, instrument: Instrument, { asOf, now }: World): Promise<Series> {
  const span = { from: FIRST_SESSION, to: asOf };
  const raw = await source.closes(instrument, span, { signal: AbortSignal.timeout(LIMIT_MS) });
  return clean(raw, { asOf, fetchedAt: now });
}

function overlapWords(symbol: string, usual: string, { correlation, n, from, to }: Overlap): string {
  if (correlation === null || from === null || to === null) {
    return `${symbol} answers, but it shares too few sessions with ${usual} (${n}) to compare them.`;
  }
  return `${symbol} answers. Its daily returns and those of ${usual}, which stands in otherwise, have a correlation of ${twoDecimals(correlation)} (n = ${n.toLocaleString('en-US')}, ${date(from)} to ${date(to)}).`;
}
