import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeEvents } from '../../../src/charts/marks/place-events.ts';

describe('placeEvents', () => {
  test('events with room stand in one row, in order of time', () => {
    expect(
      placeEvents(
        [
          { position: 10, name: 'Terra' },
          { position: 50, name: 'FTX' },
        ],
        1,
      ),
    ).toEqual([
      { position: 10, name: 'Terra', row: 0 },
      { position: 50, name: 'FTX', row: 0 },
    ]);
  });

  test('an event beside a later one moves up a row', () => {
    const placed = placeEvents(
      [
        { position: 10, name: 'Terra' },
        { position: 14, name: 'Celsius' },
      ],
      1,
    );
    expect(placed.map(({ name, row }) => [name, row])).toEqual([
      ['Terra', 1],
      ['Celsius', 0],
    ]);
  });

  test('an event without room is left out rather than drawn without a name', () => {
    const placed = placeEvents(
      [
        { position: 10, name: 'Terra' },
        { position: 11, name: 'Celsius' },
      ],
      1,
    );
    expect(placed.map(({ name }) => name)).toEqual(['Celsius']);
  });

  test('no name in a row touches another', () => {
    const event = fc.record({
      position: fc.integer({ min: 0, max: 100 }),
      name: fc.string({ minLength: 3, maxLength: 12 }),
    });
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 12 }),
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        (events, per) => {
          const placed = placeEvents(
            events.toSorted((a, b) => a.position - b.position),
            per,
          );
          for (const [index, one] of placed.entries()) {
            for (const other of placed.slice(index + 1)) {
              if (one.row !== other.row) continue;
              const room = (one.name.length + other.name.length) / 2;
              expect(Math.abs(one.position - other.position) * per).toBeGreaterThan(room);
            }
          }
        },
      ),
    );
  });
});
