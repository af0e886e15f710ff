import { expect, test } from 'vitest';
import { kolmogorovTail } from '../../../../src/core/engine/numbers/kolmogorov.ts';

// scipy.special.kolmogorov; the quantiles are the customary 1.2238, 1.3581 and 1.6276.
test.each([
  [0.2, 0.999999999999495],
  [0.3, 0.9999906941986655],
  [0.5, 0.9639452436648751],
  [0.8, 0.5441424115741981],
  [1, 0.26999967167735456],
  [1.2238478702170825, 0.1],
  [1.3580986393225507, 0.05],
  [1.6276236115189502, 0.01],
  [2.5, 7.453306344157342e-6],
])('the chance of reaching %d is %d', (q, known) => {
  expect(kolmogorovTail(q)).toBeCloseTo(known, 14);
});

test('it is certain at nothing and falls all the way, without a step at 1', () => {
  expect(kolmogorovTail(0)).toBe(1);
  expect(kolmogorovTail(1e-3)).toBe(1);
  let before = 1;
  for (let q = 0.01; q < 5; q += 0.01) {
    const p = kolmogorovTail(q);
    expect(p).toBeLessThanOrEqual(before);
    expect(p).toBeGreaterThanOrEqual(0);
    before = p;
  }
  expect(kolmogorovTail(1 - 1e-12)).toBeCloseTo(kolmogorovTail(1), 11);
});
