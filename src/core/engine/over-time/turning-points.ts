import type { HistoryReport } from '../../reports/history.ts';
import type { RollingPath, TurningPoint } from '../../reports/rolling-path.ts';
import { extremes } from './extremes.ts';

/**
 * The peaks and valleys of a rolling path that stand clear of their own noise (`extremes`, with the path's band), each
 * with the interval of the window that ends on its day; ascending.
 */
export function turningPoints(path: RollingPath): Pick<HistoryReport, 'peaks' | 'valleys'> {
  const found = extremes(path.values, { band: path, distance: path.window });
  const points = (kind: 'peak' | 'valley'): TurningPoint[] =>
    found.filter((extreme) => extreme.kind === kind).flatMap(({ index }) => readingAt(path, index) ?? []);
  return { peaks: points('peak'), valleys: points('valley') };
}

/** The highest reading of a path, its first day if there are several; null without a reading that has an interval. */
export function highestReading(path: RollingPath): TurningPoint | null {
  return furthestReading(path, (value, best) => value > best);
}

/** The lowest reading of a path, likewise. */
export function lowestReading(path: RollingPath): TurningPoint | null {
  return furthestReading(path, (value, best) => value < best);
}

function furthestReading(
  path: RollingPath,
  isFurther: (value: number, best: number) => boolean,
): TurningPoint | null {
  let furthest: TurningPoint | null = null;
  for (const index of path.values.keys()) {
    const reading = readingAt(path, index);
    if (reading !== null && (furthest === null || isFurther(reading.value, furthest.value)))
      furthest = reading;
  }
  return furthest;
}

function readingAt({ days, values, low, high }: RollingPath, index: number): TurningPoint | null {
  const [day, value, from, to] = [days[index], values[index], low[index], high[index]];
  if (day === undefined || value == null || from == null || to == null) return null;
  return { day, value, low: from, high: to };
}
