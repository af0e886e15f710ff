import { describe, expect, test } from 'vitest';
import { sessionsBetween } from '../../../../src/core/calendar/sessions.ts';
import { pandemicClaim, pandemicVerdict } from '../../../../src/core/engine/claims/pandemic-claim.ts';
import { breaks } from '../../../../src/core/engine/over-time/breaks.ts';
import type { Verdict } from '../../../../src/core/reports/study.ts';
import { columns, garchPairs, normalPairs } from '../random.ts';

describe('the rule', () => {
  const found = { share: 1, isBelowZero: false, isEnough: true };

  test('holds from 95% of the windows on', () => {
    expect(pandemicVerdict(found)).toBe('holds');
    expect(pandemicVerdict({ ...found, share: 0.95 })).toBe('holds');
    expect(pandemicVerdict({ ...found, share: 0.949 })).toBe("can't be told apart");
  });

  test('does not hold when something is clearly below zero, even on too short a range', () => {
    expect(pandemicVerdict({ ...found, isBelowZero: true })).toBe('does not hold');
    expect(pandemicVerdict({ share: 0.5, isBelowZero: true, isEnough: false })).toBe('does not hold');
  });

  test('can not be told on too short a range, or without any window', () => {
    expect(pandemicVerdict({ ...found, isEnough: false })).toBe("can't be told apart");
    expect(pandemicVerdict({ share: null, isBelowZero: false, isEnough: false })).toBe("can't be told apart");
  });
});

const days = sessionsBetween('2018-01-02', '2025-12-31');

/** A market in which only bitcoin's link is known: `r` on every day, GARCH volatility and t4 shocks. */
const market = (seed: number, r: number) => {
  const { x, y } = columns(garchPairs(seed, r), days.length);
  return { days, bitcoin: x, smallTech: y };
};

/** How often each verdict comes out over 40 markets. */
const verdicts = (r: number): Record<Verdict, number> => {
  const count: Record<Verdict, number> = { holds: 0, 'does not hold': 0, "can't be told apart": 0 };
  for (let seed = 1; seed <= 40; seed += 1) {
    count[pandemicClaim({ ...market(seed * 7919, r), from: '2020-01-02' }).verdict] += 1;
  }
  return count;
};

// Over 100 other markets: 96, 84, 40 and 2 hold at 0.4, 0.3, 0.2 and 0.1; 7 and 63 do not at 0 and -0.1.
describe('what a constant link comes to', () => {
  test('a true 0.4 holds, and is never denied', () => {
    const found = verdicts(0.4);
    expect(found.holds).toBeGreaterThanOrEqual(35);
    expect(found['does not hold']).toBe(0);
  });

  test('a weak but positive link is hardly ever denied, though its windows fall below zero by chance', () => {
    expect(verdicts(0.1)['does not hold']).toBeLessThanOrEqual(2);
  });

  test('no link at all is never called positive, and a negative one is mostly denied', () => {
    expect(verdicts(0).holds).toBe(0);
    const negative = verdicts(-0.1);
    expect(negative['does not hold']).toBeGreaterThanOrEqual(20);
    expect(negative.holds).toBe(0);
  });
});

/** Calm days, so that what is planted is plain to see. */
const calm = (seed: number, r: number) => {
  const { x, y } = columns(normalPairs(seed, r), days.length);
  return { days, bitcoin: x, smallTech: y };
};

