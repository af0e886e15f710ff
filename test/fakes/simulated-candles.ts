import { closeInstant } from '../../src/core/calendar/closes.ts';
import { marketOf, SIMULATED_DAYS, USUAL_SEED, type Path } from '../../src/prices/simulated/market.ts';
import { randomStream } from '../../src/prices/simulated/random.ts';

/** One bar: what a price did from `openMs` (milliseconds since 1970) until one step later. */
interface Candle {
  readonly openMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** How far the price strays between two closes, as a share of a session's volatility. */
const STRAY = 0.6;

let instants: Float64Array | null = null;

/** New York closes of the simulated sessions. Computed when first wanted. */
function closeInstants(): Float64Array {
  instants ??= Float64Array.from(SIMULATED_DAYS, closeInstant);
  return instants;
}

/**
 * Bars of the simulated market that open in [fromMs, toMs), milliseconds since 1970, on whole multiples of `stepMs`:
 * what an exchange in that market would answer. They never stop, weekends included, and agree with the path: the bar
 * that ends at a New York close closes at that session's close, and every bar opens where the one before it closed.
 * Empty before the first close and after the last one. @throws RangeError when the market does not trade the symbol.
 */
export function simulatedCandles(
  symbol: string,
  fromMs: number,
  toMs: number,
  stepMs: number,
): readonly Candle[] {
  const seed = USUAL_SEED;
  const path = marketOf(seed).path(symbol);
  const candles: Candle[] = [];
  for (let openMs = Math.ceil(fromMs / stepMs) * stepMs; openMs < toMs; openMs += stepMs) {
    const open = priceAt(path, seed, symbol, openMs);
    const close = priceAt(path, seed, symbol, openMs + stepMs);
    if (open === null || close === null) continue;
    const { uniform } = randomStream(seed, `${symbol} bar ${openMs}`);
    const wick = (path.volatility / 4) * Math.sqrt(stepMs / 86_400_000);
    candles.push({
      openMs,
      open,
      high: rounded(Math.max(open, close) * (1 + wick * uniform())),
      low: rounded(Math.min(open, close) * (1 - wick * uniform())),
      close,
      volume: rounded((1e6 * (0.5 + uniform()) * stepMs) / 3_600_000 / close),
    });
  }
  return candles;
}

/** The price at an instant: a straight line in logs from close to close, with a noise that is nothing at both ends. */
function priceAt(path: Path, seed: number, symbol: string, atMs: number): number | null {
  const instants = closeInstants();
  const index = lastAtOrBefore(instants, atMs);
  const [from, to] = [path.closes[index - path.first], path.closes[index + 1 - path.first]];
  const [fromMs, toMs] = [instants[index], instants[index + 1]];
  if (from === undefined || fromMs === undefined) return null;
  if (fromMs === atMs) return from;
  if (to === undefined || toMs === undefined) return null;
  const share = (atMs - fromMs) / (toMs - fromMs);
  const noise = randomStream(seed, `${symbol} at ${atMs}`).normal() * Math.sqrt(share * (1 - share));
  return rounded(from * (to / from) ** share * Math.exp(STRAY * path.volatility * noise));
}

function lastAtOrBefore(instants: Float64Array, atMs: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((instants[middle] ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function rounded(price: number): number {
  return Number(price.toPrecision(7));
}
