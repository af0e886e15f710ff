import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyValue } from '../../src/core/key-value.ts';

/**
 * What every keeper of small things owes.
 * @param make a keeper with nothing in it, on the clock that is given (ms since 1970)
 */
export function keyValueContract(name: string, make: (now: () => number) => KeyValue): void {
  describe(`${name} keeps the contract of kept things`, () => {
    let time = Date.UTC(2026, 0, 5);
    const later = (seconds: number) => {
      time += seconds * 1000;
    };
    const keeper = () => make(() => time);
    const forGood = { seconds: null };

    test('what was never set is undefined', async () => {
      expect(await keeper().get('events', 'a')).toBeUndefined();
    });

    test('gives back what was set, null included', async () => {
      const kept = keeper();
      const value = { line: 'corr btc r2k-tech 1y', at: [1, 2.5], none: null, deep: { yes: true } };
      await kept.set('queries', 'a', value, forGood);
      await kept.set('queries', 'b', null, forGood);
      expect(await kept.get('queries', 'a')).toEqual(value);
      expect(await kept.get('queries', 'b')).toBeNull();
    });

    test('the last one set is there, with its own time to live', async () => {
      const kept = keeper();
      await kept.set('queries', 'a', 'first', { seconds: 10 });
      await kept.set('queries', 'a', 'second', { seconds: 60 });
      later(30);
      expect(await kept.get('queries', 'a')).toBe('second');
    });

    test('is gone at the very moment it expires, and stays when it never does', async () => {
      const kept = keeper();
      await kept.set('buttons', 'short', 1, { seconds: 10 });
      await kept.set('buttons', 'long', 2, forGood);
      later(9.999);
      expect(await kept.get('buttons', 'short')).toBe(1);
      later(0.001);
      expect(await kept.get('buttons', 'short')).toBeUndefined();
      later(10 * 365 * 86_400);
      expect(await kept.get('buttons', 'long')).toBe(2);
    });

    test('spaces do not see each other', async () => {
      const kept = keeper();
      await kept.set('one', 'a', 1, forGood);
      await kept.set('two', 'a', 2, forGood);
      await kept.delete('one', 'a');
      expect(await kept.get('one', 'a')).toBeUndefined();
      expect(await kept.get('two', 'a')).toBe(2);
    });

    test('a key is claimed by exactly one of many, and again after it expired', async () => {
      const kept = keeper();
      const claims = () =>
        Promise.all(Array.from({ length: 20 }, () => kept.claim('events', 'e1', { seconds: 60 })));
      expect((await claims()).filter(Boolean)).toHaveLength(1);
      later(59);
      expect(await kept.claim('events', 'e1', { seconds: 60 })).toBe(false);
      later(1);
      expect((await claims()).filter(Boolean)).toHaveLength(1);
    });

    test('what was set for good can not be claimed; what was deleted can', async () => {
      const kept = keeper();
      await kept.set('events', 'e1', 'set', forGood);
      expect(await kept.claim('events', 'e1', { seconds: 60 })).toBe(false);
      expect(await kept.get('events', 'e1')).toBe('set');
      await kept.delete('events', 'e1');
      expect(await kept.claim('events', 'e1', { seconds: 60 })).toBe(true);
    });

    test('forgetting a workspace takes what is its own and nothing else', async () => {
      const kept = keeper();
      await kept.set('installations', 'T1', 1, { seconds: null, workspace: 'T1' });
      await kept.set('queries', 'c1', 2, { seconds: 60, workspace: 'T1' });
      await kept.set('queries', 'c2', 3, { seconds: 60, workspace: 'T2' });
      await kept.set('queries', 'c3', 4, { seconds: 60 });
      await kept.forget('T1');
      const left = ['c1', 'c2', 'c3'].map((key) => kept.get('queries', key));
      expect(await Promise.all(left)).toEqual([undefined, 3, 4]);
      expect(await kept.get('installations', 'T1')).toBeUndefined();
    });

    test('any text is a key and any JSON a value', async () => {
      const kept = keeper();
      await fc.assert(
        fc.asyncProperty(
          fc.string({ unit: 'binary' }),
          fc.jsonValue({ stringUnit: 'binary' }),
          async (key, value) => {
            await kept.set('any', key, value, forGood);
            expect(await kept.get('any', key)).toEqual(JSON.parse(JSON.stringify(value)));
          },
        ),
        {
          numRuns: 50,
          examples: [
            ['\0', '\0'],
            ['\uD800', ['\uD800']],
            ["'; drop table kept; --", {}],
          ],
        },
      );
    });
  });
}
