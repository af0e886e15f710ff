import { expect, test } from 'vitest';
import { isNumericColumn } from '../../src/core/numeric-column.ts';

test.each([
  [['0.51', '', '−0.20'], true],
  [['1,240', '26%', '+3 %'], true],
  [['0.51', 'BTC'], false],
  [['0.41 to 0.60'], false],
  [['', ''], false],
  [[], false],
])('%j is a column of numbers: %s', (cells, isNumeric) => {
  expect(isNumericColumn(cells)).toBe(isNumeric);
});
