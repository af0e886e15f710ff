import type { Label } from '../reports/rolling-path.ts';
import type { Day } from '../types.ts';
import { wayBack, type AlertCondition } from './alert.ts';

/** The rolling window at one close. */
export interface Reading {
  readonly day: Day;
  readonly value: number;
  readonly label: Label;
}

/** Where an alert stands after some sessions, and the closes at which it fired. */
export interface Judgement {
  readonly armed: boolean;
  readonly events: readonly Reading[];
}

/**
 * Walks an alert through readings in order of days. It fires at the first reading that meets its condition while it is
 * armed, and is armed again once the value has come back over the level by 0.05, or the label has changed.
 */
export function judgeAlert(
  condition: AlertCondition,
  armedBefore: boolean,
  readings: readonly Reading[],
): Judgement {
  let armed = armedBefore;
  const events: Reading[] = [];
  for (const reading of readings) {
    if (armed && meets(condition, reading)) {
      events.push(reading);
      armed = false;
    } else if (!armed && isBack(condition, reading)) armed = true;
  }
  return { armed, events };
}

/** True when the condition holds at that reading. */
export function meets(condition: AlertCondition, { value, label }: Reading): boolean {
  switch (condition.kind) {
    case 'above':
      return value > condition.level;
    case 'below':
      return value < condition.level;
    case 'coupled':
    case 'decoupled':
      return label === condition.kind;
  }
}

function isBack(condition: AlertCondition, { value, label }: Reading): boolean {
  switch (condition.kind) {
    case 'above':
      return value < wayBack(condition);
    case 'below':
      return value > wayBack(condition);
    case 'coupled':
    case 'decoupled':
      return label !== condition.kind;
  }
}
