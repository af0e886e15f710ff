import { describe, expect, test } from 'vitest';
import { labels, regimes, satisfies } from '../../../../src/core/engine/over-time/regimes.ts';
import type { Label } from '../../../../src/core/reports/rolling-path.ts';

type Window = readonly [value: number | null, low: number | null, high: number | null];
const coupled: Window = [0.5, 0.2, 0.7];
const decoupled: Window = [0, -0.2, 0.2];
const inverse: Window = [-0.5, -0.7, -0.2];
/** Wide: it could be anything. */
const open: Window = [0.25, -0.05, 0.5];
const none: Window = [null, null, null];

const run = (...parts: readonly (readonly [Window, number])[]): Label[] => {
  const windows = parts.flatMap(([window, count]) => Array<Window>(count).fill(window));
  return labels({
    values: windows.map(([value]) => value),
    low: windows.map(([, low]) => low),
    high: windows.map(([, , high]) => high),
  });
};
const times = (label: Label, count: number): Label[] => Array<Label>(count).fill(label);

describe('what a window says', () => {
  test.each<[Label, Window, boolean]>([
    ['coupled', [0.3, 0.01, 0.5], true],
    ['coupled', [0.29, 0.01, 0.5], false],
    ['coupled', [0.5, 0, 0.7], false],
    ['decoupled', [0.1, -0.1, 0.29], true],
    ['decoupled', [0.1, -0.1, 0.3], false],
    ['inverse', [-0.3, -0.5, -0.01], true],
    ['inverse', [-0.3, -0.5, 0], false],
    ['decoupled', inverse, true],
    ['coupled', [0.9, null, null], false],
    ['unclear', coupled, false],
  ])('%s by %j: %j', (label, [value, low, high], said) => {
    expect(satisfies(label, value, low, high)).toBe(said);
  });
});

describe('labels', () => {
  test('hold off until the fifth session in a row', () => {
    expect(run([coupled, 6])).toEqual([...times('unclear', 4), ...times('coupled', 2)]);
  });

  test('stay through open windows and short spells', () => {
    expect(run([coupled, 5], [open, 30], [decoupled, 4], [open, 1], [decoupled, 4]).at(-1)).toBe('coupled');
  });

  test('change on the fifth session of the other', () => {
    const path = run([coupled, 5], [decoupled, 5], [inverse, 5]);
    expect(path.slice(4)).toEqual([...times('coupled', 5), ...times('decoupled', 5), 'inverse']);
  });

  test('start to count again after a missing window', () => {
    expect(run([coupled, 4], [none, 1], [coupled, 4]).at(-1)).toBe('unclear');
    expect(run([coupled, 4], [none, 1], [coupled, 5]).at(-1)).toBe('coupled');
  });

  test('are inverse rather than decoupled when the window is both', () => {
    expect(run([inverse, 5]).at(-1)).toBe('inverse');
  });

  test('are unclear when nothing was ever said', () => {
    expect(run([none, 3], [open, 40])).toEqual(times('unclear', 43));
  });
});

test('runs of one label share a stretch', () => {
  const days = ['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05'];
  expect(regimes(days, ['unclear', 'coupled', 'coupled', 'unclear'])).toEqual([
    { label: 'unclear', from: '2024-01-02', to: '2024-01-02' },
    { label: 'coupled', from: '2024-01-03', to: '2024-01-04' },
    { label: 'unclear', from: '2024-01-05', to: '2024-01-05' },
  ]);
  expect(regimes([], [])).toEqual([]);
});
