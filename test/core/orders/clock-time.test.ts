import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockTime } from '../../../src/core/orders/clock-time.ts';

test.each([
  ['16:30', '16:30'],
  ['9:05', '09:05'],
  ['09.15', '09:15'],
  ['0:00', '00:00'],
  ['23:59', '23:59'],
  ['4pm', '16:00'],
  ['4:30pm', '16:30'],
  ['4:30 PM', '16:30'],
  ['4.30 p.m.', '16:30'],
  ['12am', '00:00'],
  ['12pm', '12:00'],
  ['12:30am', '00:30'],
  ['11pm', '23:00'],
])('%s is %s', (text, time) => {
  expect(clockTime(text)).toBe(time);
});

test.each([
  '9',
  '25:61',
  '24:00',
  '16:60',
  '16:3',
  '16:30:00',
  '13pm',
  '0am',
  '16:30pm',
  '-1:00',
  '1e1:00',
  '١٦:٣٠',
  '"',
  '*',
  '@every',
  '',
  ' 16:30',
  '16:30 and',
])('%s is no time of the day', (text) => {
  expect(clockTime(text)).toBeNull();
});

test('a time that was read is read again as itself', () => {
  fc.assert(
    fc.property(fc.nat(23), fc.nat(59), (hour, minute) => {
      const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      expect(clockTime(time)).toBe(time);
      const half = `${hour % 12 === 0 ? 12 : hour % 12}:${time.slice(3)}${hour < 12 ? 'am' : 'pm'}`;
      expect(clockTime(half)).toBe(time);
    }),
  );
});
