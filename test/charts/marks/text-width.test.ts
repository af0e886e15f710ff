import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { FONT_FAMILY, registerFonts } from '../../../src/charts/fonts.ts';
import { textWidth } from '../../../src/charts/marks/text-width.ts';

registerFonts();
const brush = createCanvas(1, 1).getContext('2d');
brush.font = `600 100px "${FONT_FAMILY}"`;

describe('textWidth', () => {
  test.each([
    'BTC',
    'DOGE',
    'small-cap tech',
    'the Magnificent Seven',
    'large-cap communication services',
    'small-cap utilities and communications',
    '1000000MOGCOIN/USDT',
    'S&P SmallCap 600 Capped Information Technology',
    'approximate (UTC close)',
    'SIMULATED',
    'Bitcoin and small tech: five claims',
  ])('%s: no less than in the font, and not much more', (text) => {
    const { width } = brush.measureText(text);
    expect(textWidth(text, 100)).toBeGreaterThanOrEqual(width);
    expect(textWidth(text, 100)).toBeLessThan(1.1 * width);
  });
});
