import { expect, test } from 'vitest';
import { explain } from '../../../src/core/answering/explain.ts';
import { catalog, commands } from '../query/questions/reading-of.ts';

test('what a question is read as can be explained without an answer', () => {
  expect(explain('is btc tracking small tech?', { catalog, commands })).toEqual({
    line: 'corr btc r2k-tech 1y',
    sure: true,
    alternatives: [],
  });
  expect(explain('is btc tracking the small ones?', { catalog, commands })).toEqual({
    line: 'corr btc r2k-tech 1y',
    sure: false,
    alternatives: ['corr btc r2k 1y'],
  });
  expect(explain('what is the price of btc', { catalog, commands }).line).toBe('none');
});
