import type { HygieneCounts } from '../types.ts';
import { count } from './formats.ts';

const HYGIENE_WORDS: Readonly<Record<keyof HygieneCounts, readonly [one: string, many: string]>> = {
  malformed: ['row that could not be read', 'rows that could not be read'],
  badPrice: ['missing, zero or negative price left out', 'missing, zero or negative prices left out'],
  duplicate: ['repeated row dropped', 'repeated rows dropped'],
  conflicting: [
    'day with two prices, the later row kept',
    'days with two prices, the later row kept each time',
  ],
  unsorted: ['row out of order', 'rows out of order'],
  future: ['day after the as-of date left out', 'days after the as-of date left out'],
  offCalendar: ['day without trading in New York left out', 'days without trading in New York left out'],
  unfinished: ['session that is not over left out', 'sessions that are not over left out'],
  badTick: ['bad tick left out', 'bad ticks left out'],
  split: ['unadjusted split', 'unadjusted splits'],
  missingCandle: [
    'session without a candle near the close left out',
    'sessions without a candle near the close left out',
  ],
};

/** `2 repeated rows dropped, 1 bad tick left out`; null when no rule fired. */
export function hygieneWords(counts: HygieneCounts): string | null {
  const times = new Map<string, number>(Object.entries(counts));
  const fired = Object.entries(HYGIENE_WORDS).flatMap(([rule, words]) => {
    const fires = times.get(rule) ?? 0;
    return fires > 0 ? [count(fires, ...words)] : [];
  });
  return fired.length === 0 ? null : fired.join(', ');
}
