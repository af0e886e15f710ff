/**
 * The statistics once more, as plainly as their definitions: quadratic loops, no updating, no shared code with the
 * engine. Slow on purpose; the engine is held against it.
 */

export type Column = ArrayLike<number>;

const list = (column: Column): number[] => Array.from(column);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const plainMean = (values: Column): number => sum(list(values)) / values.length;
const without = (column: Column, skip: number): number[] => list(column).filter((_, i) => i !== skip);
const at = (column: Column, i: number): number => column[i] ?? NaN;

const products = (x: Column, y: Column): number => {
  const meanX = plainMean(x);
  const meanY = plainMean(y);
  return sum(list(x).map((value, i) => (value - meanX) * (at(y, i) - meanY)));
};

export const plainPearson = (x: Column, y: Column): number =>
  products(x, y) / Math.sqrt(products(x, x) * products(y, y));

/** Mid-ranks by counting: how many are smaller, and half of the others that are equal. */
export const plainRanks = (values: Column): number[] =>
  list(values).map((value) => {
    const smaller = list(values).filter((other) => other < value).length;
    const equal = list(values).filter((other) => other === value).length;
    return smaller + (equal + 1) / 2;
  });

export const plainSpearman = (x: Column, y: Column): number => plainPearson(plainRanks(x), plainRanks(y));

/** P(0 <= T <= t) for a whole number of degrees of freedom: Simpson's rule on the density. */
const halfMass = (t: number, df: number): number => {
  // Gamma((df + 1) / 2) / (Gamma(df / 2) sqrt(df pi)), stepping df by two from its first two values.
  let constant = df % 2 === 0 ? 0.5 : 1 / Math.PI;
  for (let k = df % 2 === 0 ? 2 : 1; k < df; k += 2) constant *= (k + 1) / k;
  constant /= Math.sqrt(df);
  const density = (s: number): number => constant * (1 + (s * s) / df) ** (-(df + 1) / 2);
  const panels = 4000;
  const h = t / panels;
  let total = density(0) + density(t);
  for (let i = 1; i < panels; i += 1) total += (i % 2 === 1 ? 4 : 2) * density(i * h);
  return (total * h) / 3;
};

/** Two-sided p-value of Student's t, to about 1e-13. */
const plainP = (t: number, df: number): number => 1 - 2 * halfMass(Math.abs(t), df);

const quantiles = new Map<number, number>();

/** 97.5% quantile of Student's t, by bisection. */
const plainQuantile = (df: number): number => {
  const known = quantiles.get(df);
  if (known !== undefined) return known;
  let low = 0;
  let high = 20;
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (halfMass(middle, df) < 0.475) low = middle;
    else high = middle;
  }
  quantiles.set(df, (low + high) / 2);
  return (low + high) / 2;
};

/** Jackknife standard error from the statistic without each of n days. */
const plainError = (leftOut: readonly number[]): number => {
  const n = leftOut.length;
  const mean = plainMean(leftOut);
  return Math.sqrt(((n - 1) / n) * sum(leftOut.map((value) => (value - mean) ** 2)));
};

export interface PlainJackknife {
  readonly r: number;
  readonly z: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  /** z without each day. */
  readonly leftOut: readonly number[];
  readonly mostInfluential: number;
  readonly without: number;
}

/** Leave one day out, compute everything again, n times. */
export const plainJackknife = (x: Column, y: Column): PlainJackknife => {
  const r = plainPearson(x, y);
  const z = Math.atanh(r);
  const leftOut = list(x).map((_, skip) => Math.atanh(plainPearson(without(x, skip), without(y, skip))));
  const se = plainError(leftOut);
  const margin = plainQuantile(x.length - 2) * se;
  const moves = leftOut.map((value) => Math.abs(value - z));
  const mostInfluential = moves.indexOf(Math.max(...moves));
  return {
    r,
    z,
    se,
    low: Math.tanh(z - margin),
    high: Math.tanh(z + margin),
    p: plainP(z / se, x.length - 2),
    leftOut,
    mostInfluential,
    without: plainPearson(without(x, mostInfluential), without(y, mostInfluential)),
  };
};

