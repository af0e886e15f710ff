import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOffset, zoneNamed } from '../../../src/core/orders/time-zones.ts';

describe('a zone', () => {
  test.each([
    ['America/New_York', 'America/New_York'],
    ['america/new_york', 'America/New_York'],
    ['AMERICA/NEW_YORK', 'America/New_York'],
    ['asia/ho_chi_minh', 'Asia/Ho_Chi_Minh'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['america/port_of_spain', 'America/Port_of_Spain'],
    ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
    ['antarctica/mcmurdo', 'Antarctica/McMurdo'],
  ])('is known by its IANA name in any case: %s', (words, zone) => {
    expect(zoneNamed(words)).toBe(zone);
  });

  test.each([
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['US/Eastern', 'America/New_York'],
    ['us/pacific', 'America/Los_Angeles'],
    ['Etc/UTC', 'UTC'],
    ['Australia/ACT', 'Australia/Sydney'],
  ])('%s, an older name, is kept as %s', (words, zone) => {
    expect(zoneNamed(words)).toBe(zone);
  });

  test.each([
    ['New York', 'America/New_York'],
    ['new  york', 'America/New_York'],
    ['nyc', 'America/New_York'],
    ['London', 'Europe/London'],
    ['São Paulo'.normalize('NFD').replaceAll(/\p{M}/gu, ''), 'America/Sao_Paulo'],
    ['Ho Chi Minh', 'Asia/Ho_Chi_Minh'],
    ['Saigon', 'Asia/Ho_Chi_Minh'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['Katmandu', 'Asia/Kathmandu'],
    ['Lord Howe', 'Australia/Lord_Howe'],
    ['Rio de Janeiro', 'America/Sao_Paulo'],
    ['kyiv', 'Europe/Kyiv'],
    ['Frankfurt', 'Europe/Berlin'],
  ])('is known by its city: %s', (words, zone) => {
    expect(zoneNamed(words)).toBe(zone);
  });

  test.each([
    ['ET', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['edt', 'America/New_York'],
    ['PT', 'America/Los_Angeles'],
    ['gmt', 'UTC'],
    ['UTC', 'UTC'],
    ['CET', 'Europe/Berlin'],
    ['JST', 'Asia/Tokyo'],
  ])('is known by its abbreviation, as the place and not as an offset: %s', (words, zone) => {
    expect(zoneNamed(words)).toBe(zone);
  });

  test('every zone that Intl has is known by its name and by its city, and is the same clock', () => {
    const clock = (timeZone: string, ms: number) =>
      new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'short', timeStyle: 'long' }).format(ms);
    const summer = Date.UTC(2025, 6, 1);
    const winter = Date.UTC(2025, 0, 1);
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
      for (const words of [zone, zone.toLowerCase(), city]) {
        const named = zoneNamed(words) ?? 'none';
        expect([words, clock(named, summer), clock(named, winter)]).toEqual([
          words,
          clock(zone, summer),
          clock(zone, winter),
        ]);
        expect(zoneNamed(named)).toBe(named);
      }
    }
  });
});

describe('what is no zone', () => {
  test.each([
    '+05:00',
    'UTC+2',
    'GMT-3',
    'Etc/GMT+5',
    'Mars/Olympus',
    'Europe',
    'Europe/',
    '/London',
    'America/New_York/../London',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    '<!channel>',
    '@everyone',
    '16:30',
    'btc',
    'corr',
    "'; drop table daily_post; --",
    'a/'.repeat(2_000),
  ])('%s', (words) => {
    expect(zoneNamed(words)).toBeNull();
  });

  test('is found out for any words, and never with an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (words) => {
        const zone = zoneNamed(words);
        expect(zone === null ? null : zoneNamed(zone)).toBe(zone);
      }),
    );
  });
});

describe('an offset', () => {
  test.each(['+05:00', '-3', 'UTC+2', 'gmt-03:30', 'Etc/GMT+5', '+0530', 'z+1'])('%s is one', (word) => {
    expect(isOffset(word)).toBe(true);
  });
  test.each(['UTC', 'Tokyo', '16:30', 'r2k-tech', '2020-01-01', 'btc-30'])('%s is none', (word) => {
    expect(isOffset(word)).toBe(false);
  });
});
