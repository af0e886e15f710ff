import type { Day, PairReport } from '../../types.ts';
import { HISTORY_START, percentile } from '../numbers/percentile.ts';
import { labels, regimes, satisfies } from './regimes.ts';
import { indexOfDay } from '../samples/returns.ts';
import type { Aligned } from '../samples/returns.ts';
import { rolling } from '../measures/rolling.ts';

/** Where today stands in the pair's rolling history. */
export type Standing = Pick<
  PairReport,
  'rolling' | 'percentile' | 'percentileSince' | 'label' | 'labelSince' | 'fading' | 'regimes'
>;

/**
 * The rolling correlation over the days from `from` on, and where its last value stands in the history, which starts
 * on 2020-01-01 or on `from` if that is earlier. Windows reach back before `from` and before the history as far as
 * there are returns. `joint` holds the asset and the benchmark, in this order, over all they have in common.
 * No percentile with fewer than two windows' worth of values; no label when the last window has no value.
 */
export function standing(joint: Aligned, from: Day, window: number): Standing {
  const [asset = new Float64Array(), benchmark = new Float64Array()] = joint.returns;
  const start = indexOfDay(joint.days, from < HISTORY_START ? from : HISTORY_START);
  const lead = Math.max(0, start - window + 1);
  const path = rolling(asset.subarray(lead), benchmark.subarray(lead), window);
  const tail = <T>(entries: readonly T[], index: number): T[] => entries.slice(index - lead);
  const history = {
    values: tail(path.values, start),
    low: tail(path.low, start),
    high: tail(path.high, start),
  };
  const historyDays = joint.days.slice(start);
  const shown = indexOfDay(joint.days, from);
  const days = joint.days.slice(shown);
  const historyLabels = labels(history);
  const computed = history.values.some((value) => value !== null);
  return {
    rolling: {
      window,
      days,
      values: tail(path.values, shown),
      low: tail(path.low, shown),
      high: tail(path.high, shown),
    },
    ...place(historyDays, history.values, window),
    ...today(historyDays, history, historyLabels),
    regimes: computed ? regimes(days, historyLabels.slice(shown - start)) : [],
  };
}

function place(
  days: readonly Day[],
  values: readonly (number | null)[],
  window: number,
): Pick<Standing, 'percentile' | 'percentileSince'> {
  const last = values.at(-1) ?? null;
  const count = values.filter((value) => value !== null).length;
  if (last === null || count < 2 * window) return { percentile: null, percentileSince: null };
  const first = values.findIndex((value) => value !== null);
  return { percentile: percentile(values, last), percentileSince: days[first] ?? null };
}

function today(
  days: readonly Day[],
  path: Parameters<typeof labels>[0],
  history: ReturnType<typeof labels>,
): Pick<Standing, 'label' | 'labelSince' | 'fading'> {
  const label = history.at(-1);
  const value = path.values.at(-1) ?? null;
  if (label === undefined || value === null) return { label: null, labelSince: null, fading: false };
  if (label === 'unclear') return { label, labelSince: null, fading: false };
  return {
    label,
    labelSince: regimes(days, history).at(-1)?.from ?? null,
    fading: !satisfies(label, value, path.low.at(-1) ?? null, path.high.at(-1) ?? null),
  };
}
