import type { RollingPoint } from './session-positions.ts';
import type { ValueAxis } from './axes.ts';

/** Steps of 0.3 put a line on the level below which a pair counts as decoupled. */
const STEP = 0.3;

/** Lowest and highest of the values. */
export function extent(values: readonly number[]): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}

/** The axis of a rolling correlation with its intervals and other values that are drawn: always 0 to 0.6, at most -1 to 1. */
export function correlationBounds(rolling: readonly RollingPoint[], others: readonly number[]): ValueAxis {
  const drawn = rolling.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const { low, high } = extent([...drawn, ...others, 0, 0.6]);
  const bounds = { low: Math.max(-1, low - 0.04), high: Math.min(1, high + 0.04) };
  const step = bounds.high - bounds.low > 1.3 ? 2 * STEP : STEP;
  const most = Math.floor(1 / step);
  const ticks = Array.from({ length: 2 * most + 1 }, (_, index) => (index - most) * step);
  const tidy = ticks.map((tick) => Math.round(tick * 10) / 10);
  return { ...bounds, ticks: tidy.filter((tick) => tick >= bounds.low && tick <= bounds.high) };
}
