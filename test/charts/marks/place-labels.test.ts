import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeLabels, type Box } from '../../../src/charts/marks/place-labels.ts';

const BOUNDS: Box = { left: 0, right: 300, top: 0, bottom: 100 };

describe('placeLabels', () => {
  test('takes the first centre that is inside and free', () => {
    const wish = { width: 60, height: 20 };
    const boxes = placeLabels(
      [
        {
          ...wish,
          centers: [
            [10, 50],
            [50, 50],
          ],
        },
        {
          ...wish,
          centers: [
            [60, 50],
            [60, 75],
          ],
        },
        { ...wish, centers: [[60, 50]] },
      ],
      BOUNDS,
      [],
      [],
    );
    expect(boxes).toEqual([
      { left: 20, right: 80, top: 40, bottom: 60 },
      { left: 30, right: 90, top: 65, bottom: 85 },
      null,
    ]);
  });

  test('keeps off the points of a line where it can, else lies over them', () => {
    const wish = { width: 60, height: 20 };
    const [free, forced] = placeLabels(
      [
        {
          ...wish,
          centers: [
            [50, 50],
            [150, 50],
          ],
        },
        { ...wish, centers: [[50, 50]] },
      ],
      BOUNDS,
      [],
      [[50, 50]],
    );
    expect(free?.left).toBe(120);
    expect(forced?.left).toBe(20);
  });

  test('no two labels ever lie over each other, over what is taken, or out of bounds', () => {
    const corner = fc.tuple(fc.integer({ min: -20, max: 320 }), fc.integer({ min: -20, max: 120 }));
    const wish = fc.record({
      width: fc.integer({ min: 5, max: 120 }),
      height: fc.integer({ min: 5, max: 40 }),
      centers: fc.array(corner, { maxLength: 5 }),
    });
    const taken: Box = { left: 100, right: 120, top: 40, bottom: 60 };
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), fc.array(corner), (wishes, points) => {
        const boxes = placeLabels(wishes, BOUNDS, [taken], points).filter((box) => box !== null);
        for (const [index, box] of boxes.entries()) {
          expect(box.left >= 0 && box.right <= 300 && box.top >= 0 && box.bottom <= 100).toBe(true);
          for (const other of [taken, ...boxes.slice(index + 1)]) expect(touches(box, other)).toBe(false);
        }
      }),
    );
  });
});

function touches(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
