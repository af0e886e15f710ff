import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spread } from '../../../src/charts/marks/spread.ts';

describe('spread', () => {
  test('labels that do not touch stay where they want to be', () => {
    expect(
      spread(
        [
          { center: 80, height: 20 },
          { center: 20, height: 20 },
        ],
        0,
        100,
      ),
    ).toEqual([80, 20]);
  });

  test('labels that would touch move apart equally', () => {
    expect(
      spread(
        [
          { center: 52, height: 20 },
          { center: 48, height: 20 },
        ],
        0,
        100,
      ),
    ).toEqual([60, 40]);
  });

  test('labels at the edges are pushed inside', () => {
    expect(
      spread(
        [
          { center: 0, height: 20 },
          { center: 100, height: 30 },
        ],
        0,
        100,
      ),
    ).toEqual([10, 85]);
  });

  test('labels with the same wish keep their order', () => {
    expect(
      spread(
        [
          { center: 50, height: 10 },
          { center: 50, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([45, 55]);
  });

  test('when there is room, none overlap and none leave the column', () => {
    const label = fc.record({
      center: fc.double({ min: -50, max: 250, noNaN: true }),
      height: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 5 }), (labels) => {
        const centers = spread(labels, 0, 200);
        const boxes = labels
          .map(({ height }, index) => ({
            top: (centers[index] ?? 0) - height / 2,
            bottom: (centers[index] ?? 0) + height / 2,
          }))
          .sort((a, b) => a.top - b.top);
        for (const [index, { top, bottom }] of boxes.entries()) {
          expect(top).toBeGreaterThanOrEqual(-1e-9);
          expect(bottom).toBeLessThanOrEqual(200 + 1e-9);
          expect(bottom).toBeLessThanOrEqual((boxes[index + 1]?.top ?? Infinity) + 1e-9);
        }
      }),
    );
  });
});
