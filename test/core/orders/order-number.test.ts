import { expect, test } from 'vitest';
import { numberedRequest } from '../../../src/core/orders/order-number.ts';
import { refusalOf } from '../../refusal-of.ts';

const verbs = ['pause', 'resume', 'remove', 'history'] as const;
const read = (text: string) => numberedRequest('alert', text.split(' '), verbs);

test('other words for the same verb are read', () => {
  for (const word of ['remove', 'delete', 'stop', 'cancel', 'STOP'])
    expect(read(`${word} 3`)).toEqual({ verb: 'remove', number: 3 });
  for (const word of ['resume', 'start', 'unpause'])
    expect(read(`${word} #3`)).toEqual({ verb: 'resume', number: 3 });
  expect(read('log 3')).toEqual({ verb: 'history', number: 3 });
});

test('a verb that is none of those is left to others', () => {
  expect(read('frobnicate 3')).toBeNull();
  // Alerts can not be run by hand.
  expect(read('run 3')).toBeNull();
});

test.each([
  'pause',
  'pause 0',
  'pause -1',
  'pause 1.5',
  'pause 1 2',
  'pause ##1',
  'pause ①',
  'pause 9999999999',
])('%s is refused, and a button leads to the numbers', (text) => {
  const { message, actions } = refusalOf(() => read(text));
  expect(message).toMatch(/as in `alert pause 1`\. `alert list` shows the numbers\.$/);
  expect(actions).toEqual([{ label: 'List', line: 'alert list' }]);
});
