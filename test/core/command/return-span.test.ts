import { expect, test } from 'vitest';
import { returnSpan } from '../../../src/core/command/price-span.ts';

test('starts ten sessions before the first return, holidays and weekends not counted', () => {
  // 2025-01-01 and 2025-01-09 (a day of mourning) were no sessions.
  expect(returnSpan({ from: '2025-01-15', to: '2025-05-05' })).toEqual({
    from: '2024-12-30',
    to: '2025-05-05',
  });
});

test('stops where the calendar begins', () => {
  expect(returnSpan({ from: '2000-01-05', to: '2000-03-01' })).toEqual({
    from: '2000-01-03',
    to: '2000-03-01',
  });
});
