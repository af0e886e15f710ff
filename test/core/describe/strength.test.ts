import { describe, expect, test } from 'vitest';
import { strength } from '../../../src/core/describe/strength.ts';

describe('an adjective needs the whole interval', () => {
  test.each([
    [0.72, 0.61, 0.8, 'very closely'],
    [0.72, 0.6, 0.8, 'closely'],
    [0.5, 0.351, 0.62, 'closely'],
    [0.5, 0.35, 0.62, 'roughly'],
    [0.55, 0.05, 0.8, 'roughly'],
    [0.499, 0.36, 0.6, 'moderately'],
    [0.3, 0.151, 0.43, 'moderately'],
    [0.3, 0.15, 0.43, 'leans'],
    [0.299, 0.2, 0.4, 'leans'],
    [0.12, 0.001, 0.24, 'leans'],
    [0.6, 0, 0.9, 'no clear link'],
    [0.6, -0.1, 0.9, 'no clear link'],
    [-0.05, -0.2, 0.1, 'no clear link'],
    [-0.05, -0.2, 0, 'no clear link'],
    [-0.3, -0.4, -0.1, 'against'],
  ] as const)('r %f with an interval from %f to %f: %s', (r, low, high, expected) => {
    expect(strength(r, low, high, 252)).toBe(expected);
  });

  test('under 30 returns there is no adjective at all, however strong', () => {
    expect(strength(0.9, 0.8, 0.95, 29)).toBe('too few for words');
    expect(strength(0.9, 0.8, 0.95, 30)).toBe('very closely');
  });
});
