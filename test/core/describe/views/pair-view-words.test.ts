import { describe, expect, test } from 'vitest';
import { pairLead } from '../../../../src/core/describe/pair/pair.ts';
import { viewWords, withViewFacts } from '../../../../src/core/describe/views/pair-view-words.ts';
import type { Exceedance } from '../../../../src/core/engine/measures/exceedance.ts';
import type { BetaView } from '../../../../src/core/engine/views/beta-view.ts';
import type { DccView } from '../../../../src/core/engine/views/dcc-view.ts';
import type { LeadLagView } from '../../../../src/core/engine/views/lead-lag-view.ts';
import type { PairView } from '../../../../src/core/engine/views/pair-view.ts';
import type { PartialView } from '../../../../src/core/engine/views/partial-view.ts';
import type { TailsView } from '../../../../src/core/engine/views/tails-view.ts';
import type { UpDownView } from '../../../../src/core/engine/views/up-down-view.ts';
import { madeListing } from '../../engine/made.ts';
import { pairContext } from '../pair/pair-context.ts';

const context = {
  ...pairContext(),
  controls: [madeListing('ndx', 'the Nasdaq-100'), madeListing('spx', 'the S&P 500')],
};
const words = (view: PairView) => viewWords(view, context);

const beta: BetaView = {
  kind: 'beta',
  beta: 0.641,
  low: 0.45,
  high: 0.83,
  r2: 0.262,
  volatility: { asset: 0.03, benchmark: 0.024 },
};
const estimate = (value: number) => ({ value, low: value - 0.1, high: value + 0.1 });
const half = (value: number) => ({ n: 126, correlation: estimate(value), beta: estimate(2 * value) });
const difference = (value: number, p: number) => ({ ...estimate(value), p, adjusted: p });
const upDown: UpDownView = {
  kind: 'updown',
  down: half(0.4),
  up: half(0.2),
  correlation: difference(0.2, 0.01),
  beta: difference(0.4, 0.3),
};
const tail = { n: 1260, worst: 126, joint: 37, share: 0.294, low: 0.22, high: 0.38, implied: 0.26 };
const exceedance = (part: Partial<Exceedance>): Exceedance => ({
  side: 'lower',
  share: 0.25,
  n: 160,
  correlation: estimate(0.3),
  implied: 0.2,
  ...part,
});
const tails: TailsView = {
  kind: 'tails',
  worstTenth: tail,
  exceedances: [exceedance({}), exceedance({ side: 'upper', n: 12, correlation: null })],
};
const lag = (at: number, value: number) => ({ lag: at, ...estimate(value) });
const leadLag: LeadLagView = {
  kind: 'leadlag',
  n: 242,
  lags: [lag(-2, -0.2), lag(-1, 0.01), lag(0, 0.5), lag(1, 0.25), lag(2, 0.02)],
  outside: [-2, 1],
};
const dcc: DccView = {
  kind: 'dcc',
  constant: false,
  a: 0.019,
  b: 0.972,
  likelihoodRatio: 52.6,
  last: 0.44,
  days: ['2024-05-02', '2024-11-01', '2025-05-05'],
  path: [0.31, 0.52, 0.44],
};
const partial: PartialView = {
  kind: 'partial',
  n: 250,
  rows: [
    { without: ['ndx'], left: { value: 0.22, low: 0.1, high: 0.33 }, inflation: 6 },
    { without: ['spx'], left: null, inflation: 31.4 },
    { without: ['ndx', 'spx'], left: { value: 0.03, low: -0.1, high: 0.16 }, inflation: 8 },
  ],
};

describe('beta', () => {
  test('is told with interval and share, and taken apart into correlation and volatilities', () => {
    const { clause, facts } = words(beta);
    expect(clause).toBe(
      "BTC went 0.64% (0.45 to 0.83) with each 1% in gold, which explains 26% of BTC's daily moves",
    );
    expect(Object.fromEntries(facts)).toMatchObject({
      Explained: "26% (r²); the other 74% is BTC's own",
      'Made of': 'correlation 0.51 times 1.25, the ratio of their volatilities (3.0% and 2.4% a day)',
    });
  });

  test('of an interval around zero has no certain direction', () => {
    expect(words({ ...beta, low: -0.1 }).notes.join()).toContain('even its direction is not certain');
  });
});

describe('updown', () => {
  test('says tighter or looser only when the halves can be told apart', () => {
    expect(words(upDown).clause).toBe(
      'the link is tighter on days when gold fell than on those when it rose (0.40 against 0.20, p=0.010)',
    );
    const looser = { ...upDown, correlation: difference(-0.2, 0.01) };
    expect(words(looser).clause).toContain('looser on days when gold fell');
    const same = { ...upDown, correlation: difference(0.2, 0.05) };
    expect(words(same).clause).toMatch(/^it is no different on days when gold fell .*p=0\.050/);
    expect(Object.fromEntries(words(upDown).facts)['Down against up']).toBe(
      "correlation: higher when it falls (p=0.010); beta: can't be told apart (p=0.30)",
    );
  });

  test('judges by the p-value that is adjusted for two claims, not by the raw one', () => {
    const adjusted = { ...upDown.correlation, p: 0.03, adjusted: 0.06 };
    expect(words({ ...upDown, correlation: adjusted }).clause).toContain('no different');
  });

  test('never holds a half against the whole', () => {
    const { clause, facts } = words(upDown);
    expect([clause, ...facts.flat()].join()).not.toContain('0.51');
  });
});

