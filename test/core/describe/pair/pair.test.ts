import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairFacts } from '../../../../src/core/describe/pair/pair-facts.ts';
import { pairNotes } from '../../../../src/core/describe/pair/pair-notes.ts';
import { pairAlt, pairLead, pairTitle } from '../../../../src/core/describe/pair/pair.ts';
import { NO_COUNTS, pairContext, series, smallTech } from './pair-context.ts';

const ranks = { spearman: 0.3, spearmanLow: 0.2, spearmanHigh: 0.4 };
const apart = { benchmark: 'ndx', pearson: 0.3, difference: 0.2, low: 0.1, high: 0.3, p: 0.01 };
const oneDay = { day: '2020-03-12', pearson: 0.22, material: true };

describe('the lead', () => {
  test('says the link with interval, n and as-of, then what changed', () => {
    expect(pairLead(pairContext({ versus: apart }))).toBe(
      'BTC tracks gold closely: 0.51 over 1y (0.41 to 0.60, 252 days to 5 May 2025). The last 63 sessions read 0.58, up from 0.31 in the 252 before.',
    );
  });

  test('claims no change that the two windows do not show', () => {
    const change = { before: 0.31, now: 0.58, t: 1.99, material: false };
    expect(pairLead(pairContext({ change }))).toContain('little changed from 0.31');
  });

  test('says "down" when it fell', () => {
    const change = { before: 0.6, now: 0.2, t: -3, material: true };
    expect(pairLead(pairContext({ change }))).toContain('down from 0.60');
  });

  test('puts no words on fewer than 30 returns', () => {
    expect(pairLead(pairContext({ n: 21 }))).toMatch(/^BTC and gold: 0\.51 over 1y/);
  });

  test('never calls an interval around zero "uncorrelated"', () => {
    expect(pairLead(pairContext({ pearson: 0.05, low: -0.08, high: 0.18 }))).toMatch(
      /^BTC shows no clear link with gold: 0\.05/,
    );
  });

  test('without a correlation it says why, in one sentence', () => {
    const lead = pairLead(pairContext({ pearson: null, low: null, high: null }));
    expect(lead).toBe(
      'No correlation between BTC and gold over 1y: one of them did not move in the 252 days to 5 May 2025.',
    );
  });

  test('a perfect link is a number without an interval, not "no movement"', () => {
    const context = pairContext({ pearson: 1, low: null, high: null, p: null });
    expect(pairLead(context)).toMatch(/^BTC and gold moved as one: 1\.00 over 1y \(252 days to 5 May 2025\)/);
    expect(pairNotes(context).join()).toContain('no interval');
  });

  test('simulated prices are marked in title, lead, notes and alt text', () => {
    const context = pairContext({ simulated: true });
    const alt = pairAlt(context);
    for (const text of [pairTitle(context), pairLead(context), pairNotes(context)[0], alt]) {
      expect(text).toMatch(/^SIMULATED/);
    }
  });

  test('has room for one caveat, the gravest: clock, stale, one day, stand-in, not separable, ranks', () => {
    const everything = { approximate: true, stale: true, without: oneDay, ...ranks };
    const rest = { benchmark: smallTech };
    const steps = [
      [everything, rest, /different hours \(UTC close\).*±0\.04/],
      [{ ...everything, approximate: false }, rest, /older than they should be/],
      [
        { without: oneDay, ...ranks },
        rest,
        /without 12 Mar 2020 the 0\.\d\d would be 0\.22: one day drives it/,
      ],
      [{ ...ranks }, rest, /stands in for the Russell 2000/],
      [{ ...ranks }, {}, /the Nasdaq-100 \(0\.49\) can't be told apart from it \(p=0\.47\)/],
      [{ ...ranks, versus: apart }, {}, /by ranks it is 0\.30/],
    ] as const;
    const patterns = steps.map(([, , pattern]) => pattern);
    for (const [changes, more, pattern] of steps) {
      const lead = pairLead(pairContext(changes, more));
      expect(patterns.filter((candidate) => candidate.test(lead))).toEqual([pattern]);
    }
  });

  test('a day that drives it goes before the stand-in, which the notes tell', () => {
    const context = pairContext({ without: oneDay }, { benchmark: smallTech });
    expect(pairLead(context)).not.toContain('stands in');
    expect(pairNotes(context).join()).toContain('stands in for the Russell 2000 Technology index');
    // Of ranks no single day is said to drive anything.
    expect(
      pairLead(pairContext({ without: oneDay, method: 'spearman' }, { benchmark: smallTech })),
    ).toContain('stands in');
  });

  const correlation = fc.double({ min: -1, max: 1, noNaN: true });
  test('is at most two sentences without a forbidden word, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.tuple(correlation, correlation, correlation),
        fc.boolean(),
        fc.boolean(),
        (three, approximate, material) => {
          const [low = 0, pearson = 0, high = 0] = three.toSorted((a, b) => a - b);
          const change = { before: low, now: high, t: 3, material };
          const lead = pairLead(pairContext({ pearson, low, high, approximate, change }));
          expect(lead.match(/[.!?](?= [A-Z]|$)/g)?.length).toBeLessThanOrEqual(2);
          expect(lead).not.toMatch(/proves|always|perfectly|safe|highest|uncorrelated|NaN|-0\.00|undefined/);
        },
      ),
    );
  });
});

