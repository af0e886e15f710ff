/** What noise rarely reaches with the default window; see `extremes`. */
const LEAST_PROMINENCE = 0.8;
const LEAST_DISTANCE_SESSIONS = 63;
/** A 95% margin is two standard errors, so this is 3.5 of them; see `extremes`. */
const LEAST_MARGINS = 1.75;

/** A peak or a valley of a rolling path. */
export interface Extreme {
  readonly index: number;
  readonly kind: 'peak' | 'valley';
  /** How far the path comes down from the peak on both sides before it rises above it (for a valley, up). */
  readonly prominence: number;
}

/** The 95% interval of each value of the path. */
interface Band {
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

interface ExtremesOptions {
  /** Least prominence, in units of r: 0.8 without a band, none with one. */
  readonly least?: number;
  /** Least distance between two peaks, and between two valleys, in sessions. Best the window itself: 63. */
  readonly distance?: number;
  readonly band?: Band;
}

/** A row of numbers without gaps, and how far each of them is certain (NaN where that is not known). */
interface Row {
  readonly heights: Float64Array;
  /** Fisher's z of the heights, and half the width of its 95% interval. */
  readonly zs: Float64Array;
  readonly margins: Float64Array;
}

/** A local maximum of a row. */
interface Peak {
  readonly at: number;
  readonly prominence: number;
  /** Where the row is lowest on either side, before it rises above the peak. */
  readonly bases: readonly number[];
}

/** Indices of local maxima inside the row; of a plateau, its middle. */
function localMaxima(heights: Float64Array): number[] {
  const found: number[] = [];
  let start = 0;
  for (let i = 1; i < heights.length; i += 1) {
    const [height, before] = [heights[i] ?? NaN, heights[i - 1] ?? NaN];
    if (height === before) continue;
    if (height < before && start > 0) found.push((start + i - 1) >> 1);
    start = height > before ? i : 0;
  }
  return found;
}

/** Where the row is lowest from `at` on in steps of `step`, up to its end or the first height above that at `at`. */
function baseBeside(heights: Float64Array, at: number, step: 1 | -1): number {
  const top = heights[at] ?? NaN;
  let base = at;
  for (let i = at + step; (heights[i] ?? Infinity) <= top; i += step) {
    if ((heights[i] ?? NaN) < (heights[base] ?? NaN)) base = i;
  }
  return base;
}

function peakAt(heights: Float64Array, at: number): Peak {
  const bases = [baseBeside(heights, at, -1), baseBeside(heights, at, 1)];
  const foot = Math.max(...bases.map((base) => heights[base] ?? NaN));
  return { at, prominence: (heights[at] ?? NaN) - foot, bases };
}

/** True when the peak stands clear of the noise on both sides. */
function isClear({ zs, margins }: Row, { at, bases }: Peak): boolean {
  return bases.every((base) => {
    const margin = Math.hypot(margins[at] ?? NaN, margins[base] ?? NaN);
    return (zs[at] ?? NaN) - (zs[base] ?? NaN) >= LEAST_MARGINS * margin;
  });
}

/** From the most prominent on down, those that keep their distance to all before them. */
function spaced(peaks: readonly Peak[], distance: number): Peak[] {
  const kept: Peak[] = [];
  for (const peak of peaks.toSorted((a, b) => b.prominence - a.prominence)) {
    if (kept.every(({ at }) => Math.abs(at - peak.at) >= distance)) kept.push(peak);
  }
  return kept;
}

/** Half the width of each interval on Fisher's z; NaN for none. */
function marginsOf({ low, high }: Band, indices: readonly number[]): Float64Array {
  return Float64Array.from(indices, (i) => (Math.atanh(high[i] ?? NaN) - Math.atanh(low[i] ?? NaN)) / 2);
}

/**
 * Peaks and valleys of a rolling correlation by prominence, ascending by index; never its first or last value, which
 * may yet be passed. Missing values are skipped.
 *
 * How far must a peak stand out? A path rolled over a constant correlation has peaks too, and high ones. In eight years
 * of GARCH t4 returns with r = 0.4, a window of 63 has by simulation seven extremes of prominence 0.5, two of 0.7 and
 * one of 0.8, the default. That is deaf: what makes the noise so high are windows that a single day rules. The path's
 * own `band` knows these, so with it a peak need only be 3.5 standard errors of the difference above its foot on
 * either side. Noise manages that 0.5 to 1.0 times in eight years, whether normal, t4 or GARCH t4 (1 to 3 times with
 * a window of 21, 0.2 with 126); bands that just fail to overlap would let 3 through.
 */
export function extremes(values: readonly (number | null)[], options: ExtremesOptions = {}): Extreme[] {
  const { band, least = band ? 0 : LEAST_PROMINENCE, distance = LEAST_DISTANCE_SESSIONS } = options;
  const indices = values.flatMap((value, i) => (value === null ? [] : [i]));
  const path = Float64Array.from(indices, (i) => values[i] ?? NaN);
  const margins = band ? marginsOf(band, indices) : new Float64Array();
  const find = (kind: Extreme['kind']): Extreme[] => {
    const heights = kind === 'peak' ? path : path.map((value) => -value);
    const row = { heights, zs: heights.map(Math.atanh), margins };
    const found = localMaxima(heights)
      .map((at) => peakAt(heights, at))
      .filter((peak) => peak.prominence >= least && (!band || isClear(row, peak)));
    return spaced(found, distance).map(({ at, prominence }) => ({
      index: indices[at] ?? NaN,
      kind,
      prominence,
    }));
  };
  return [...find('peak'), ...find('valley')].sort((a, b) => a.index - b.index);
}