describe('tails', () => {
  test('are held against normal returns, and more is only said when the interval says it', () => {
    expect(words(tails).clause).toContain(
      "29% of the time, which can't be told from the 26% of normal returns",
    );
    const more = { ...tails, worstTenth: { ...tail, implied: 0.2 } };
    expect(words(more).clause).toContain('more than the 20% of normal returns');
    const less = { ...tails, worstTenth: { ...tail, implied: 0.4 } };
    expect(words(less).clause).toContain('less than the 40% of normal returns');
  });

  test('what rests on too few days is not shown', () => {
    expect(words(tails).facts.map(([label]) => label)).toEqual([
      'Worst tenth',
      'Both in their lowest quarter',
    ]);
    const none = words({ ...tails, worstTenth: null, exceedances: [] });
    expect(none.clause).toContain('too few to say');
    expect(none.facts).toEqual([]);
  });
});

describe('leadlag', () => {
  test('names who leads whom by how much, the clearest first, and no cause', () => {
    expect(words(leadLag).clause).toBe(
      'gold leads BTC by 1 session: 0.25 (0.15 to 0.35), and BTC leads gold by 2 sessions, in the opposite direction: -0.20 (-0.30 to -0.10)',
    );
    expect(words(leadLag).notes.join()).toContain('not that one moved the other');
  });

  test('leads and lags are only said of lags outside the band', () => {
    const { clause, facts, table } = words({ ...leadLag, outside: [] });
    expect(clause).toMatch(/^neither leads/);
    expect(facts[0]?.[1]).toMatch(/^none; 242 sessions at each of 11 lags/);
    expect(table?.rows[0]).toEqual(['gold 2 sessions later', '-0.20', '-0.30 to -0.10']);
    expect(table?.rows[2]?.[0]).toBe('same session');
    expect(table?.rows[3]?.[0]).toBe('BTC 1 session later');
  });
});

describe('dcc', () => {
  test("is a model's value with its range and how long shocks last, never with an interval", () => {
    const { clause, facts, notes } = words(dcc);
    expect(clause).toBe('a model of moving links (DCC) puts it at 0.44 for 5 May 2025');
    expect(Object.fromEntries(facts)).toEqual({
      DCC: '0.44 for 5 May 2025, from the days before it; ran from 0.31 on 2 May 2024 to 0.52 on 1 Nov 2024',
      'DCC fit':
        'a 0.019, b 0.972: half of a shock to the link is gone after 77 sessions; likelihood ratio 52.6 against a constant link; by chance up to 12',
    });
    expect(notes.join()).toContain('no interval and the chart does not draw them');
  });

  test('a constant link is called that', () => {
    const still = words({ ...dcc, constant: true, likelihoodRatio: 3.1, path: [0.34], last: 0.34 });
    expect(still.clause).toContain('no movement beyond chance and keeps it at 0.34');
    expect(still.facts).toHaveLength(1);
  });
});

describe('partial', () => {
  test('leads with all markets out, and has a row for each', () => {
    const { clause, table, notes } = words(partial);
    expect(clause).toBe(
      'without the Nasdaq-100 and the S&P 500 it is 0.03 (-0.10 to 0.16), nothing clear is left',
    );
    expect(table?.rows).toEqual([
      ['the Nasdaq-100', '0.22', '0.10 to 0.33', 'still there'],
      ['the S&P 500', '-', '-', 'nearly the same thing'],
      ['the Nasdaq-100 and the S&P 500', '0.03', '-0.10 to 0.16', 'nothing clear is left'],
    ]);
    expect(notes).toEqual([
      'Without the S&P 500 nothing can be said: one of the two and that market are nearly the same thing (variance inflation 31, over 20).',
    ]);
  });
});

test('whatever the view, the lead stays at two sentences without a forbidden word', () => {
  for (const view of [beta, upDown, tails, leadLag, dcc, partial]) {
    const lead = pairLead(context, words(view).clause);
    expect(lead.match(/[.!?](?= [A-Z]|$)/g)?.length).toBe(2);
    expect(lead).not.toMatch(/proves|always|perfectly|safe|highest|uncorrelated|causes|NaN|-0\.00|undefined/);
  }
});

test("a view's facts follow the headline and replace rows of the same name", () => {
  const facts = [
    ['Correlation', 'a'],
    ['Beta', 'b'],
    ['Prices', 'c'],
  ] as const;
  expect(withViewFacts(facts, [['Beta', 'd']])).toEqual([
    ['Correlation', 'a'],
    ['Beta', 'd'],
    ['Prices', 'c'],
  ]);
  expect(withViewFacts(facts, [])).toEqual(facts);
  expect(withViewFacts([], [['Beta', 'd']])).toEqual([['Beta', 'd']]);
});
