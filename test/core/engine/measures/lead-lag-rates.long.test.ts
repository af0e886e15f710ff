import { expect, test } from 'vitest';
import { leadLag } from '../../../../src/core/engine/measures/lead-lag.ts';
import { columns, garchPairs } from '../random.ts';

test('where nobody leads, a lead is found 2 to 8% of the time; all eleven bands hold 91 to 98% (400 GARCH t4 years)', () => {
  const draw = garchPairs(7, 0.4);
  let [leads, held] = [0, 0];
  for (let seed = 0; seed < 400; seed += 1) {
    const { x, y } = columns(draw, 262);
    const result = leadLag(x, y, seed);
    if (result === null) throw new Error('no lags');
    if (result.outside.length > 0) leads += 1;
    const truth = (lag: number): number => (lag === 0 ? 0.4 : 0);
    if (result.lags.every(({ lag, low, high }) => low <= truth(lag) && truth(lag) <= high)) held += 1;
  }
  expect(leads / 4).toBeGreaterThan(2);
  expect(leads / 4).toBeLessThan(8);
  expect(held / 4).toBeGreaterThan(91);
  expect(held / 4).toBeLessThan(98);
});
