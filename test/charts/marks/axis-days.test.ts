import { expect, test } from 'vitest';
import { axisDays, onAxis } from '../../../src/charts/marks/axis-days.ts';
import { regimeRuns } from '../../../src/charts/marks/session-positions.ts';
import { sessionsBetween } from '../../../src/core/calendar/sessions.ts';

const YEAR = sessionsBetween('2024-01-02', '2024-12-31');
/** The sessions of a year, but so many of them from the hundredth on. */
const without = (missing: number) => YEAR.filter((_, index) => index < 100 || index >= 100 + missing);

test('more than ten sessions without prices stand on the axis, ten or fewer are passed over', () => {
  expect(axisDays(without(10))).toEqual(without(10));
  expect(axisDays(without(11))).toEqual(YEAR);
  expect(axisDays(without(0))).toEqual(YEAR);
});

test('weekly returns have no gaps', () => {
  const weeks = YEAR.filter((_, index) => index % 5 === 0);
  expect(axisDays(weeks)).toEqual(weeks);
});

test('nothing is known in a gap', () => {
  const days = without(11);
  const values = onAxis(days, days.keys().toArray(), axisDays(days));
  expect(values.slice(98, 113)).toEqual([98, 99, ...Array(11).fill(null), 100, 101]);
});

test('no label tints a gap', () => {
  const days = without(11);
  const regimes = [{ label: 'coupled', from: YEAR[5] ?? '', to: YEAR[200] ?? '' }] as const;
  expect(regimeRuns(regimes, axisDays(days), days)).toEqual([
    { label: 'coupled', from: 5, to: 99 },
    { label: 'coupled', from: 111, to: 200 },
  ]);
});
