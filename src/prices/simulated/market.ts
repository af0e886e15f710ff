import { LAST_SESSION, sessionsBetween } from '../../core/calendar/sessions.ts';
import { createCatalog } from '../../core/query/catalog.ts';
import type { Day } from '../../core/types.ts';
import { FUND_TRAITS } from './fund-traits.ts';
import { randomStream } from './random.ts';
import { plantedCorrelation, turbulence } from './regime.ts';
import { traitsOf } from './traits-of.ts';
import { FACTORS, FIRST_SIMULATED_SESSION, type Traits, type Weights } from './traits.ts';

/** All sessions of the simulated market, ascending. */
export const SIMULATED_DAYS: readonly Day[] = sessionsBetween(FIRST_SIMULATED_SESSION, LAST_SESSION);

/** The path of one instrument; `closes[i]` belongs to `SIMULATED_DAYS[first + i]`. */
export interface Path {
  readonly first: number;
  readonly closes: Float64Array;
  readonly volatility: number;
}

/** One instrument as it takes part in the market: who makes its noise, and how it answers to the factors. */
interface Member {
  /** Instruments of one listing track the very same thing, so they share the path of the first and differ in level. */
  readonly driver: string;
  readonly traits: Traits;
  readonly scale: number;
}

const SMALL_TECH = 'PSCT';
/** How coins feel the stock market: in the direction of small-cap tech, without that fund's own noise. */
const COIN_DIRECTION: Weights = { market: 0.6, small: 0.3, tech: 0.2, risk: 0.55 };
/** Of the variance which stocks don't explain, coins have four fifths in common. */
const CRYPTO_WEIGHT = Math.sqrt(0.8);
const OWN_COIN_WEIGHT = Math.sqrt(0.2);
/** An index stands well above the fund that follows it. */
const INDEX_TO_FUND = 10;
/** The levels in the tables are those of the end of 2025. */
const LEVEL_INDEX = SIMULATED_DAYS.indexOf('2025-12-31');
const SESSIONS_TO_RETURN = 504;

/** The stocks of the table, and over them whatever the catalog holds. */
const members: ReadonlyMap<string, Member> = new Map([
  ...Object.entries(FUND_TRAITS).map(([symbol, traits]): [string, Member] => [
    symbol,
    { driver: symbol, traits, scale: 1 },
  ]),
  ...createCatalog().all.flatMap(({ instruments, group }) =>
    instruments.map(({ symbol }, index): [string, Member] => {
      const driver = instruments[0]?.symbol ?? symbol;
      return [symbol, { driver, traits: traitsOf(driver, group), scale: index === 0 ? 1 : INDEX_TO_FUND }];
    }),
  ),
]);

const direction = unit(vectorOf(COIN_DIRECTION));
const towardsSmallTech = dot(direction, vectorOf(FUND_TRAITS[SMALL_TECH]?.weights ?? {}));
/** How far along `direction` bitcoin lies on each day for the planted correlation to come out. */
const reach = plantedCorrelation(SIMULATED_DAYS).map((planted) => planted / towardsSmallTech);

/** True when the simulated market trades the symbol: everything in the catalog does, and a few stocks. */
export function isSimulated(symbol: string): boolean {
  return members.has(symbol);
}

/**
 * The true correlation of two simulated instruments' log returns on a day; NaN when either is unknown or not born yet.
 * All instruments share one volatility and one heavy-tailed draw a day, so the returns of a day are elliptical, and this
 * is what Pearson's r estimates over days on which it does not change.
 */
export function simulatedCorrelation(asset: string, benchmark: string, day: Day): number {
  const [a, b] = [members.get(asset), members.get(benchmark)];
  const index = SIMULATED_DAYS.indexOf(day);
  if (a === undefined || b === undefined || index < 0 || day < a.traits.born || day < b.traits.born)
    return NaN;
  if (a.driver === b.driver) return 1;
  // Coming back to a level adds noise of its own to the returns of an autoregression: variance 2 / (1 + memory).
  const fidelity = Math.sqrt(((1 + a.traits.memory) / 2) * ((1 + b.traits.memory) / 2));
  return fidelity * dot(weightsAt(a.traits, index), weightsAt(b.traits, index));
}

interface SimulatedMarket {
  /** The whole life of one instrument. @throws RangeError when the market does not trade it. */
  readonly path: (symbol: string) => Path;
}

/** The market that is shown when nobody says which. */
export const USUAL_SEED = 11;

/** The market made last, since the same one is asked for over and over. */
let latest: { seed: number; market: SimulatedMarket } | null = null;

/** The market of a seed, and of nothing else: a day's close is the same whatever was asked before. */
export function marketOf(seed: number): SimulatedMarket {
  if (latest?.seed !== seed) latest = { seed, market: simulatedMarket(seed) };
  return latest.market;
}

