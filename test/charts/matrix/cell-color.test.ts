import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellColor } from '../../../src/charts/matrix/cell-color.ts';
import { THEMES, type Theme } from '../../../src/charts/theme.ts';
import { BLINDNESS, contrast, distance, seen } from '../color-vision.ts';

describe.each(Object.values(THEMES))('cellColor in the $name theme', (theme: Theme) => {
  test('whatever the correlation, its figure can be read: at least 4.5 to 1', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.boolean(), (value, holdsZero) => {
        const { fill, text } = cellColor(value, holdsZero, theme);
        expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(Object.entries(BLINDNESS))('together and against stay apart under %s', (_name, matrix) => {
    const [together, against] = [0.4, -0.4].map((value) => seen(cellColor(value, false, theme).fill, matrix));
    expect(together && against && distance(together, against)).toBeGreaterThan(25);
  });

  test('zero is the ground itself, and the scale grows to both sides', () => {
    expect(cellColor(0, false, theme).fill).toBe(theme.background);
    const away = (value: number): number => contrast(cellColor(value, false, theme).fill, theme.background);
    for (const side of [1, -1]) {
      expect(away(0.9 * side)).toBeGreaterThan(away(0.6 * side));
      expect(away(0.6 * side)).toBeGreaterThan(away(0.3 * side));
    }
  });

  test('a link that could be zero is paler', () => {
    const [sure, unsure] = [false, true].map((holdsZero) => cellColor(0.3, holdsZero, theme).fill);
    expect(contrast(unsure ?? '', theme.background)).toBeLessThan(contrast(sure ?? '', theme.background));
  });
});
