import { describe, expect, test } from 'vitest';
import { shiftSessions } from '../../../src/core/calendar/sessions.ts';
import { historySpan, returnSpan } from '../../../src/core/command/price-span.ts';
import { parseRange, resolveRange } from '../../../src/core/query/ranges.ts';
import type { Range } from '../../../src/core/types.ts';

const AS_OF = '2025-05-05';

function range(text: string): Range {
  const found = parseRange(text);
  if (found === null) throw new Error(`${text} is no range`);
  return found;
}

describe('the prices that a whole answer over a range needs', () => {
  test('reach back a window before 2020 for a recent range: today is ranked in every window that ends since', () => {
    const { span } = resolveRange(range('1y'), AS_OF);
    const { from, to } = historySpan(span, 63);
    expect(to).toBe(AS_OF);
    // The 63 returns up to the first session of 2020 start from the close 63 sessions before it; one is to spare.
    expect(from).toBe(shiftSessions('2020-01-02', -64));
  });

  test('reach back a window and a year before an older one', () => {
    const { from } = historySpan({ from: '2019-06-03', to: '2019-12-31' }, 63);
    expect(shiftSessions(from, 63 + 252 + 1)).toBe('2019-06-03');
  });

  test('never ask for days before the calendar begins', () => {
    expect(historySpan({ from: '2000-02-01', to: AS_OF }, 756).from).toBe('2000-01-03');
  });
});

describe('the prices that the returns of a range need', () => {
  test('start ten sessions before the first return, holidays and weekends not counted', () => {
    // 2025-01-01 and 2025-01-09 (a day of mourning) were no sessions.
    expect(returnSpan({ from: '2025-01-15', to: '2025-05-05' })).toEqual({
      from: '2024-12-30',
      to: '2025-05-05',
    });
  });

  test('start a window earlier where there is a rolling one', () => {
    const { from } = returnSpan({ from: '2025-01-15', to: AS_OF }, 63);
    expect(from).toBe(shiftSessions('2025-01-15', -(63 + 10)));
  });

  test('start at the earliest where the calendar begins', () => {
    expect(returnSpan({ from: '2000-01-05', to: '2000-03-01' })).toEqual({
      from: '2000-01-03',
      to: '2000-03-01',
    });
  });
});
