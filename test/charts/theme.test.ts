import { describe, expect, test } from 'vitest';
import { THEMES, type Theme } from '../../src/charts/theme.ts';

type Rgb = readonly [red: number, green: number, blue: number];

function linear(hex: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function encoded(rgb: Rgb): Rgb {
  const channel = (value: number): number => {
    const clipped = Math.min(1, Math.max(0, value));
    return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055);
  };
  return [channel(rgb[0]), channel(rgb[1]), channel(rgb[2])];
}

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [red, green, blue] = linear(hex);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Machado, Oliveira and Fernandes (2009), severity 1. */
const BLINDNESS: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(hex: string, matrix: readonly [Rgb, Rgb, Rgb]): Rgb {
  const [red, green, blue] = linear(hex);
  const row = ([a, b, c]: Rgb): number => a * red + b * green + c * blue;
  return encoded([row(matrix[0]), row(matrix[1]), row(matrix[2])]);
}

function distance(one: Rgb, other: Rgb): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

describe.each(Object.values(THEMES))('$name theme', (theme: Theme) => {
  test.each([
    ['text', theme.text],
    ['muted', theme.muted],
    ['asset', theme.asset.text],
    ['benchmark', theme.benchmark.text],
  ])('%s can be read on the background: at least 4.5 to 1', (_name, color) => {
    expect(contrast(color, theme.background)).toBeGreaterThanOrEqual(4.5);
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
