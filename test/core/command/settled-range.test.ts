import { describe, expect, test } from 'vitest';
import { sessionsBetween } from '../../../src/core/calendar/sessions.ts';
import { lastPricedSession, settledRange } from '../../../src/core/command/settled-range.ts';
import { parseRange, resolveRange } from '../../../src/core/query/ranges.ts';
import type { Range } from '../../../src/core/types.ts';
import { madeSeries } from '../engine/made.ts';
import { lateNotes } from '../../../src/core/describe/leg-notes.ts';

const AS_OF = '2025-05-05';

function range(text: string): Range {
  const found = parseRange(text);
  if (found === null) throw new Error(`${text} is no range`);
  return found;
}

/** A series with a price on every session of a span. */
function priced(from: string, to: string) {
  const days = sessionsBetween(from, to);
  return madeSeries(
    'x',
    [...days],
    days.map((_, index) => 100 + index),
  );
}

describe('the end of a range', () => {
  test('is its own when all legs reach it', () => {
    expect(lastPricedSession(AS_OF, [priced('2025-01-02', AS_OF)])).toBe(AS_OF);
  });

  test('is the last session that all have when a source is up to five sessions late: a year stays a year', () => {
    const legs = [priced('2023-01-03', AS_OF), priced('2023-01-03', '2025-04-28')];
    const settled = settledRange(range('1y'), resolveRange(range('1y'), AS_OF), legs);
    expect(settled).toMatchObject({ span: { to: '2025-04-28' }, sessions: 252, wantedTo: AS_OF });
    expect(lateNotes(settled.wantedTo, settled.span.to)).toEqual([
      'Prices reach 28 Apr 2025; the range was to end on 5 May 2025.',
    ]);
  });

  test('stays where prices ended longer ago, so that the range is shortened and says so', () => {
    expect(lastPricedSession(AS_OF, [priced('2023-01-03', '2025-04-25')])).toBe(AS_OF);
  });
});

describe('max', () => {
  const max = range('max');

  test('begins with the first return that all legs have', () => {
    const legs = [priced('2015-01-02', AS_OF), priced('2021-04-14', AS_OF)];
    const { span, sessions } = settledRange(max, resolveRange(max, AS_OF), legs);
    expect(span).toEqual({ from: '2021-04-15', to: AS_OF });
    expect(sessions).toBe(sessionsBetween('2021-04-15', AS_OF).length);
  });

  test('is left whole when a leg has too few, because the refusal then says why', () => {
    const legs = [priced('2015-01-02', AS_OF), priced('2025-04-22', AS_OF)];
    const wanted = resolveRange(max, AS_OF);
    expect(settledRange(max, wanted, legs).span).toEqual(wanted.span);
  });
});
