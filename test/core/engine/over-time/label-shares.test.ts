import { expect, test } from 'vitest';
import { labelShares } from '../../../../src/core/engine/over-time/label-shares.ts';
import { madeDays } from '../made.ts';

const days = madeDays(10, '2024-01-01');
const rolling = (values: readonly (number | null)[]) => ({
  window: 3,
  days,
  values,
  low: values,
  high: values,
});
const run = (label: 'coupled' | 'decoupled' | 'unclear', from: number, to: number) => ({
  label,
  from: days[from] ?? '',
  to: days[to] ?? '',
});

test('each label has its share of the days with a reading, and the shares add up to 1', () => {
  const values = [null, null, ...Array.from({ length: 8 }, () => 0.4)];
  const regimes = [run('unclear', 0, 3), run('coupled', 4, 8), run('decoupled', 9, 9)];
  const shares = labelShares({ rolling: rolling(values), regimes });
  expect(shares).toEqual({ unclear: 2 / 8, coupled: 5 / 8, decoupled: 1 / 8, inverse: 0 });
});

test('a day in between without a reading counts for nobody', () => {
  const values = Array.from({ length: 10 }, (_, i) => (i === 5 ? null : 0.4));
  const shares = labelShares({ rolling: rolling(values), regimes: [run('coupled', 0, 9)] });
  expect(shares).toMatchObject({ coupled: 1 });
});

test('without a reading there are no shares, rather than four zeros', () => {
  expect(labelShares({ rolling: rolling(Array.from({ length: 10 }, () => null)), regimes: [] })).toBeNull();
});
