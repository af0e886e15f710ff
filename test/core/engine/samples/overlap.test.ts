import { expect, test } from 'vitest';
import { overlapOf } from '../../../../src/core/engine/samples/overlap.ts';
import { closesFrom, cut, madeDays, madeSeries } from '../made.ts';
import { plainPearson } from '../plain.ts';
import { columns, normalPairs } from '../random.ts';

const days = madeDays(101, '2024-01-01');
const { x, y } = columns(normalPairs(3, 0.5), 100);
const one = madeSeries('ONE', days, closesFrom(x.map((value) => value / 50)));
const other = madeSeries('OTHER', days, closesFrom(y.map((value) => value / 50)));

test('two series are held against each other on all the sessions that both have', () => {
  const late = cut(other, (_day, i) => i >= 40);
  const { correlation, ...rest } = overlapOf(one, late);
  expect(correlation).toBeCloseTo(plainPearson(x.slice(40), y.slice(40)), 10);
  expect(rest).toEqual({ n: 60, from: days[41], to: days[100] });
});

test('two that share no session have nothing in common, rather than zero', () => {
  const early = cut(one, (_day, i) => i < 40);
  const late = cut(other, (_day, i) => i >= 40);
  expect(overlapOf(early, late)).toEqual({ correlation: null, n: 0, from: null, to: null });
});
