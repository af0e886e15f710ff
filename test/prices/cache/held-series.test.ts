import { describe, expect, test } from 'vitest';
import { sessionsBetween } from '../../../src/core/calendar/sessions.ts';
import { Refusal } from '../../../src/core/errors.ts';
import type { SourceError } from '../../../src/core/errors.ts';
import type { Clock, Day } from '../../../src/core/types.ts';
import { ageInWords, heldSeries } from '../../../src/prices/cache/held-series.ts';
import type { Holding } from '../../../src/prices/cache/price-memory.ts';
import { rememberingSeries } from '../../../src/prices/cache/remembering-series.ts';
import { outage, smoothClose, unknownInstrument } from './counting-source.ts';

const FETCHED = Date.parse('2024-06-07T20:30:00Z');
const HOUR = 3_600_000;

function holding(
  change: Partial<Holding> = {},
  clock: Clock = 'new-york-close',
  lastDay: Day = '2024-06-07',
): Holding {
  const days = sessionsBetween('2024-01-02', lastDay);
  const instrument = { symbol: 'PSCT', market: 'NYSE' } as const;
  const raw = {
    instrument,
    days,
    closes: days.map(smoothClose),
    source: 'Yahoo',
    clock,
    counts: {},
    notes: ['a note'],
  };
  return {
    kept: { raw, via: 'yahoo', askedFrom: '2024-01-02', fetchedAt: FETCHED },
    lastDay,
    refreshFailures: [],
    passedOver: [],
    checkedAt: FETCHED,
    checkedFor: lastDay,
    freshUntil: FETCHED,
    ...change,
  };
}
const down: readonly SourceError[] = [outage('Yahoo', 'answered 429, too many requests')];
const toMonday = { from: '2024-01-02', to: '2024-06-10' };
/** Monday 16:30 New York: three days after the fetch. */
const MONDAY_1630 = Date.parse('2024-06-10T20:30:00Z');

describe('heldSeries', () => {
  test('is the part the question is about', () => {
    const series = heldSeries(holding(), { from: '2024-03-01', to: '2024-03-28' }, '2024-06-07', FETCHED);
    expect(series.days).toEqual(sessionsBetween('2024-03-01', '2024-03-28'));
    expect(series.closes[0]).toBe(smoothClose('2024-03-01'));
    expect(series).toMatchObject({ stale: false, fetchedAt: FETCHED, source: 'Yahoo', notes: ['a note'] });
  });

  test('says that it is stale, how old it is and why', () => {
    const series = heldSeries(holding({ refreshFailures: down }), toMonday, '2024-06-10', MONDAY_1630);
    expect(series.stale).toBe(true);
    expect(series.notes.at(-1)).toBe(
      "PSCT could not be brought up to date (Yahoo answered 429, too many requests): these are Yahoo's closes up to 2024-06-07, fetched 3 days ago",
    );
  });

  test('is not stale when nothing that was asked for is missing', () => {
    const failing = holding({ refreshFailures: down });
    const past = heldSeries(failing, { from: '2024-01-02', to: '2024-05-31' }, '2024-06-10', MONDAY_1630);
    const weekend = heldSeries(
      failing,
      { from: '2024-01-02', to: '2024-06-07' },
      '2024-06-07',
      FETCHED + 24 * HOUR,
    );
    expect([past.stale, weekend.stale]).toEqual([false, false]);
    expect([past.notes, weekend.notes]).toEqual([['a note'], ['a note']]);
  });

  test('says when the source has no close of the last session', () => {
    const series = heldSeries(holding(), toMonday, '2024-06-10', MONDAY_1630);
    expect(series).toMatchObject({
      stale: false,
      notes: ['a note', 'Yahoo has no close of PSCT after 2024-06-07'],
    });
  });

  test('says when the UTC day of the last session is not over', () => {
    const series = heldSeries(holding({}, 'utc-close'), toMonday, '2024-06-10', MONDAY_1630);
    expect(series.notes.at(-1)).toBe('PSCT ends on 2024-06-07, because the UTC day 2024-06-10 is not over');
  });

  test('says who was passed over, unless they just do not know the instrument', () => {
    const passedOver = [unknownInstrument('Kraken'), outage('Coinbase', 'answered 451')];
    const series = heldSeries(
      holding({ passedOver }),
      { from: '2024-01-02', to: '2024-06-07' },
      '2024-06-07',
      FETCHED,
    );
    expect(series.notes).toEqual(['a note', 'Coinbase answered 451, so PSCT is from Yahoo']);
  });

  test('refuses a span without a price, and says which ones have some', () => {
    const before = { from: '2023-01-03', to: '2023-12-29' };
    const attempt = () => heldSeries(holding(), before, '2024-06-07', FETCHED);
    expect(attempt).toThrow(Refusal);
    expect(attempt).toThrow(
      'I have no prices of PSCT between 2023-01-03 and 2023-12-29: they run from 2024-01-02 to 2024-06-07. Ask for a range within that.',
    );
  });
});

test.each([
  [0, '1 minute'],
  [-5000, '1 minute'],
  [59 * 60_000, '59 minutes'],
  [HOUR, '1 hour'],
  [47.9 * HOUR, '47 hours'],
  [48 * HOUR, '2 days'],
  [24 * 30 * HOUR, '30 days'],
])('an age of %i ms is %s', (ms, words) => {
  expect(ageInWords(ms)).toBe(words);
});

describe('rememberingSeries', () => {
  const seriesOf = rememberingSeries();
  const held = holding();
  const asked = (from: Day, asOf: Day = '2024-06-07') =>
    seriesOf(held, { from, to: '2024-06-07' }, asOf, FETCHED);

  test('cleans a span of the same prices once, and says of it what heldSeries says', () => {
    expect(asked('2024-03-01')).toBe(asked('2024-03-01'));
    expect(asked('2024-03-01')).toEqual(
      heldSeries(held, { from: '2024-03-01', to: '2024-06-07' }, '2024-06-07', FETCHED),
    );
  });

  test('another span, another day and other prices are other series', () => {
    const series = asked('2024-03-01');
    expect(asked('2024-03-04').days[0]).toBe('2024-03-04');
    expect(asked('2024-03-01', '2024-06-06').days.at(-1)).toBe('2024-06-06');
    const span = { from: '2024-03-01', to: '2024-06-07' };
    expect(seriesOf(holding(), span, '2024-06-07', FETCHED)).not.toBe(series);
  });

  test.each([
    ['that could not be refreshed', holding({ refreshFailures: down }), 'fetched 3 days ago'],
    ['of the UTC day', holding({}, 'utc-close'), 'is not over'],
  ])('prices %s are told of by the hour', (_what, prices, note) => {
    const later = seriesOf(prices, toMonday, '2024-06-10', MONDAY_1630 + 24 * HOUR);
    const earlier = seriesOf(prices, toMonday, '2024-06-10', MONDAY_1630);
    expect(earlier.notes.join()).toContain(note);
    expect(later.notes).not.toEqual(earlier.notes);
  });
});
