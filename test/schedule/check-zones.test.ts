import { expect, test } from 'vitest';
import { zoneFindings } from '../../src/schedule/check-zones.ts';

const now = Date.parse('2026-07-15T12:00:00Z');

test('the zones of orders are named when all of them are known', () => {
  expect(
    zoneFindings({ zones: ['America/New_York', 'Asia/Tokyo', 'Europe/Berlin'], dataVersion: '2026a', now }),
  ).toEqual([
    {
      part: 'time zones',
      state: 'ok',
      said: 'New York and 2 other zones of daily posts are known (Asia/Tokyo and Europe/Berlin); time zone data 2026a.',
    },
  ]);
});

test('a zone that this Node does not know breaks the posts that go by it', () => {
  const findings = zoneFindings({ zones: ['Europe/Berlin', 'Mars/Olympus'], dataVersion: '2026a', now });
  expect(findings).toMatchObject([
    { state: 'fail', said: expect.stringContaining('Mars/Olympus'), fix: expect.any(String) },
  ]);
});

test('data of years ago is a limit', () => {
  expect(zoneFindings({ zones: [], dataVersion: '2021a', now })).toMatchObject([{ state: 'warn' }]);
});

test('zones that could not be looked at are not called known', () => {
  expect(zoneFindings({ zones: null, dataVersion: '2026a', now })[0]?.said).toContain(
    'could not be looked at',
  );
});
