import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkGlyphs, FONT_FAMILY, registerFonts } from '../../src/charts/fonts.ts';

describe('fonts', () => {
  beforeAll(registerFonts);

  test('both weights are registered, once', () => {
    registerFonts();
    const family = GlobalFonts.families.find((candidate) => candidate.family === FONT_FAMILY);
    expect(family?.styles.map(({ weight }) => weight).sort()).toEqual([400, 600]);
  });

  test('text in our family is drawn: it leaves ink on the canvas', () => {
    const canvas = createCanvas(200, 60);
    const context = canvas.getContext('2d');
    context.font = `600 40px "${FONT_FAMILY}"`;
    context.fillText('ρ −0.51', 5, 45);
    expect(canvas.data().some((value) => value > 0)).toBe(true);
  });

  test('a family that is not there is found out, although the canvas raises no error and may use another font', () => {
    expect(() => checkGlyphs('No Such Family', 400)).toThrow(
      /^Charts can't be drawn: the font "No Such Family" 400 lacks .*ρ.*Run npm ci again/,
    );
  });

  test('the two weights are two fonts: the regular one can not pass for the semi-bold one', () => {
    const context = createCanvas(1, 1).getContext('2d');
    const widthOf = (weight: number): number => {
      context.font = `${weight} 100px "${FONT_FAMILY}"`;
      return context.measureText('A').width;
    };
    expect(widthOf(600)).toBeGreaterThan(widthOf(400) * 1.02);
  });
});