/** Slope of x on y with its jackknife interval. */
export const plainBeta = (x: Column, y: Column): { value: number; low: number; high: number } => {
  const slope = (a: Column, b: Column): number => products(a, b) / products(b, b);
  const value = slope(x, y);
  const leftOut = list(x).map((_, skip) => slope(without(x, skip), without(y, skip)));
  const margin = plainQuantile(x.length - 2) * plainError(leftOut);
  return { value, low: value - margin, high: value + margin };
};

/** What is left of x after a regression on the control. */
const residuals = (x: Column, control: Column): number[] => {
  const slope = products(x, control) / products(control, control);
  const meanX = plainMean(x);
  const meanControl = plainMean(control);
  return list(x).map((value, i) => value - meanX - slope * (at(control, i) - meanControl));
};

/** Partial correlation by its meaning, the correlation of residuals, with its jackknife interval. */
export const plainPartial = (
  x: Column,
  y: Column,
  control: Column,
): { value: number; low: number; high: number } => {
  const partial = (a: Column, b: Column, c: Column): number => plainPearson(residuals(a, c), residuals(b, c));
  const value = partial(x, y, control);
  const leftOut = list(x).map((_, skip) =>
    Math.atanh(partial(without(x, skip), without(y, skip), without(control, skip))),
  );
  const margin = plainQuantile(x.length - 3) * plainError(leftOut);
  return { value, low: Math.tanh(Math.atanh(value) - margin), high: Math.tanh(Math.atanh(value) + margin) };
};

/** Jackknife of z(x, y) - z(x, other). */
export const plainCompare = (
  x: Column,
  y: Column,
  other: Column,
): { d: number; se: number; p: number; margin: number } => {
  const first = plainJackknife(x, y);
  const second = plainJackknife(x, other);
  const d = first.z - second.z;
  const se = plainError(first.leftOut.map((z, t) => z - (second.leftOut[t] ?? NaN)));
  return { d, se, p: plainP(d / se, x.length - 2), margin: plainQuantile(x.length - 2) * se };
};

/** r of every window, each from scratch; null before the first full one. */
export const plainRolling = (x: Column, y: Column, window: number): (number | null)[] =>
  list(x).map((_, end) => {
    const start = end - window + 1;
    return start < 0 ? null : plainPearson(list(x).slice(start, end + 1), list(y).slice(start, end + 1));
  });

/** The label machine by looking back: what five windows in a row said last, ever. */
export const plainLabels = (
  windows: readonly { readonly r: number; readonly low: number; readonly high: number }[],
): string[] => {
  const said = windows.map(({ r, low, high }) => {
    if (high < 0) return 'inverse';
    if (low > 0 && r >= 0.3) return 'coupled';
    return high < 0.3 ? 'decoupled' : 'nothing';
  });
  return said.map((_, today) => {
    for (let i = today; i >= 4; i -= 1) {
      const last = said[i] ?? 'nothing';
      if (last !== 'nothing' && said.slice(i - 4, i + 1).every((word) => word === last)) return last;
    }
    return 'unclear';
  });
};

/** Log returns over the days that all series have, by look-up. */
export const plainReturns = (
  series: readonly { readonly days: readonly string[]; readonly closes: Column }[],
): { days: string[]; returns: number[][]; closes: number[][] } => {
  const tables = series.map(({ days, closes }) => new Map(days.map((day, i) => [day, at(closes, i)])));
  const sessions = [...(tables[0]?.keys() ?? [])]
    .filter((day) => tables.every((table) => table.has(day)))
    .sort();
  const closes = tables.map((table) => sessions.map((day) => table.get(day) ?? NaN));
  const returns = closes.map((column) => column.slice(1).map((close, i) => Math.log(close / at(column, i))));
  return { days: sessions.slice(1), returns, closes };
};