describe('the facts', () => {
  const facts = (context = pairContext()) => Object.fromEntries(pairFacts(context));

  test('are the receipt: estimate, interval, n, days, instrument, source, clock, method', () => {
    expect(facts()).toMatchObject({
      Correlation: '0.51 (0.41 to 0.60), 252 daily returns, 2 May 2024 to 5 May 2025',
      'Spearman (ranks)': '0.49 (0.38 to 0.58)',
      Beta: "1% in gold went with 0.64% in BTC (0.45 to 0.83); explains 26% of BTC's daily moves",
      'Last 63 sessions':
        '0.58 (0.40 to 0.72); coupled since 3 Mar 2025; upper third of its readings since 2020 (percentile 71)',
      Prices:
        'BTC/USD from files, at the New York close, last 5 May 2025; GLD from files, adjusted closes, last 5 May 2025',
    });
    expect(facts()['Method']).toMatch(/jackknife/);
  });

  test('two benchmarks are only told apart when p < 0.05', () => {
    expect(facts()['Against the Nasdaq-100']).toBe("0.51 against 0.49: can't be told apart (p=0.47)");
    const versus = { ...apart, difference: -0.2, pearson: 0.7 };
    expect(facts(pairContext({ versus }))['Against the Nasdaq-100']).toBe(
      '0.50 against 0.70: closer to the Nasdaq-100 than to gold (p=0.010)',
    );
  });

  test('what was not computed is not shown as a number', () => {
    const context = pairContext({ pearson: null, low: null, high: null, spearman: null, beta: null });
    const shown = facts(context);
    expect(Object.keys(shown)).not.toContain('Correlation');
    expect(Object.keys(shown)).not.toContain('Spearman (ranks)');
    expect(Object.keys(shown)).not.toContain('Beta');
  });

  test.each([
    [90, 'top tenth'],
    [89.9, 'upper third'],
    [66.7, 'upper third'],
    [50, 'middle'],
    [33, 'lower third'],
    [10.1, 'lower third'],
    [10, 'bottom tenth'],
  ])('percentile %f is the %s', (percentile, words) => {
    expect(facts(pairContext({ percentile }))['Last 63 sessions']).toContain(
      `${words} of its readings since 2020`,
    );
  });
});

describe('the notes', () => {
  const notes = (...parameters: Parameters<typeof pairContext>) => pairNotes(pairContext(...parameters));

  test('nothing to say, nothing said', () => {
    expect(notes()).toEqual([]);
  });

  test('name the leg that was read at the UTC close and what that costs', () => {
    const legs = { asset: series('SOL/USD', { clock: 'utc-close' }), benchmark: series('GLD') };
    expect(notes({ approximate: true }, { series: legs })[0]).toMatch(
      /^Approximate \(UTC close\): SOL\/USD is read at midnight UTC.*±0\.04\.$/,
    );
  });

  test('name the stand-in and the crypto companies in it', () => {
    const text = notes(
      { instruments: { asset: 'BTC/USD', benchmark: 'PSCT' } },
      { benchmark: smallTech },
    ).join('\n');
    expect(text).toContain('PSCT (S&P SmallCap 600 tech) stands in for the Russell 2000 Technology index');
    expect(text).toContain('holds some crypto companies');
  });

  test('say how old stale prices are', () => {
    const legs = { asset: series('BTC/USD', { stale: true }), benchmark: series('GLD') };
    expect(notes({ stale: true }, { series: legs })).toEqual([
      'BTC/USD: the source did not answer; these are the last good prices, fetched 2025-05-05 21:00 UTC.',
    ]);
  });

  test('say when a leg is younger than the range', () => {
    const range = { kind: 'sessions', text: '1y', sessions: 252 } as const;
    const query = { ...pairContext().query, range };
    expect(notes({ from: '2024-12-02', n: 105 }, { query }).join()).toMatch(
      /The range is shortened: joint returns cover 2 Dec 2024 to 5 May 2025, 105 of the 252 sessions/,
    );
  });

  test('say where max begins: with a return, so a session after the first prices', () => {
    const query = { ...pairContext().query, range: { kind: 'max', text: 'max' } } as const;
    expect(notes({ from: '2010-01-05' }, { query })[0]).toBe(
      'All there is: both have returns from 5 Jan 2010.',
    );
  });

  test('say when days are missing in between', () => {
    expect(notes({ n: 200 }).join()).toContain('Only 200 of 252 sessions have both prices.');
  });

  test('count every hygiene rule that fired, for the leg where it did', () => {
    const legs = {
      asset: series('BTC/USD', { counts: { ...NO_COUNTS, missingCandle: 2, badTick: 1 } }),
      benchmark: series('GLD', { notes: ['rows 3 and 17 of GLD.csv could not be read'] }),
    };
    expect(notes({}, { series: legs })).toEqual([
      'BTC/USD, cleaned: 1 bad tick left out, 2 sessions without a candle near the close left out.',
      'rows 3 and 17 of GLD.csv could not be read.',
    ]);
  });

  test('warn of quotes that stand still', () => {
    const zeroReturns = {
      asset: { share: 0, longestRun: 0 },
      benchmark: { share: 0.06, longestRun: 2 },
    };
    expect(notes({ zeroReturns })).toEqual([
      'GLD did not move on 6% of the days (longest run 2): its quotes may be stale or thin.',
    ]);
  });

  test('give a reason for each number that is missing', () => {
    const rolling = { window: 63, days: ['2025-05-05'], values: [null], low: [null], high: [null] };
    expect(notes({ pearson: null }).join()).toContain('did not move at all');
    expect(notes({ rolling, percentile: null, change: null }).join()).toContain('needs 63 joint returns');
    expect(notes({ percentile: null }).join()).toContain('too short to say where');
    expect(notes({ change: null }).join()).toContain('No comparison with the 252 sessions');
    expect(notes({ partial: null }).join()).toContain('The part that is not the Nasdaq-100');
  });
});
