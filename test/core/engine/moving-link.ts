import { normalPairs } from './random.ts';

/** Columns drawn from a GARCH(1,1)-DCC(1,1) market of which everything is known. */
export interface MovingLink {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The correlation that each day was drawn with. */
  readonly path: Float64Array;
}

/** News and memory of both legs' variance; the long-run daily volatility is 2%. */
export const VOLATILITY = { alpha: 0.08, beta: 0.9, daily: 0.02 } as const;

/** `n` days with normal shocks whose correlation follows DCC weights `a` and `b` around `mean`. */
export const movingLink = (seed: number, n: number, a: number, b: number, mean: number): MovingLink => {
  const draw = normalPairs(seed, 0);
  const [x, y, path] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const { alpha, beta, daily } = VOLATILITY;
  const q = { xx: 1, yy: 1, xy: mean };
  const variance = { x: 1, y: 1 };
  const nextVariance = (before: number, shock: number): number =>
    1 - alpha - beta + alpha * before * shock * shock + beta * before;
  const settle = 500;
  for (let t = -settle; t < n; t += 1) {
    const r = q.xy / Math.sqrt(q.xx * q.yy);
    const [one, other] = draw();
    const shock = { x: one, y: r * one + Math.sqrt(1 - r * r) * other };
    if (t >= 0) {
      x[t] = daily * Math.sqrt(variance.x) * shock.x;
      y[t] = daily * Math.sqrt(variance.y) * shock.y;
      path[t] = r;
    }
    variance.x = nextVariance(variance.x, shock.x);
    variance.y = nextVariance(variance.y, shock.y);
    q.xx = 1 - a - b + a * shock.x ** 2 + b * q.xx;
    q.yy = 1 - a - b + a * shock.y ** 2 + b * q.yy;
    q.xy = (1 - a - b) * mean + a * shock.x * shock.y + b * q.xy;
  }
  return { x, y, path };
};
