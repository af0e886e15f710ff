/** Seeded random numbers for simulations: the same seed, the same draws, on every machine. */
import { uniforms } from '../../../src/core/engine/numbers/random.ts';
import { plainMean } from './plain.ts';

type Pair = readonly [x: number, y: number];

/** Standard normal pairs with correlation `r` (Box and Muller). */
export const normalPairs = (seed: number, r: number): (() => Pair) => {
  const uniform = uniforms(seed);
  return () => {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    const x = radius * Math.cos(angle);
    return [x, r * x + Math.sqrt(1 - r * r) * radius * Math.sin(angle)];
  };
};

/** Pairs from the bivariate t with 4 degrees of freedom, scaled to variance 1, with correlation `r`. */
export const t4Pairs = (seed: number, r: number): (() => Pair) => {
  const normal = normalPairs(seed, r);
  const uniform = uniforms(seed + 1_000_003);
  return () => {
    // -2 ln(u1 u2) is chi-squared with 4 degrees of freedom; the variance of t4 is 2.
    const chi = -2 * Math.log((1 - uniform()) * (1 - uniform()));
    const scale = Math.sqrt(4 / chi / 2);
    const [x, y] = normal();
    return [x * scale, y * scale];
  };
};

/** Pairs with t4 shocks of correlation `r` and GARCH(1,1) volatility in each leg: alpha 0.08, beta 0.90, variance 1. */
export const garchPairs = (seed: number, r: number): (() => Pair) => {
  const shocks = t4Pairs(seed, r);
  const variance = { x: 1, y: 1 };
  const next = (before: number, value: number): number => 0.02 + 0.08 * value * value + 0.9 * before;
  const draw = (): Pair => {
    const [x, y] = shocks();
    const pair = [x * Math.sqrt(variance.x), y * Math.sqrt(variance.y)] as const;
    variance.x = next(variance.x, pair[0]);
    variance.y = next(variance.y, pair[1]);
    return pair;
  };
  // The volatility forgets that it started at 1.
  for (let i = 0; i < 200; i += 1) draw();
  return draw;
};

/** `n` pairs as two columns. */
export const columns = (draw: () => Pair, n: number): { x: Float64Array; y: Float64Array } => {
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  for (let i = 0; i < n; i += 1) [x[i], y[i]] = draw();
  return { x, y };
};

/** Means over `window` draws: a rolling path whose windows share draws as those of a correlation do. */
export function meansOver(column: Float64Array, window: number): (number | null)[] {
  return Array.from(column, (_, end) =>
    end < window - 1 ? null : plainMean(column.slice(end - window + 1, end + 1)),
  );
}

/** Stretches of so many draws each, one after the other. */
export function joined(...stretches: readonly (readonly [draw: () => Pair, n: number])[]): {
  readonly x: Float64Array;
  readonly y: Float64Array;
} {
  const parts = stretches.map(([draw, n]) => columns(draw, n));
  return {
    x: Float64Array.from(parts.flatMap(({ x }) => [...x])),
    y: Float64Array.from(parts.flatMap(({ y }) => [...y])),
  };
}
