/** Ascending multiples of a round step (1, 2, 2.5 or 5 times a power of ten) inside the bounds, at most `most`. */
export function linearTicks(low: number, high: number, most: number): number[] {
  const magnitude = 10 ** Math.floor(Math.log10((high - low) / most));
  const steps = [1, 2, 2.5, 5, 10, 20, 25, 50].map((step) => step * magnitude);
  for (const step of steps) {
    const ticks = multiples(step, low, high);
    if (ticks.length <= most) return ticks;
  }
  return [];
}

function multiples(step: number, low: number, high: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Twelve digits cut the tails of sums such as 0.30000000000000004.
  const value = (index: number): number => Number(((first + index) * step).toPrecision(12));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => value(index));
}

/** Within one decade, from rich to poor. */
const MANTISSAS = [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]] as const;

/**
 * Ascending round values for a logarithmic axis, at most `most`, evenly spread to the eye: as many a decade as there is
 * room for, else every second, third, ... decade. 100 is among them whenever it lies inside the bounds.
 */
export function logTicks(low: number, high: number, most: number): number[] {
  for (const mantissas of MANTISSAS) {
    const ticks = decades(low, high, 1).flatMap((decade) => mantissas.map((mantissa) => mantissa * decade));
    const inside = ticks.filter((tick) => tick >= low && tick <= high);
    if (inside.length <= most) return inside;
  }
  for (let every = 2; ; every += 1) {
    const inside = decades(low, high, every).filter((tick) => tick >= low && tick <= high);
    if (inside.length <= most) return inside;
  }
}

/** Powers of ten that cover the bounds, those whose exponent is 2 plus a multiple of `every`. */
function decades(low: number, high: number, every: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const exponents = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return exponents
    .filter((exponent) => (exponent - 2) % every === 0)
    .map((exponent) => Number(`1e${exponent}`));
}
