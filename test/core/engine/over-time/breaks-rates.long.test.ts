import { describe, expect, test } from 'vitest';
import { breaks } from '../../../../src/core/engine/over-time/breaks.ts';
import { columns, garchPairs, joined } from '../random.ts';

describe('with GARCH volatility and t4 shocks', () => {
  test.each([504, 1000, 2000])(
    'of 500 histories of %d days with a constant link, 1 to 6 in a hundred break',
    (n) => {
      const draw = garchPairs(5, 0.4);
      let alarms = 0;
      for (let i = 0; i < 500; i += 1) {
        const { x, y } = columns(draw, n);
        if (breaks(x, y).length > 0) alarms += 1;
      }
      expect(alarms / 5).toBeGreaterThan(1);
      expect(alarms / 5).toBeLessThan(6);
    },
  );

  test('a change from 0.1 to 0.5 half-way is found in three of four of 400 draws, within a third of the days', () => {
    const [before, after] = [garchPairs(8, 0.1), garchPairs(9, 0.5)];
    const places: number[] = [];
    let found = 0;
    for (let i = 0; i < 400; i += 1) {
      const { x, y } = joined([before, 500], [after, 500]);
      const list = breaks(x, y);
      if (list.length > 0) found += 1;
      places.push(...list.map(({ index }) => index));
    }
    expect(found / 4).toBeGreaterThan(70);
    expect(found / 4).toBeLessThan(90);
    const share = (p: number): number =>
      places.toSorted((a, b) => a - b)[Math.floor(p * places.length)] ?? NaN;
    expect(share(0.05)).toBeGreaterThan(320);
    expect(share(0.5)).toBeGreaterThan(480);
    expect(share(0.5)).toBeLessThan(520);
    expect(share(0.95)).toBeLessThan(690);
  });
});
