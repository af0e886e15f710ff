import type { RollingPath } from '../../../core/reports/rolling-path.ts';
import type { Reply } from '../../../core/types.ts';

const STEPS = '▁▂▃▄▅▆▇█';
const WIDTH = 32;

/** The rolling correlation of an answer in one line of text, for where its chart can't be shown; null without one. */
export function sparkline(reply: Pick<Reply, 'report'>): string | null {
  const path = rollingOf(reply.report);
  if (path === null) return null;
  const values = path.values.filter((value): value is number => Number.isFinite(value));
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || values.length < 2) return null;
  const points = thinned(values, WIDTH);
  const [low, high] = [Math.min(...points), Math.max(...points)];
  const bars = points.map((value) => STEPS[stepOf(value, low, high)] ?? '').join('');
  return `\`${bars}\` ${path.window}-session correlation from ${signed(first)} to ${signed(last)}, between ${signed(Math.min(...values))} and ${signed(Math.max(...values))}`;
}

function stepOf(value: number, low: number, high: number): number {
  return high === low ? 3 : Math.round(((value - low) / (high - low)) * (STEPS.length - 1));
}

/** At most `count` of them at even distances, the last one always among them. */
function thinned(values: readonly number[], count: number): number[] {
  if (values.length <= count) return [...values];
  const step = (values.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, index) => values[Math.round(index * step)] ?? 0);
}

function signed(value: number): string {
  return value
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−');
}

/** Reports differ by command; those about one pair hold a rolling path. */
function rollingOf(report: object | undefined): Pick<RollingPath, 'window' | 'values'> | null {
  const rolling: unknown = report !== undefined && 'rolling' in report ? report.rolling : null;
  if (typeof rolling !== 'object' || rolling === null) return null;
  if (!('values' in rolling) || !('window' in rolling)) return null;
  const { values, window } = rolling;
  if (!Array.isArray(values) || typeof window !== 'number') return null;
  return {
    window,
    values: values.map((value: unknown) => (typeof value === 'number' ? value : null)),
  };
}