describe('the evidence', () => {
  test('a half year of opposite moves among years of a strong link is found, dated and refutes the claim', () => {
    const { bitcoin, smallTech } = calm(5, 0.6);
    const flipped = bitcoin.map((value, i) => {
      const day = days[i] ?? '';
      return day >= '2022-03-01' && day < '2022-09-15' ? -value : value;
    });
    const { verdict, evidence } = pandemicClaim({ days, bitcoin: flipped, smallTech, from: '2020-01-02' });
    expect(verdict).toBe('does not hold');
    expect(evidence.share).toBeGreaterThan(0.8);
    expect(evidence.lowest?.day.slice(0, 7)).toMatch(/^2022-(08|09)$/);
    expect(evidence.lowest?.high).toBeLessThan(0);
  });

  test('the windows are those that end from June 2020 on, one a session, each full', () => {
    const { evidence, reason } = pandemicClaim({ ...market(5, 0.4), from: '2020-01-02' });
    expect(reason).toBeNull();
    expect(evidence.days).toEqual(days.filter((day) => day >= '2020-06-01'));
    expect(evidence.values).toHaveLength(evidence.days.length);
    expect(evidence.values.every((value) => value !== null)).toBe(true);
    const positive = evidence.values.filter((value) => (value ?? -1) > 0).length;
    expect(evidence.share).toBeCloseTo(positive / evidence.days.length, 12);
  });

  test('a link that began in the spring of 2020 is dated there; one that was always there is not', () => {
    const { bitcoin, smallTech } = calm(5, 0.5);
    const noise = calm(6, 0).bitcoin;
    const begun = bitcoin.map((value, i) => ((days[i] ?? '') < '2020-03-02' ? (noise[i] ?? NaN) : value));
    const risen = pandemicClaim({ days, bitcoin: begun, smallTech, from: '2020-01-02' }).evidence.breakDay;
    expect(risen).not.toBeNull();
    expect(Math.abs(Date.parse(risen ?? '') - Date.parse('2020-03-02'))).toBeLessThan(120 * 86_400_000);
    expect(pandemicClaim({ ...calm(5, 0.5), from: '2020-01-02' }).evidence.breakDay).toBeNull();
  });

  test.each([
    ['a rise of 2022', '2022-03-01'],
    ['a rise of 2019, before anybody heard of it', '2019-03-01'],
  ])('%s is not dated as the pandemic’s', (_what, begin) => {
    const { bitcoin, smallTech } = calm(5, 0.6);
    const noise = calm(6, 0).bitcoin;
    const begun = bitcoin.map((value, i) => ((days[i] ?? '') < begin ? (noise[i] ?? NaN) : value));
    expect(breaks(begun, smallTech)).toHaveLength(1);
    expect(
      pandemicClaim({ days, bitcoin: begun, smallTech, from: '2020-01-02' }).evidence.breakDay,
    ).toBeNull();
  });

  test('a link that ended in the spring of 2020 did not rise there', () => {
    const { bitcoin, smallTech } = calm(5, 0.6);
    const noise = calm(6, 0).bitcoin;
    const ended = bitcoin.map((value, i) => ((days[i] ?? '') < '2020-03-02' ? value : (noise[i] ?? NaN)));
    expect(breaks(ended, smallTech)).toHaveLength(1);
    expect(
      pandemicClaim({ days, bitcoin: ended, smallTech, from: '2020-01-02' }).evidence.breakDay,
    ).toBeNull();
  });

  test.each([
    ['2021-01-04', 'the windows of the range begin later than June 2020'],
    ['2024-12-31', 'the windows of the range begin later than June 2020'],
  ])('a range from %s does not say "ever since"', (from, reason) => {
    const claim = pandemicClaim({ ...market(5, 0.6), from });
    expect(claim).toMatchObject({ verdict: "can't be told apart", reason });
    expect(claim.evidence.days[0]).toBe(from);
  });

  test('a range that ends before the pandemic, or soon after, has no verdict and no made-up share', () => {
    const until = (last: string) => {
      const n = days.filter((day) => day <= last).length;
      const { bitcoin, smallTech } = market(5, 0.6);
      const history = {
        days: days.slice(0, n),
        bitcoin: bitcoin.slice(0, n),
        smallTech: smallTech.slice(0, n),
      };
      return pandemicClaim({ ...history, from: '2018-01-02' });
    };
    expect(until('2019-12-31')).toMatchObject({
      verdict: "can't be told apart",
      reason: 'no window of the range ends after May 2020',
      evidence: { share: null, lowest: null, days: [] },
    });
    expect(until('2021-12-31')).toMatchObject({
      verdict: "can't be told apart",
      reason: 'the range holds less than two years since June 2020',
    });
  });
});
