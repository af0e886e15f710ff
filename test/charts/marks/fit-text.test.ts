import { createCanvas } from '@napi-rs/canvas';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Brush } from '../../../src/charts/marks/brush.ts';
import { fitText } from '../../../src/charts/marks/fit-text.ts';
import { FONT_FAMILY, registerFonts } from '../../../src/charts/fonts.ts';

describe('fitText', () => {
  const brush: Brush = createCanvas(1, 1).getContext('2d');
  beforeAll(() => {
    registerFonts();
    brush.font = `400 26px "${FONT_FAMILY}"`;
  });

  test('leaves alone what fits', () => {
    expect(fitText(brush, 'small-cap tech', 400)).toBe('small-cap tech');
  });

  test('ends with an ellipsis where it had to cut, without a space before it', () => {
    expect(fitText(brush, 'S&P SmallCap 600 Capped', 60)).toMatch(/^S&P…$|^S&…$/);
  });

  test('gives nothing when not even the ellipsis fits', () => {
    expect(fitText(brush, 'BTC', 1)).toBe('');
  });

  test('is never wider than the room', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 300 }), (text, width) => {
        expect(brush.measureText(fitText(brush, text, width)).width).toBeLessThanOrEqual(width);
      }),
    );
  });
});
