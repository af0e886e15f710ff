import { createCanvas } from '@napi-rs/canvas';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registerFonts } from '../../../src/charts/fonts.ts';
import { fitLines } from '../../../src/charts/marks/fit-lines.ts';
import { setFont } from '../../../src/charts/marks/set-font.ts';
import { wrapText } from '../../../src/charts/marks/wrap-text.ts';

registerFonts();
const brush = createCanvas(1, 1).getContext('2d');

describe('wrapText', () => {
  test('breaks at spaces and cuts only what the last line can not hold', () => {
    setFont(brush, 400, 20);
    expect(wrapText(brush, 'The link has been positive ever since', 200, 2)).toEqual([
      'The link has been',
      'positive ever since',
    ]);
    expect(wrapText(brush, 'The link has been positive ever since the pandemic', 200, 2)).toEqual([
      'The link has been',
      'positive ever since…',
    ]);
  });

  test('no line is wider than its room, and there are never more than asked for', () => {
    setFont(brush, 400, 20);
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.integer({ min: 30, max: 400 }),
        fc.integer({ min: 1, max: 3 }),
        (text, width, most) => {
          const lines = wrapText(brush, text, width, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(brush.measureText(line).width).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('fitLines', () => {
  test('takes a smaller size before it cuts', () => {
    const text = 'The link peaks when tech makes big moves, as in 2020, 2022 and 2024';
    expect(fitLines(brush, text, 355, 2, [22, 20, 18]).join(' ')).toBe(text);
    expect(brush.font).toContain('20px');
  });
});
