import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { altsLead, altsTitle } from '../../../../src/core/describe/rank/rank-alts.ts';
import { rankAlt, rankLead, rankTitle } from '../../../../src/core/describe/rank/rank.ts';
import { lead, listing, rankContext } from './rank-context.ts';

const ndx = ['ndx', 0.43, 0.32, 0.54] as const;
const gold = ['gold', 0.11, -0.05, 0.27] as const;
const difference = { first: 'ndx', second: 'gold', difference: 0.32, low: 0.14, high: 0.5, p: 0.0004 };

describe('the lead of a ranking', () => {
  test('a group of one is the highest', () => {
    const context = rankContext([['ndx', 0.43, 0.32, 0.54, 'tied'], gold, ['bonds', -0.04, -0.18, 0.11]]);
    expect(rankLead(context)).toBe(
      'BTC moved most with the Nasdaq-100: 0.43 (0.32 to 0.54) over 1y, 252 days to 5 May 2025, the highest of 3.',
    );
    expect(rankTitle(context)).toBe('What BTC moves with, 1y');
  });

  test('a group is tied, three of it by name, and "highest" is not said', () => {
    const tied = ['spx', 'r2k', 'r2k-growth', 'software', 'semis'].map(
      (id) => [id, 0.4, 0.3, 0.5, 'tied'] as const,
    );
    const text = rankLead(rankContext([['ndx', 0.43, 0.32, 0.54, 'tied'], ...tied, gold]));
    expect(text).toBe(
      'BTC moved most with the Nasdaq-100: 0.43 (0.32 to 0.54) over 1y, 252 days to 5 May 2025, tied with the S&P 500, the Russell 2000, small-cap growth and 2 more.',
    );
  });

  test('a stand-in is owned up to when it is named, be it as one of those tied', () => {
    const first = ['ndx', 0.43, 0.32, 0.54, 'tied'] as const;
    const named = rankContext([first, ['r2k-tech', 0.42, 0.3, 0.5, 'tied'], gold]);
    expect(rankLead(named)).toMatch(
      /\. PSCT \(S&P SmallCap 600 tech\) stands in for the Russell 2000 Technology index\.$/,
    );
    expect(rankLead(rankContext([first, gold, ['r2k-tech', 0.1, -0.1, 0.3]]))).not.toContain('PSCT');
  });

  test('stale prices go before a stand-in', () => {
    const rows = [['r2k-tech', 0.5, 0.4, 0.6, 'tied'], ndx, gold] as const;
    expect(rankLead(rankContext(rows, { stale: true }))).toMatch(/Some prices are older[^;]*\.$/);
  });

  test('different clocks: the reach of the numbers, why they are not ranked, and nobody is named', () => {
    const rows = [['r2k-tech', 0.5, 0.4, 0.6], ndx, gold, ['bonds', -0.04, -0.18, 0.11]] as const;
    const text = rankLead(rankContext(rows, { approximate: true, stale: true }));
    expect(text).toBe(
      'The correlations of BTC with 4 names lie between -0.04 and 0.50 over 1y, 252 days to 5 May 2025; they are not ranked. They were read at different hours (UTC close), which alone moves such a correlation by ±0.04, more than most of the gaps.',
    );
  });

  test('different clocks with two names: both numbers, no "closer"', () => {
    const text = rankLead(rankContext([ndx, gold], { approximate: true }));
    expect(text).toMatch(/^The correlation of BTC is 0\.43 with the Nasdaq-100 and 0\.11 with gold over 1y/);
  });

  test('two by themselves: closer only when told apart, first named minus second', () => {
    const context = rankContext([['ndx', 0.43, 0.32, 0.54, 'tied'], gold], { pair: difference });
    expect(rankLead(context)).toBe(
      'BTC moved closer to the Nasdaq-100 than to gold: 0.43 (0.32 to 0.54) against 0.11 (-0.05 to 0.27) over 1y, 252 days to 5 May 2025. The Nasdaq-100 minus gold is 0.32 (0.14 to 0.50, p<0.001).',
    );
    expect(rankTitle(context)).toBe('BTC with the Nasdaq-100 and gold, 1y');
  });

  test('two by themselves that are not told apart', () => {
    const pair = { first: 'gold', second: 'ndx', difference: -0.1, low: -0.25, high: 0.0501, p: 0.05 };
    const text = rankLead(rankContext([ndx, gold], { pair }));
    expect(text).toMatch(/^It can't be told whether BTC moved closer to the Nasdaq-100 or to gold: 0\.43/);
    expect(text).toMatch(/Gold minus the Nasdaq-100 is -0\.10 \(-0\.25 to 0\.05, p=0\.050\)\.$/);
  });

  test('one name is a link like any other', () => {
    const text = rankLead(rankContext([['ndx', 0.43, 0.32, 0.54, 'tied']]));
    expect(text).toBe(
      'BTC tracks the Nasdaq-100 moderately: 0.43 over 1y (0.32 to 0.54, 252 days to 5 May 2025).',
    );
  });

  test('where there is no link nobody is closest, and against is against', () => {
    const none = rankContext([gold, ['spx', 0.02, -0.1, 0.12], ['bonds', -0.04, -0.18, 0.11]]);
    expect(rankLead(none)).toBe(
      'BTC shows no clear link with any of the 3: their correlations lie between -0.04 and 0.11 over 1y, 252 days to 5 May 2025.',
    );
    const against = rankContext([
      ['gold', -0.2, -0.3, -0.1],
      ['spx', -0.3, -0.4, -0.2],
      ['ndx', -0.4, -0.5, -0.3],
    ]);
    expect(rankLead(against)).toMatch(
      /^BTC moved against all 3: their correlations lie between -0\.40 and -0\.20/,
    );
  });

  test('simulated prices are marked in title, lead and alt text', () => {
    const context = rankContext([ndx, gold], { simulated: true });
    for (const text of [rankTitle(context), rankLead(context), rankAlt(context), altsTitle(context)]) {
      expect(text).toMatch(/^SIMULATED/);
    }
  });
});

describe('the alt text', () => {
  test('tells every value and how many are marked', () => {
    const context = rankContext([['ndx', 0.43, 0.32, 0.54, 'tied'], ['spx', 0.42, 0.3, 0.5, 'tied'], gold]);
    expect(rankAlt(context)).toBe(
      'Dots with 95% intervals: the correlation of BTC with the Nasdaq-100 0.43, the S&P 500 0.42 and gold 0.11 over 1y to 5 May 2025. The 2 that may be the highest are marked.',
    );
  });

  test('marks nothing where nothing is ranked', () => {
    expect(rankAlt(rankContext([ndx, gold], { approximate: true }))).toMatch(/Nothing is ranked/);
  });
});

describe('the lead of the coins', () => {
  const fixed = listing('ndx');
  const btc = ['btc', 0.5, 0.4, 0.6, 'tied'] as const;
  const eth = ['eth', 0.45, 0.35, 0.55, 'tied'] as const;
  const sol = ['sol', 0.3, 0.2, 0.4] as const;
  const xrp = ['xrp', 0.2, 0.1, 0.3] as const;

  test('bitcoin on top, tied, and ahead of the rest', () => {
    const ahead = [lead('eth', 0.05, 0.3), lead('sol', 0.2, 0.01), lead('xrp', 0.3, 0.01)];
    expect(altsLead(rankContext([btc, eth, sol, xrp], { ahead }, { fixed }))).toBe(
      'Of 4 coins, BTC moved most with the Nasdaq-100: 0.50 (0.40 to 0.60) over 1y, 252 days to 5 May 2025, tied with ETH. BTC is ahead of 2 of the other 3.',
    );
  });

  test('bitcoin alone on top', () => {
    const ahead = [lead('sol', 0.2, 0.01), lead('xrp', 0.3, 0.01)];
    const text = altsLead(rankContext([btc, sol, xrp], { ahead }, { fixed }));
    expect(text).toMatch(/the highest of 3\. BTC is ahead of each of the other 2\.$/);
  });

  test('another coin on top: where bitcoin stands, either way', () => {
    const low = ['btc', 0.3, 0.2, 0.4] as const;
    const ahead = [lead('eth', -0.15, 0.02), lead('sol', 0, 0.9), lead('xrp', 0.1, 0.04)];
    expect(altsLead(rankContext([eth, low, sol, xrp], { ahead }, { fixed }))).toMatch(
      /^Of 4 coins, ETH moved most.*the highest of 4\. BTC is ahead of 1 of the other 3, behind ETH and not to be told apart from SOL\.$/,
    );
  });

  test('told apart from nobody', () => {
    const ahead = [lead('eth', 0.05, 0.3), lead('sol', 0.2, 0.05)];
    expect(altsLead(rankContext([btc, eth, sol], { ahead }, { fixed }))).toMatch(
      /BTC can't be told apart from any of the other 2\.$/,
    );
  });

  test('without bitcoin there is nothing to say of it', () => {
    expect(altsLead(rankContext([eth, sol, xrp], {}, { fixed }))).not.toContain('BTC');
  });

  test('the stand-in is the benchmark itself', () => {
    const text = altsLead(rankContext([btc, eth, sol], {}, { fixed: listing('r2k-tech') }));
    expect(text).toMatch(/PSCT \(S&P SmallCap 600 tech\) stands in/);
  });

  test('different clocks: no coin is named', () => {
    const text = altsLead(rankContext([btc, eth, sol, xrp], { approximate: true }, { fixed }));
    expect(text).toMatch(/^The correlations of the Nasdaq-100 with 4 coins lie between 0\.20 and 0\.50/);
    expect(text).not.toMatch(/BTC|ETH/);
  });
});

test('two sentences at most, without a forbidden word or "highest" for several, whatever the numbers', () => {
  const value = fc.double({ min: -0.99, max: 0.99, noNaN: true });
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  const flags = fc.record({ approximate: fc.boolean(), stale: fc.boolean() });
  const ids = ['btc', 'eth', 'sol', 'xrp', 'ada', 'doge'];
  const cases = fc.tuple(
    fc.array(fc.tuple(value, value, value, fc.boolean(), p), { minLength: 1, maxLength: 6 }),
    flags,
    fc.integer({ min: 20, max: 300 }),
  );
  fc.assert(
    fc.property(cases, ([drawn, marks, n]) => {
      const sorted = drawn.toSorted((a, b) => b[0] - a[0]);
      const rows = sorted.map(([r, a, b, tied], i) => {
        const [low, high] = [Math.min(r, a, b), Math.max(r, a, b)];
        return i === 0 || tied
          ? ([ids[i] ?? '', r, low, high, 'tied'] as const)
          : ([ids[i] ?? '', r, low, high] as const);
      });
      const ahead = marks.approximate
        ? []
        : sorted.slice(1).map(([r, , , , adjusted], i) => lead(ids[i + 1] ?? '', r, adjusted));
      const common = { from: '2024-05-02', to: '2025-05-05', n, sessions: n };
      const context = rankContext(rows, { ...marks, ahead, common }, { fixed: listing('r2k-tech') });
      for (const text of [rankLead(context), altsLead(context)]) {
        expect(text.match(/[.!?](\s|$)/g)?.length).toBeLessThanOrEqual(2);
        expect(text).not.toMatch(/prove|always|perfectly|safe|uncorrelated|-0\.00|NaN|undefined|\bcaus/i);
        const isGroup = rows.filter((one) => one.length === 5).length > 1;
        const isUnranked = marks.approximate && rows.length > 1;
        expect(/highest|closest/.test(text) && (isGroup || isUnranked)).toBe(false);
        expect(/most with|tied|ahead|closer/.test(text) && isUnranked).toBe(false);
      }
    }),
  );
});
