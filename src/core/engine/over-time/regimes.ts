import type { Label, Regime, RollingPath } from '../../reports/rolling-path.ts';
import type { Day } from '../../types.ts';

/** About the lower edge of the long-run link; r2 = 0.09: below it the asset is over 90% its own story. */
export const COUPLED_FROM = 0.3;
/** Sessions in a row that must say so before the label changes. */
const HOLD_SESSIONS = 5;

/** Whether one window, by its interval, satisfies a label's condition; without an interval it satisfies none. */
export function satisfies(
  label: Label,
  value: number | null,
  low: number | null,
  high: number | null,
): boolean {
  if (value === null || low === null || high === null) return false;
  if (label === 'inverse') return high < 0;
  if (label === 'coupled') return low > 0 && value >= COUPLED_FROM;
  return label === 'decoupled' && high < COUPLED_FROM;
}

/** Strongest first: whatever is inverse is also decoupled. */
const STRONGEST_FIRST = ['inverse', 'coupled', 'decoupled'] as const;

/**
 * The label of every day of a rolling path. A window is `inverse` if its whole interval is below 0, `coupled` if it is
 * above 0 and r >= 0.30, `decoupled` if it is below 0.30, and otherwise says nothing. The label changes on the fifth
 * session in a row that says the same other thing, and stays until then. Before the first change it is `unclear`. The
 * interval and the hold together keep false alarms to about one in fourteen years for a true link of 0.4.
 */
export function labels(path: Pick<RollingPath, 'values' | 'low' | 'high'>): Label[] {
  let label: Label = 'unclear';
  let candidate: Label | null = null;
  let sessions = 0;
  return path.values.map((value, i) => {
    const low = path.low[i] ?? null;
    const high = path.high[i] ?? null;
    const said = STRONGEST_FIRST.find((label) => satisfies(label, value, low, high)) ?? null;
    sessions = said === candidate ? sessions + 1 : 1;
    candidate = said;
    if (said !== null && sessions >= HOLD_SESSIONS) label = said;
    return label;
  });
}

/** Labels by day as runs. */
export function regimes(days: readonly Day[], labels: readonly Label[]): Regime[] {
  const runs: Regime[] = [];
  for (const [i, day] of days.entries()) {
    const label = labels[i];
    if (label === undefined) continue;
    const last = runs.at(-1);
    if (last?.label === label) runs[runs.length - 1] = { ...last, to: day };
    else runs.push({ label, from: day, to: day });
  }
  return runs;
}
