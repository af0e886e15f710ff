import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rateLimit } from '../../../src/core/pacing/rate-limit.ts';

describe('so many a minute', () => {
  test('all of them at once, and then one whenever its part of a minute has passed', () => {
    let time = 1_000;
    const limit = rateLimit(3, () => time);
    const tryOnce = () => {
      const wait = limit.waitMs('ada');
      if (wait === 0) limit.count('ada');
      return wait;
    };
    expect([tryOnce(), tryOnce(), tryOnce(), tryOnce()]).toEqual([0, 0, 0, 20_000]);
    time += 19_999;
    expect(tryOnce()).toBe(1);
    time += 1;
    expect([tryOnce(), tryOnce()]).toEqual([0, 20_000]);
    time += 60_000;
    expect([tryOnce(), tryOnce(), tryOnce(), tryOnce()]).toEqual([0, 0, 0, 20_000]);
  });

  test('never more than twice as many in any minute, and who waits as long as was said is let through', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), arrivals, (most, pauses) => {
        let time = 0;
        const limit = rateLimit(most, () => time);
        const passed: number[] = [];
        const waitsAfterWaiting: number[] = [];
        for (const pause of pauses) {
          time += pause;
          time += limit.waitMs('ada');
          waitsAfterWaiting.push(limit.waitMs('ada'));
          limit.count('ada');
          passed.push(time);
        }
        const busiest = passed.map((end) => passed.filter((at) => at > end - 60_000 && at <= end).length);
        expect(Math.max(0, ...busiest)).toBeLessThanOrEqual(2 * most);
        expect(waitsAfterWaiting).toEqual(passed.map(() => 0));
      }),
    );
  });

  test('a part that is given back may be used again', () => {
    const limit = rateLimit(1, () => 0);
    limit.count('ada');
    expect(limit.waitMs('ada')).toBe(60_000);
    limit.count('ada', -1);
    expect(limit.waitMs('ada')).toBe(0);
  });

  test('each is counted alone, and no more are known than there is room for: the longest ago goes first', () => {
    const limit = rateLimit(1, () => 0, 3);
    for (const who of ['ada', 'ben', 'cat']) limit.count(who);
    expect(['ada', 'ben', 'cat', 'dan'].map((who) => limit.waitMs(who) > 0)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    limit.count('dan');
    expect(['ada', 'ben', 'cat', 'dan'].map((who) => limit.waitMs(who) > 0)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});
