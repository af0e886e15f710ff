import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { eventId, idOf, judgingId, notJudgedId, noticeId, slotId } from '../../src/schedule/order-ids.ts';

/** Word for word from RFC 9562, 5.5: SHA-1 over the namespace's bytes and the name, version and variant set. */
function uuidV5(namespace: string, name: string): string {
  const hash = createHash('sha1');
  hash.update(Buffer.from(namespace.replaceAll('-', ''), 'hex'));
  hash.update(new TextEncoder().encode(name));
  const bits = BigInt(`0x${hash.digest('hex').slice(0, 32)}`);
  const cleared = bits & ~(0xfn << 76n) & ~(0x3n << 62n);
  const hex = (cleared | (0x5n << 76n) | (0x2n << 62n)).toString(16).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const NAMESPACE = '6f0d1a52-3c0b-5f0e-9d1c-5b1a8a3f2e77';

describe('ids', () => {
  test('the oracle gives the known answer of RFC 9562, A.4', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    expect(uuidV5(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  test('are UUIDs of version 5', () => {
    for (const words of [['daily', 'a', 1], ['é', '😀'], [''], ['judge', 'x'.repeat(500)]] as const) {
      expect(idOf(...words)).toBe(uuidV5(NAMESPACE, words.join('\n')));
    }
  });

  test('never change: they are in ledgers', () => {
    expect(slotId('0192f0c1-2345-7abc-8def-0123456789ab', 1_746_477_000_000)).toMatchInlineSnapshot(
      `"f92afdb7-c670-5772-8ee6-85bc0ab4414a"`,
    );
    expect(judgingId('0192f0c1-2345-7abc-8def-0123456789ab', '2025-05-05')).toMatchInlineSnapshot(
      `"01e5954d-a4c5-55db-8c69-c9f121d003ce"`,
    );
    expect(notJudgedId('0192f0c1-2345-7abc-8def-0123456789ab', '2025-05-05')).toMatchInlineSnapshot(
      `"52acab02-4784-52cb-85f6-713da218da19"`,
    );
    expect(eventId('0192f0c1-2345-7abc-8def-0123456789ab', '2025-05-05')).toMatchInlineSnapshot(
      `"0fd241c0-d917-5a09-a918-9361d82ebb82"`,
    );
    expect(noticeId('0192f0c1-2345-7abc-8def-0123456789ab')).toMatchInlineSnapshot(
      `"4b65d589-c245-5668-bf72-1fe41cf7e414"`,
    );
  });

  test('of different things differ', () => {
    const day = '2025-05-05';
    const ids = [
      slotId('a', 1),
      slotId('a', 2),
      slotId('b', 1),
      judgingId('a', day),
      notJudgedId('a', day),
      eventId('a', day),
      noticeId('a'),
      noticeId(slotId('a', 1)),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
