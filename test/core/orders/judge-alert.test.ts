import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlertCondition } from '../../../src/core/orders/alert.ts';
import { judgeAlert, meets, type Reading } from '../../../src/core/orders/judge-alert.ts';
import type { Label } from '../../../src/core/reports/rolling-path.ts';
import { weekdaysUntil } from '../../fakes/pair-report.ts';

const days = weekdaysUntil('2025-12-26', 60);

/** One reading a day; a label where only that matters, a value where only that does. */
function readings(values: readonly (number | Label)[]): Reading[] {
  return values.map((value, index) => ({
    day: days[index] ?? '',
    value: typeof value === 'number' ? value : 0.5,
    label: typeof value === 'number' ? 'unclear' : value,
  }));
}

/** The places in a sequence at which it fired. */
function fired(condition: AlertCondition, values: readonly (number | Label)[], armed = true): number[] {
  const { events } = judgeAlert(condition, armed, readings(values));
  return events.map(({ day }) => days.indexOf(day));
}

const above: AlertCondition = { kind: 'above', level: 0.7 };
const below: AlertCondition = { kind: 'below', level: 0.3 };

describe('a level', () => {
  test('fires once, at the first close beyond it', () => {
    expect(fired(above, [0.6, 0.69, 0.71, 0.75, 0.8])).toEqual([2]);
    expect(fired(below, [0.4, 0.29, 0.2])).toEqual([1]);
  });

  test('is not crossed by standing on it', () => {
    expect(fired(above, [0.7, 0.7])).toEqual([]);
    expect(fired(below, [0.3])).toEqual([]);
  });

  test('fires again only after the way back, and standing on that is not enough', () => {
    expect(fired(above, [0.71, 0.69, 0.71, 0.65, 0.71, 0.6499, 0.71])).toEqual([0, 6]);
    expect(fired(below, [0.29, 0.31, 0.29, 0.35, 0.29, 0.3501, 0.29])).toEqual([0, 6]);
  });

  test('that was passed already fires after the way back alone', () => {
    expect(fired(above, [0.8, 0.75], false)).toEqual([]);
    expect(fired(above, [0.8, 0.64, 0.72], false)).toEqual([2]);
  });

  test('jumps over the way back and the level count', () => {
    expect(fired(above, [0.9, -0.9, 0.9, -0.9, 0.9])).toEqual([0, 2, 4]);
  });
});

describe('a label', () => {
  const decoupled: AlertCondition = { kind: 'decoupled' };

  test('fires when it comes, and again after another one', () => {
    const labels: Label[] = [
      'coupled',
      'decoupled',
      'decoupled',
      'coupled',
      'decoupled',
      'inverse',
      'decoupled',
    ];
    expect(fired(decoupled, labels)).toEqual([1, 4, 6]);
    expect(fired({ kind: 'coupled' }, labels, false)).toEqual([3]);
  });
});

test('no readings change nothing', () => {
  for (const armed of [true, false]) expect(judgeAlert(above, armed, [])).toEqual({ armed, events: [] });
});

const anyCondition = fc.oneof(
  fc.constantFrom<AlertCondition>({ kind: 'coupled' }, { kind: 'decoupled' }),
  fc.record({
    kind: fc.constantFrom('above' as const, 'below' as const),
    level: fc.constantFrom(-0.2, 0, 0.3, 0.7),
  }),
);
const anyReadings = fc
  .array(
    fc.record({
      // On a grid, so that levels and ways back are often hit exactly.
      value: fc.integer({ min: -20, max: 20 }).map((n) => n / 20),
      label: fc.constantFrom<Label>('coupled', 'decoupled', 'inverse', 'unclear'),
    }),
    { maxLength: 60 },
  )
  .map((list) => list.map((reading, index) => ({ ...reading, day: days[index] ?? '' })));

/** Written from the sentence alone: hundredths as integers, so that no rounding can be in question. */
function isBack(condition: AlertCondition, { value, label }: Reading): boolean {
  if (!('level' in condition)) return label !== condition.kind;
  const gap = Math.round(value * 100) - Math.round(condition.level * 100);
  return condition.kind === 'above' ? gap < -5 : gap > 5;
}

describe('any sequence', () => {
  test('equals a walk that looks back from each reading', () => {
    fc.assert(
      fc.property(anyCondition, fc.boolean(), anyReadings, (condition, armed, list) => {
        const events: Reading[] = [];
        for (const [index, reading] of list.entries()) {
          const last = events.at(-1);
          const since = list.slice(last === undefined ? 0 : list.indexOf(last) + 1, index);
          const isArmed = (last === undefined && armed) || since.some((one) => isBack(condition, one));
          if (isArmed && meets(condition, reading)) events.push(reading);
        }
        expect(judgeAlert(condition, armed, list).events).toEqual(events);
      }),
    );
  });

  test('never fires twice without the way back in between', () => {
    fc.assert(
      fc.property(anyCondition, fc.boolean(), anyReadings, (condition, armed, list) => {
        const places = judgeAlert(condition, armed, list).events.map(({ day }) => days.indexOf(day));
        for (const [index, place] of places.slice(1).entries()) {
          const between = list.slice((places[index] ?? 0) + 1, place);
          expect(between.some((one) => isBack(condition, one))).toBe(true);
        }
      }),
    );
  });

  test('gives the same events when it is judged in two parts', () => {
    fc.assert(
      fc.property(anyCondition, fc.boolean(), anyReadings, fc.nat(60), (condition, armed, list, cut) => {
        const first = judgeAlert(condition, armed, list.slice(0, cut));
        const second = judgeAlert(condition, first.armed, list.slice(cut));
        const whole = judgeAlert(condition, armed, list);
        expect([...first.events, ...second.events]).toEqual(whole.events);
        expect(second.armed).toBe(whole.armed);
      }),
    );
  });
});
