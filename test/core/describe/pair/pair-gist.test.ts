import { describe, expect, test } from 'vitest';
import { pairGist } from '../../../../src/core/describe/pair/pair-gist.ts';
import { pairTitle } from '../../../../src/core/describe/pair/pair.ts';
import type { PairReport } from '../../../../src/core/reports/pair.ts';
import { pairContext } from './pair-context.ts';

const headline = { value: 0.51, low: 0.41, high: 0.6 };
const gist = (changes: Partial<PairReport> = {}) => pairGist(pairContext({ headline, ...changes }));

describe('the gist of a pair', () => {
  test('is its title, its headline with the interval, and the day it goes to', () => {
    const context = pairContext({ headline });
    expect(pairGist(context)).toMatchObject({ ...headline, subject: pairTitle(context), to: '2025-05-05' });
    expect(pairGist(context)).toEqual(pairGist(context));
  });

  test('takes the headline of the method', () => {
    expect(gist({ method: 'spearman', headline: { value: 0.3, low: 0.2, high: 0.4 } })).toMatchObject({
      subject: expect.stringContaining('Spearman'),
      value: 0.3,
    });
  });

  test.each<[string, Partial<PairReport>]>([
    ['another label', { label: 'decoupled' }],
    ['no label', { label: null }],
    ['a change that became material', { change: { before: 0.6, now: 0.2, t: -3, material: true } }],
    ['a change that is no longer material', { change: { before: 0.3, now: 0.58, t: 1.9, material: false } }],
    ['another adjective', { headline: { value: 0.29, low: 0.18, high: 0.39 } }],
    ['another instrument of a leg', { instruments: { asset: 'BTC/USDT', benchmark: 'GLD' } }],
    ['another clock', { approximate: true }],
  ])('%s is another state', (_, changes) => {
    expect(gist(changes)?.state).not.toBe(gist()?.state);
  });

  test.each<[string, Partial<PairReport>]>([
    ['one more day', { to: '2025-05-06' }],
    ['a value that moved a little', { headline: { value: 0.52, low: 0.42, high: 0.61 } }],
    ['a change of another size', { change: { before: 0.32, now: 0.59, t: 2.9, material: true } }],
  ])('%s is the same state', (_, changes) => {
    expect(gist(changes)?.state).toBe(gist()?.state);
  });

  test.each<[string, Partial<PairReport>]>([
    ['a headline without an interval', { headline: { value: 0.5, low: null, high: null } }],
    ['no headline', { headline: { value: null, low: null, high: null } }],
    ['stale prices, which are told in full every time', { stale: true }],
  ])('there is none for %s', (_, changes) => {
    expect(gist(changes)).toBeNull();
  });
});
