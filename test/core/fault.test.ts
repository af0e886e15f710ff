import { expect, test } from 'vitest';
import { logFault, newReference } from '../../src/core/fault.ts';
import type { LogEvent } from '../../src/core/log.ts';

test('a fault is logged whole under its reference, and a person hears the reference alone', () => {
  const events: LogEvent[] = [];
  const error = new TypeError('secret detail');
  const sentence = logFault(
    error,
    { reference: 'a1b2c3', line: 'corr btc' },
    { error: (event) => void events.push(event) },
  );
  expect(events).toEqual([{ event: 'fault', reference: 'a1b2c3', line: 'corr btc', err: error }]);
  expect(sentence).toContain('reference a1b2c3');
  expect(sentence).not.toContain('secret detail');
});

test('a reference is six hexadecimal digits, and another one each time', () => {
  const references = Array.from({ length: 50 }, newReference);
  expect(references.every((reference) => /^[0-9a-f]{6}$/.test(reference))).toBe(true);
  expect(new Set(references).size).toBeGreaterThan(45);
});
