import { describe, expect, test } from 'vitest';
import { pairFacts } from '../../../../src/core/describe/pair/pair-facts.ts';
import { pairNotes } from '../../../../src/core/describe/pair/pair-notes.ts';
import { pairAlt, pairLead, pairTitle } from '../../../../src/core/describe/pair/pair.ts';
import type { PairReport } from '../../../../src/core/reports/pair.ts';
import { pairContext, series } from './pair-context.ts';

const apart = { benchmark: 'ndx', pearson: 0.3, difference: 0.2, low: 0.1, high: 0.3, p: 0.01 };
const facts = (changes: Partial<PairReport>) => Object.fromEntries(pairFacts(pairContext(changes)));
const tau = { value: 0.347, low: 0.28, high: 0.41 };

describe('by ranks', () => {
  const spearman = { method: 'spearman', headline: { value: 0.49, low: 0.38, high: 0.58 } } as const;

  test('title and lead say so, and what Pearson alone has is called Pearson', () => {
    expect(pairTitle(pairContext(spearman))).toBe('BTC and gold, 1y, Spearman');
    expect(pairLead(pairContext(spearman))).toBe(
      "BTC tracks gold moderately by ranks: 0.49 over 1y (0.38 to 0.58, 252 days to 5 May 2025). By Pearson's correlation the last 63 sessions read 0.58, up from 0.31 in the 252 before.",
    );
  });

  test("the receipt begins with it and claims no slope and no comparison, which are Pearson's", () => {
    expect(Object.keys(facts(spearman))).toEqual([
      'Spearman (ranks)',
      'Pearson',
      'Last 63 sessions',
      'Prices',
      'Method',
    ]);
    expect(facts(spearman)['Last 63 sessions']).toMatch(/^0\.58 \(0\.40 to 0\.72\) \(Pearson\);/);
  });

  test('a gap to Pearson is the caveat, told from the other side', () => {
    const gap = { ...spearman, spearman: 0.2, headline: { value: 0.2, low: 0.05, high: 0.35 } };
    expect(pairLead(pairContext(gap))).toContain(
      "Pearson's correlation is 0.51, so a few large days weigh heavily in it.",
    );
  });

  test("the chart's words stay those of the line that it draws", () => {
    expect(pairNotes(pairContext(spearman))).toEqual(["The chart draws Pearson's correlation."]);
    expect(pairAlt(pairContext(spearman))).toContain('Over the range it is 0.51');
  });
});

describe("by Kendall's tau", () => {
  const kendall = { method: 'kendall', headline: tau } as const;

  test("the adjective is that of the same link on Pearson's scale, sin(pi tau / 2)", () => {
    // sin(pi 0.347 / 2) = 0.52 with 0.43 for the lower end: "closely", where 0.35 itself would be "moderately".
    expect(pairLead(pairContext(kendall))).toMatch(
      /^BTC tracks gold closely by Kendall's tau: 0\.35 over 1y \(0\.28 to 0\.41, 252 days to 5 May 2025\)\./,
    );
  });

  test("the receipt says what tau means and what it is on Pearson's scale", () => {
    expect(facts(kendall)['Kendall']).toBe(
      "0.35 (0.28 to 0.41) (tau-b): of two days, the better day for one was the better for the other about 67% of the time; on Pearson's scale 0.52 (0.43 to 0.60)",
    );
    expect(facts(kendall)['Method']).toContain("Kendall's tau-b with a delete-one-day jackknife");
  });

  test('a perfect order has no tau with an interval, and the lead says so', () => {
    const perfect = { ...kendall, headline: { value: null, low: null, high: null } };
    expect(pairLead(pairContext(perfect))).toMatch(
      /^No Kendall's tau between BTC and gold over 1y: the two put/,
    );
  });
});

describe('by an EWMA', () => {
  const ewma = { method: 'ewma', headline: { value: 0.81, low: null, high: null } } as const;

  test('there is no interval, so no adjective however high it is', () => {
    expect(pairLead(pairContext(ewma))).toMatch(
      /^BTC and gold, recent days weighing more: 0\.81 \(EWMA over 1y, 252 days to 5 May 2025, without an interval\)\. By Pearson's/,
    );
    expect(pairNotes(pairContext(ewma))[0]).toMatch(/^An EWMA has no interval here/);
    expect(facts(ewma)['EWMA']).toBe('0.81 on the last day; no interval');
  });
});

describe('weekly', () => {
  const weekly = { frequency: 'weekly', n: 52, sessions: 53, versus: apart } as const;
  const rolling = { window: 52, days: ['2025-05-05'], values: [0.58], low: [0.4], high: [0.72] };

  test('everything that counts returns counts weeks', () => {
    const context = pairContext({ ...weekly, rolling });
    expect(pairTitle(context)).toBe('BTC and gold, 1y, weekly');
    expect(pairLead(context)).toBe(
      'BTC tracks gold closely: 0.51 over 1y (0.41 to 0.60, 52 weeks to 5 May 2025). The last 52 weeks read 0.58, up from 0.31 in the 52 before.',
    );
    const shown = facts({ ...weekly, rolling });
    expect(shown).toMatchObject({
      Correlation: '0.51 (0.41 to 0.60), 52 weekly returns, 2 May 2024 to 5 May 2025',
      'Most influential week':
        'without the week to 3 Apr 2025 it would be 0.49 instead of 0.51: no single week drives it',
    });
    expect(shown['Last 52 weeks']).toMatch(/^0\.58/);
    expect(shown['Beta']).toContain("of BTC's weekly moves");
    const words = [pairAlt(context), ...Object.entries(shown).flat(), ...pairNotes(context)].join('\n');
    expect(words).not.toMatch(/daily|session| days/);
  });

  test('another clock stays flagged, but is no caveat of the lead: of a week it is little', () => {
    const legs = { asset: series('SOL/USD', { clock: 'utc-close' }), benchmark: series('GLD') };
    const context = pairContext({ ...weekly, approximate: true }, { series: legs });
    expect(pairLead(context)).not.toContain('different hours');
    expect(pairNotes(context)[0]).toMatch(/^Approximate \(UTC close\): SOL\/USD .* of a week that is little/);
  });

  test('weeks that are missing are said in weeks', () => {
    const notes = pairNotes(pairContext({ ...weekly, n: 40 })).join('\n');
    expect(notes).toContain('Only 40 of 54 sessions have both prices.'.replace('sessions', 'weeks'));
  });
});

test('the clause of a deeper view takes the place of what changed', () => {
  expect(pairLead(pairContext({ versus: apart }), 'neither leads')).toBe(
    'BTC tracks gold closely: 0.51 over 1y (0.41 to 0.60, 252 days to 5 May 2025). Neither leads.',
  );
});
