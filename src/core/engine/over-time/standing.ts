import type { PairReport } from '../../reports/pair.ts';
import type { Day } from '../../types.ts';
import { HISTORY_START, percentile } from '../numbers/percentile.ts';
import { labels, regimes, satisfies } from './regimes.ts';
import { indexOfDay } from '../samples/returns.ts';
import type { Aligned } from '../samples/returns.ts';
import { rollingSince } from './rolling-since.ts';

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
  const history = rollingSince(joint, from < HISTORY_START ? from : HISTORY_START, window);
  const shown = indexOfDay(history.days, from);
  const historyLabels = labels(history);
  const days = history.days.slice(shown);
  const computed = history.values.some((value) => value !== null);
  return {
    rolling: {
      window,
      days,
      values: history.values.slice(shown),
      low: history.low.slice(shown),
      high: history.high.slice(shown),
    },
    ...place(history.days, history.values, window),
    ...today(history.days, history, historyLabels),
    regimes: computed ? regimes(days, historyLabels.slice(shown)) : [],
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