function simulatedMarket(seed: number): SimulatedMarket {
  const scales = dailyScales(seed);
  const factors = FACTORS.map((name) => normals(seed, name));
  const stocks = mixed(factors, direction);
  const crypto = mixed(factors, vectorOf({ crypto: 1 }));
  const paths = new Map<string, Path>();

  function draw({ driver, traits, scale }: Member): Path {
    const { tie, volatility, born } = traits;
    const own = normals(seed, driver);
    const weights = vectorOf(traits.weights);
    const ownWeight = Math.sqrt(Math.max(0, 1 - dot(weights, weights)));
    const shared = mixed(factors, weights);
    const returns = own.map((noise, index) => {
      const length = (tie ?? 0) * (reach[index] ?? 0);
      const rest = Math.sqrt(1 - length ** 2);
      const move =
        tie === null
          ? (shared[index] ?? 0) + ownWeight * noise
          : length * (stocks[index] ?? 0) +
            rest * (CRYPTO_WEIGHT * (crypto[index] ?? 0) + OWN_COIN_WEIGHT * noise);
      return volatility * (scales[index] ?? 1) * move;
    });
    const first = firstIndexFrom(born);
    return { first, closes: closesOf(returns, first, traits, scale), volatility };
  }

  return {
    path(symbol) {
      const member = members.get(symbol);
      if (member === undefined) throw new RangeError(`The simulated market does not trade ${symbol}.`);
      const path = paths.get(symbol) ?? draw(member);
      paths.set(symbol, path);
      return path;
    },
  };
}

/** Factor weights of a day, in the order of FACTORS. */
function weightsAt({ tie, weights }: Traits, index: number): readonly number[] {
  if (tie === null) return vectorOf(weights);
  const length = tie * (reach[index] ?? 0);
  const crypto = vectorOf({ crypto: CRYPTO_WEIGHT * Math.sqrt(1 - length ** 2) });
  return crypto.map((weight, factor) => weight + length * (direction[factor] ?? 0));
}

/**
 * Turns returns into closes that start on a line and come back to it every two years, so that levels stay plausible
 * whatever the seed: to every return of two years the same constant is added, which moves no correlation.
 * An instrument that comes back to its level by itself (`memory` below 1) needs no such help.
 */
function closesOf(returns: Float64Array, first: number, traits: Traits, scale: number): Float64Array {
  const { start, memory } = traits;
  const closes = new Float64Array(returns.length - first);
  let away = 0;
  let drift = 0;
  for (let index = first; index < returns.length; index += 1) {
    if (index > first) away = memory * away + (returns[index] ?? 0) + drift;
    closes[index - first] = Number((scale * start * Math.exp(away)).toPrecision(7));
    const isCorner = index === first || (index - LEVEL_INDEX) % SESSIONS_TO_RETURN === 0;
    if (isCorner && memory === 1) drift = driftToLine(returns, index, away, first, traits);
  }
  return closes;
}

/** What to add to each return up to the next corner for the log price to be back on its line there. */
function driftToLine(
  returns: Float64Array,
  index: number,
  away: number,
  first: number,
  { start, level }: Traits,
): number {
  const corner = index + SESSIONS_TO_RETURN - ((index - LEVEL_INDEX) % SESSIONS_TO_RETURN);
  const end = Math.min(returns.length - 1, index < LEVEL_INDEX ? Math.min(corner, LEVEL_INDEX) : corner);
  // A straight line in logs from the start to the level, then level.
  const target = Math.log(level / start) * Math.min(1, (end - first) / (LEVEL_INDEX - first));
  const wandered = returns.subarray(index + 1, end + 1).reduce((sum, move) => sum + move, 0);
  return end === index ? 0 : (target - away - wandered) / (end - index);
}

/** Sum of the factors by their weights, a value a day. */
function mixed(factors: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(SIMULATED_DAYS.length);
  for (const [factor, weight] of weights.entries()) {
    if (weight === 0) continue;
    for (let index = 0; index < sum.length; index += 1) {
      sum[index] = (sum[index] ?? 0) + weight * (factors[factor]?.[index] ?? 0);
    }
  }
  return sum;
}

function firstIndexFrom(day: Day): number {
  return Math.max(
    0,
    SIMULATED_DAYS.findIndex((candidate) => candidate >= day),
  );
}

/** One factor on all returns of a day: clustered volatility (an AR(1) in its logarithm) times a Student-t draw. */
function dailyScales(seed: number): Float64Array {
  const { normal, uniform } = randomStream(seed, 'scale');
  const [persistence, spread] = [0.97, 0.35];
  const storm = turbulence(SIMULATED_DAYS);
  let logVolatility = 0;
  return storm.map((level) => {
    logVolatility = persistence * logVolatility + Math.sqrt(1 - persistence ** 2) * spread * normal();
    // Chi-squared with eight degrees of freedom is the sum of four exponentials; scaled to a t of variance one.
    const chiSquared = -2 * Math.log(uniform() * uniform() * uniform() * uniform());
    return level * Math.exp(logVolatility - spread ** 2) * Math.sqrt(6 / chiSquared);
  });
}

function normals(seed: number, name: string): Float64Array {
  const { normal } = randomStream(seed, name);
  return Float64Array.from(SIMULATED_DAYS, normal);
}

function vectorOf(weights: Weights): readonly number[] {
  return FACTORS.map((factor) => weights[factor] ?? 0);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, weight, index) => sum + weight * (b[index] ?? 0), 0);
}

function unit(vector: readonly number[]): readonly number[] {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((weight) => weight / length);
}
