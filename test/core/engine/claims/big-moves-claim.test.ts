import { describe, expect, test } from 'vitest';
import { sessionsBetween } from '../../../../src/core/calendar/sessions.ts';
import { bigMovesClaim, bigMovesVerdict } from '../../../../src/core/engine/claims/big-moves-claim.ts';
import { columns, garchPairs, t4Pairs } from '../random.ts';

describe('the rule', () => {
  const withMove = { value: 0.4, low: 0.1, high: 0.6 };
  const withVolatility = { value: 0.5, low: 0.2, high: 0.7 };
  const difference = { value: 0.2, low: 0.05, high: 0.35, p: 0.01 };
  const all = { withMove, withVolatility, difference };

  test('holds when the move, the volatility and the years all say so', () => {
    expect(bigMovesVerdict(all)).toBe('holds');
  });

  test('what a constant link shows by itself is not a peak: 0.06 with the move, 0.18 with volatility', () => {
    expect(bigMovesVerdict({ ...all, withMove: { ...withMove, low: 0.05 } })).toBe("can't be told apart");
    expect(bigMovesVerdict({ ...all, withVolatility: { ...withVolatility, low: 0.17 } })).toBe(
      "can't be told apart",
    );
    expect(bigMovesVerdict({ ...all, difference: { ...difference, low: -0.01 } })).toBe(
      "can't be told apart",
    );
  });

  test('does not hold when nothing says so and something says the opposite', () => {
    const flat = { value: 0, low: -0.3, high: 0.3 };
    const calm = { withMove: { value: -0.5, low: -0.7, high: -0.2 }, withVolatility: flat };
    expect(bigMovesVerdict({ ...calm, difference: { ...flat, p: 1 } })).toBe('does not hold');
    expect(bigMovesVerdict({ withMove: flat, withVolatility: flat, difference: { ...flat, p: 1 } })).toBe(
      "can't be told apart",
    );
  });

  test('readings that contradict each other settle nothing', () => {
    const against = { value: -0.5, low: -0.7, high: -0.2 };
    expect(bigMovesVerdict({ ...all, withMove: against })).toBe("can't be told apart");
  });

  test('a reading that is missing settles nothing', () => {
    expect(bigMovesVerdict({ ...all, difference: null })).toBe("can't be told apart");
    expect(bigMovesVerdict({ ...all, withMove: null })).toBe("can't be told apart");
    expect(bigMovesVerdict({ ...all, withVolatility: null })).toBe("can't be told apart");
  });
});

const days = sessionsBetween('2017-01-03', '2025-12-31');
/** Calendar quarters in turn: small tech either storms and bitcoin follows, or is calm and bitcoin goes its own way. */
const isStorm = (day: string) => Number(day.slice(5, 7)) % 6 < 3;
const isBigYear = (day: string) => ['2020', '2022', '2024'].includes(day.slice(0, 4));

describe('on made-up markets', () => {
  const from = '2018-01-02';

  test('a link that is there in storms only, and storms in the big years only: holds', () => {
    const { x, y } = columns(t4Pairs(3, 0), days.length);
    const smallTech = y.map((value, i) => {
      const day = days[i] ?? '';
      // A storm has a direction as well, or it would move nothing over a quarter.
      return isBigYear(day) && isStorm(day) ? 3 * value - 0.8 : 0.3 * value;
    });
    const bitcoin = x.map((value, i) => {
      const day = days[i] ?? '';
      return isBigYear(day) ? value + 3 * (y[i] ?? NaN) * (isStorm(day) ? 1 : 0.3) : value;
    });
    const { verdict, evidence } = bigMovesClaim({ days, bitcoin, smallTech, from });
    expect(verdict).toBe('holds');
    expect(evidence.meanBig).toBeGreaterThan((evidence.meanOther ?? NaN) + 0.3);
  });

  test('the opposite market, where the link is there in calm quarters only, does not hold', () => {
    const { x, y } = columns(t4Pairs(3, 0), days.length);
    const smallTech = y.map((value, i) => (isBigYear(days[i] ?? '') ? 3 * value - 0.5 : 0.5 * value));
    const bitcoin = x.map((value, i) => (isBigYear(days[i] ?? '') ? value : value + 2 * (y[i] ?? NaN)));
    const { verdict, evidence } = bigMovesClaim({ days, bitcoin, smallTech, from });
    expect(verdict).toBe('does not hold');
    expect(evidence.difference?.high).toBeLessThan(0);
  });

  // Over 100 other markets with 0.4: 1 denied, none held.
  test('a link that never changes is neither found to peak nor, but for rare chance, denied', () => {
    const verdicts = Array.from({ length: 30 }, (_, seed) => {
      const { x, y } = columns(garchPairs(seed * 7919 + 1, 0.4), days.length);
      return bigMovesClaim({ days, bitcoin: x, smallTech: y, from }).verdict;
    });
    expect(verdicts).not.toContain('holds');
    expect(verdicts.filter((verdict) => verdict === 'does not hold').length).toBeLessThanOrEqual(2);
  });

  test('all paths have an entry for each session of the range; windows reach back before it', () => {
    const { x, y } = columns(t4Pairs(3, 0.4), days.length);
    const { evidence } = bigMovesClaim({ days, bitcoin: x, smallTech: y, from });
    const shown = days.filter((day) => day >= from);
    expect(evidence.days).toEqual(shown);
    for (const path of [evidence.correlation, evidence.move, evidence.volatility]) {
      expect(path).toHaveLength(shown.length);
      expect(path).not.toContain(null);
    }
    expect(evidence.windows).toBe(Math.floor(shown.length / 63));
  });

  test('three years are too few, and so is a range without any of the big years', () => {
    const { x, y } = columns(t4Pairs(3, 0.4), days.length);
    const part = (first: string, last: string) => {
      const n = days.filter((day) => day <= last).length;
      const columnsTo = { days: days.slice(0, n), bitcoin: x.slice(0, n), smallTech: y.slice(0, n) };
      return bigMovesClaim({ ...columnsTo, from: first });
    };
    expect(part('2022-01-03', '2024-12-31')).toMatchObject({
      verdict: "can't be told apart",
      reason: 'the range holds fewer than 20 windows of 63 sessions that share no day',
      evidence: { withMove: null, withVolatility: null },
    });
    expect(part('2021-01-04', '2021-12-31')).toMatchObject({
      evidence: { bigYears: [], meanBig: null, meanOther: null, difference: null },
    });
    expect(part('2017-01-03', '2020-12-31').reason).toMatch(/fewer than 20 windows/);
  });
});
