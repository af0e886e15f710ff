import { describe, expect, test } from 'vitest';

import { sessionsBetween } from '../../../src/core/calendar/sessions.ts';
import { clean } from '../../../src/prices/hygiene.ts';
import { BTC, calmYear, fired, options, raw } from '../raw-series.ts';

describe('bad ticks', () => {
  test.each([5, 45, 44, 100, 500])('a close of %d that is gone the next session is left out', (close) => {
    const series = clean(calmYear({ 30: close }), options);
    expect(fired(series.counts)).toEqual({ badTick: 1 });
    expect([...series.closes]).not.toContain(close);
    expect(series.notes).toEqual([
      'PSCT jumped and came straight back on 2024-02-22: left out as a bad tick',
    ]);
  });

  test('several are all named', () => {
    const { notes } = clean(calmYear({ 20: 5, 30: 5, 40: 500, 50: 5, 60: 5, 70: 5, 80: 5 }, BTC), options);
    expect(notes[0]).toMatch(/^BTC\/USD jumped .* on (\S+, ){4}\S+ and 2 more: left out as bad ticks$/);
  });

  test('a crash that stays, or comes back by half, is the truth', () => {
    const crash = Object.fromEntries(
      Array.from({ length: 31 }, (_, index) => [index, 38 + (index % 5) * 0.1]),
    );
    expect(fired(clean(calmYear(crash), options).counts)).toEqual({});
    expect(fired(clean(calmYear({ ...crash, 30: 30 }), options).counts)).toEqual({});
  });

  test('the last close can not be judged yet', () => {
    expect(clean(calmYear({ 0: 30 }), options).closes.at(-1)).toBe(30);
  });

  test('quotes that mostly repeat themselves do not turn every move into an error', () => {
    const days = sessionsBetween('2023-04-05', options.asOf);
    const thin = days.map((day, index): [string, number] => [
      day,
      index % 5 === 0 ? 10 + (index % 3) * 0.1 : 10,
    ]);
    expect(fired(clean(raw(thin), options).counts)).toEqual({});
  });

  test('with fewer than 20 moves nothing is called an error', () => {
    const rows = calmYear({ 5: 80 });
    const short = { ...rows, days: rows.days.slice(-15), closes: rows.closes.slice(-15) };
    expect(fired(clean(short, options).counts)).toEqual({});
  });
});
