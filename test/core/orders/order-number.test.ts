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

test('all of them can be paused, resumed and removed, and nothing else', () => {
  expect(read('pause all')).toEqual({ verb: 'pause', number: 'all' });
  expect(read('start ALL')).toEqual({ verb: 'resume', number: 'all' });
  for (const text of ['remove all', 'stop everything', 'clear all', 'cancel all'])
    expect(read(text)).toEqual({ verb: 'remove', number: 'all' });
  const { message } = refusalOf(() => read('history all'));
  expect(message).toBe(
    '`all` is not the number of one, as in `alert history 1`. `alert list` shows the numbers.',
  );
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
  'pause all 3',
  'pause alle',
  'pause ①',
  'pause 9999999999',
])('%s is refused, and a button leads to the numbers', (text) => {
  const { message, actions } = refusalOf(() => read(text));
  expect(message).toMatch(/as in `alert pause 1` or `alert pause all`\. `alert list` shows the numbers\.$/);
  expect(actions).toEqual([{ label: 'List', line: 'alert list' }]);
});
