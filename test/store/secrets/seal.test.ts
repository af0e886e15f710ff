import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSeal, isSealed } from '../../../src/store/secrets/seal.ts';

const KEY = 'one-key-of-thirty-two-characters';
const OTHER = 'another-key-of-thirty-two-letters';
const seal = createSeal(KEY, undefined);

describe('a sealed text', () => {
  test('opens again, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (text, name) => {
        const whole = text.toWellFormed();
        const sealed = await seal.seal(name, whole);
        expect(isSealed(sealed)).toBe(true);
        expect(await seal.open(name, sealed)).toBe(whole);
      }),
      { numRuns: 30 },
    );
  });

  test('says its way and its key, shows nothing of the text, and is another one each time', async () => {
    const [one, two] = [
      await seal.seal('a', 'a token of somebody'),
      await seal.seal('a', 'a token of somebody'),
    ];
    expect(one).toMatch(/^v1:[\w-]{8}:[\w-]+$/);
    expect(one).not.toBe(two);
    expect(one.split(':')[1]).toBe(two.split(':')[1]);
    const bytes = Buffer.from(one.split(':')[2] ?? '', 'base64url').toString('latin1');
    for (const word of ['token', 'somebody', KEY]) expect(one + bytes).not.toContain(word);
  });

  test('does not open under another name, with another key, or after any change', async () => {
    const sealed = await seal.seal('T0ACME', 'a token');
    expect(await seal.open('T0OTHER', sealed)).toBeNull();
    expect(await createSeal(OTHER, undefined).open('T0ACME', sealed)).toBeNull();
    const [way = '', id = '', box = ''] = sealed.split(':');
    const bytes = Buffer.from(box, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await seal.open('T0ACME', `${way}:${id}:${changed.toString('base64url')}`)).toBeNull();
    }
    expect(await seal.open('T0ACME', `${way}:${id}:${box.slice(0, -4)}`)).toBeNull();
  });

  test('of the former key opens, and is told from one of this key', async () => {
    const old = await createSeal(OTHER, undefined).seal('a', 'x');
    const both = createSeal(KEY, OTHER);
    expect(await both.open('a', old)).toBe('x');
    expect([await both.isCurrent(old), await both.isCurrent(await both.seal('a', 'x'))]).toEqual([
      false,
      true,
    ]);
  });
});

test.each([null, 5, {}, 'corr btc', 'v1:short', 'v2:abcdefgh:' + 'a'.repeat(40), ''])(
  '%j is nothing that was sealed',
  (value) => {
    expect(isSealed(value)).toBe(false);
  },
);
