import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Gist } from '../../../src/core/orders/daily-post.ts';
import { quietReply } from '../../../src/core/orders/quiet-reply.ts';
import type { Reply } from '../../../src/core/types.ts';
import { postedReply } from '../../contracts/deliveries.ts';
import { FAKE_GIST } from '../../fakes/orders.ts';

/** The full answer a day later. */
function answer(changes: Partial<Gist> = {}): Reply {
  return { ...postedReply, gist: { ...FAKE_GIST, to: '2025-05-06', ...changes } };
}

const lead = (changes: Partial<Gist>) => quietReply(answer(changes), FAKE_GIST)?.lead;

describe('a quiet reply', () => {
  test('is one line with the arrow, one button and no picture', () => {
    expect(quietReply(answer({ value: 0.52 }), FAKE_GIST)).toEqual({
      title: '',
      lead: 'BTC and small-cap tech, 1y: **0.52** ↑ from 0.50, to 6 May 2025; nothing material changed since 5 May 2025.',
      facts: [],
      notes: [],
      actions: [{ label: '2y', line: 'corr btc r2k-tech 2y' }],
      query: 'corr btc r2k-tech 1y',
    });
  });

  test('says which way it went, as far as it can be seen', () => {
    expect(lead({ value: 0.48 })).toContain('**0.48** ↓ from 0.50, to');
    expect(lead({ value: 0.5 })).toContain('**0.50** →, to');
    expect(lead({ value: 0.5049 })).toContain('**0.50** →, to');
  });

  test('says when there was no session in between', () => {
    expect(lead({ to: '2025-05-05' })).toBe(
      'BTC and small-cap tech, 1y: **0.50** →, no session since 5 May 2025.',
    );
  });

  test.each<[string, Partial<Gist>]>([
    ['another label, change word, instrument or tied group', { state: 'decoupled, unchanged' }],
    ['another question', { subject: 'SIMULATED: BTC and small-cap tech, 1y' }],
    ['a headline above the interval that was given', { value: 0.6001 }],
    ['a headline below it', { value: 0.3999 }],
    ['no number', { value: Number.NaN }],
  ])('is not given for %s', (_, changes) => {
    expect(lead(changes)).toBeUndefined();
  });

  test('is not given for the first post, nor for an answer without a headline', () => {
    expect(quietReply(answer(), null)).toBeNull();
    expect(quietReply(postedReply, FAKE_GIST)).toBeNull();
  });

  test('the bounds of the interval are still inside', () => {
    expect([lead({ value: 0.4 }), lead({ value: 0.6 })]).not.toContain(undefined);
  });
});

test('a slow drift is told once it has left the interval of the last full post', () => {
  let last = FAKE_GIST;
  const told: number[] = [];
  for (let day = 1; day <= 13; day += 1) {
    const value = 0.5 + day * 0.03;
    const reply = answer({ value, low: value - 0.1, high: value + 0.1 });
    if (quietReply(reply, last) !== null) continue;
    told.push(day);
    last = reply.gist ?? last;
  }
  expect(told).toEqual([4, 8, 12]);
});

test('the arrow never contradicts the numbers beside it', () => {
  const value = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(value, value, (before, now) => {
      const last = { ...FAKE_GIST, value: before, low: -1, high: 1 };
      const said = quietReply(answer({ value: now }), last)?.lead ?? '';
      const [, shown = '', arrow, from] = /\*\*(.+?)\*\* (.)(?: from (\S+))?,/.exec(said) ?? [];
      const difference = from === undefined ? 0 : Number(shown) - Number(from);
      expect(arrow).toBe(difference === 0 ? '→' : difference > 0 ? '↑' : '↓');
      expect(from).not.toBe(shown);
      expect(said).not.toContain('-0.00');
    }),
  );
});
