import { assert, double, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockFinding, clockOffset, offsetWords } from '../../../src/core/checkup/clock-offset.ts';

const NOON = Date.parse('2026-07-15T12:00:00Z');
const header = (ms: number) => new Date(ms).toUTCString();

function ahead(who: string, ms: number) {
  return { who, aheadMs: ms, exactMs: 500 };
}

describe('the clock of an answer', () => {
  test('is read as the middle of its second, against the middle of the request', () => {
    expect(clockOffset('Yahoo', header(NOON), NOON - 200, NOON + 400)).toEqual({
      who: 'Yahoo',
      aheadMs: 400,
      exactMs: 800,
    });
  });

  test.each([null, '', 'yesterday'])('is not known from %j', (text) => {
    expect(clockOffset('Yahoo', text, NOON, NOON)).toBeNull();
  });

  test('lies within what it is said to be exact to, whenever the answer was written', () => {
    assert(
      property(
        integer({ min: -10_000_000, max: 10_000_000 }),
        integer({ min: 0, max: 20_000 }),
        double({ min: 0, max: 1, noNaN: true }),
        integer({ min: 0, max: 10 ** 9 }),
        (trueAhead, travel, share, start) => {
          const sent = NOON + start;
          const written = sent + Math.round(travel * share) + trueAhead;
          const offset = clockOffset('x', header(written), sent, sent + travel);
          expect(Math.abs((offset?.aheadMs ?? NaN) - trueAhead)).toBeLessThanOrEqual(
            (offset?.exactMs ?? NaN) + 1,
          );
        },
      ),
    );
  });

  test('is said in words', () => {
    expect(offsetWords(ahead('x', 3_000))).toBe('its clock agrees with ours');
    expect(offsetWords(ahead('x', 300_000))).toBe('its clock is 5 minutes ahead of ours');
    expect(offsetWords(ahead('x', -40_000))).toBe('its clock is 40 seconds behind ours');
    expect(offsetWords(null)).toBe('it does not say what time it is');
  });
});

describe('our clock', () => {
  test('five minutes off is broken, and on which side', () => {
    const late = clockFinding([ahead('a', 300_000), ahead('b', 300_400), ahead('c', 299_800)]);
    expect(late).toMatchObject({
      state: 'fail',
      said: 'This clock is 5 minutes behind the clocks of 3 servers.',
    });
    expect(clockFinding([ahead('a', -300_000)])).toMatchObject({
      state: 'fail',
      said: 'This clock is 5 minutes ahead of the clocks of 1 server.',
    });
  });

  test('half a minute off is a limit; within seconds it is fine', () => {
    expect(clockFinding([ahead('a', 30_000)])).toMatchObject({ state: 'warn' });
    expect(clockFinding([ahead('a', 4_000)])).toMatchObject({ state: 'ok' });
  });

  test('one server that is wrong proves nothing', () => {
    expect(clockFinding([ahead('a', 0), ahead('b', 86_400_000), ahead('c', 100)])).toMatchObject({
      state: 'ok',
    });
  });

  test('a slow answer is not taken for a wrong clock', () => {
    expect(clockFinding([{ who: 'a', aheadMs: 9_000, exactMs: 10_000 }])).toMatchObject({ state: 'ok' });
  });

  test('that nobody can be compared with is told', () => {
    expect(clockFinding([])).toMatchObject({
      state: 'warn',
      said: expect.stringContaining('could not be compared'),
    });
  });
});
