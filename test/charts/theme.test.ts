import { describe, expect, test } from 'vitest';
import { THEMES, type Theme } from '../../src/charts/theme.ts';
import { BLINDNESS, contrast, distance, seen } from './color-vision.ts';

describe.each(Object.values(THEMES))('$name theme', (theme: Theme) => {
  test.each([
    ['text', theme.text],
    ['muted', theme.muted],
    ['asset', theme.asset.text],
    ['benchmark', theme.benchmark.text],
  ])('%s can be read on the background: at least 4.5 to 1', (_name, color) => {
    expect(contrast(color, theme.background)).toBeGreaterThanOrEqual(4.5);
  });

  test('muted text can be read on the shade of a ranking', () => {
    expect(contrast(theme.muted, theme.regimes.decoupled)).toBeGreaterThanOrEqual(4.5);
  });

  test('the text of an alarm can be read on its fill', () => {
    expect(contrast(theme.onAlarm, theme.alarm)).toBeGreaterThanOrEqual(4.5);
  });

  test('both lines stand out from the background', () => {
    expect(contrast(theme.asset.line, theme.background)).toBeGreaterThanOrEqual(2.5);
    expect(contrast(theme.benchmark.line, theme.background)).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(BLINDNESS))('orange and blue stay apart under %s', (_name, matrix) => {
    expect(distance(seen(theme.asset.line, matrix), seen(theme.benchmark.line, matrix))).toBeGreaterThan(100);
  });

  test.each(Object.entries(BLINDNESS))(
    'the tints stay apart from each other and from bare ground under %s',
    (_name, matrix) => {
      const grounds = [...Object.values(theme.regimes), theme.background].map((color) => seen(color, matrix));
      for (const [index, one] of grounds.entries()) {
        for (const other of grounds.slice(index + 1)) expect(distance(one, other)).toBeGreaterThan(20);
      }
    },
  );

  test.each(Object.values(theme.regimes))('the rolling line can be seen on the tint %s', (tint) => {
    expect(contrast(theme.text, tint)).toBeGreaterThanOrEqual(4.5);
  });
});
