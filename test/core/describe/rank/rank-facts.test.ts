import { describe, expect, test } from 'vitest';
import { rankFacts } from '../../../../src/core/describe/rank/rank-facts.ts';
import { rankTable } from '../../../../src/core/describe/rank/rank-table.ts';
import { series } from '../pair/pair-context.ts';
import { lead, listing, rankContext } from './rank-context.ts';

const ndx = ['ndx', 0.43, 0.32, 0.54, 'tied'] as const;
const spx = ['spx', 0.42, 0.3, 0.54, 'tied'] as const;
const gold = ['gold', 0.11, -0.05, 0.27] as const;
const btc = ['btc', 0.5, 0.4, 0.6, 'tied'] as const;
const eth = ['eth', 0.3, 0.2, 0.4] as const;

describe('the receipt', () => {
  test('group, sample, prices and method', () => {
    expect(rankFacts(rankContext([ndx, spx, gold]))).toEqual([
      ['Tied for the top', '2 of 3: the Nasdaq-100 0.43 and the S&P 500 0.42'],
      ['Sample', '252 daily returns, 2 May 2024 to 5 May 2025, the same days for all 3'],
      ['Prices', 'BTC/USD from files, at the New York close; 3 from files, adjusted closes'],
      [
        'Method',
        'log returns between New York closes; Pearson with a delete-one-day jackknife interval (95%); tied for the top: 95% multiple comparisons with the best',
      ],
    ]);
  });

  test('prices by where they came from and when they were read', () => {
    const mixed = [
      series('BTC/USD', { source: 'Coinbase' }),
      series('QQQ', { source: 'Yahoo' }),
      series('SPY', { source: 'Yahoo' }),
      series('ETH/USD', { source: 'Kraken', clock: 'utc-close' }),
    ];
    const facts = new Map(rankFacts(rankContext([ndx, spx, gold], {}, { series: mixed })));
    expect(facts.get('Prices')).toBe(
      'BTC/USD from Coinbase, at the New York close; 2 from Yahoo, adjusted closes; ETH/USD from Kraken, daily candles at the UTC close',
    );
  });

  test('of two the days are the same for both', () => {
    const facts = new Map(rankFacts(rankContext([ndx, gold])));
    expect(facts.get('Sample')).toMatch(/, the same days for both$/);
  });

  test('two by themselves: their difference, and no second verdict beside it', () => {
    const pair = { first: 'gold', second: 'ndx', difference: -0.32, low: -0.5, high: -0.14, p: 0.0004 };
    const facts = rankFacts(rankContext([ndx, gold], { pair }));
    expect(facts[0]).toEqual([
      'Head to head',
      'gold minus the Nasdaq-100 -0.32 (-0.50 to -0.14), p<0.001: told apart',
    ]);
    expect(new Map(facts).get('Method')).toMatch(/differences: paired jackknife$/);
  });

  test('coins: where bitcoin stands, and which test marked the group', () => {
    const ahead = [lead('eth', 0.2, 0.01)];
    const facts = new Map(rankFacts(rankContext([btc, eth], { ahead }, { fixed: listing('ndx') })));
    expect(facts.get('Highest')).toBe('BTC 0.50, of 2');
    expect(facts.get('Bitcoin')).toBe('BTC is ahead of the other');
    expect(facts.get('Method')).toContain("bitcoin's lead and who is tied with it: paired jackknife");
    expect(facts.get('Method')).not.toContain('multiple comparisons');
  });

  test('different clocks: no group and no test', () => {
    const facts = new Map(rankFacts(rankContext([ndx, spx, gold], { approximate: true })));
    expect([...facts.keys()]).toEqual(['Sample', 'Prices', 'Method']);
    expect(facts.get('Method')).not.toContain('tied');
  });
});

describe('the table', () => {
  test('a row each, highest first, with its interval and instrument', () => {
    expect(rankTable(rankContext([ndx, spx, gold]))).toEqual({
      head: ['name', 'what', 'r', '95% interval', 'instrument', 'top'],
      rows: [
        ['ndx', 'the Nasdaq-100', '0.43', '0.32 to 0.54', 'QQQ', 'tied'],
        ['spx', 'the S&P 500', '0.42', '0.30 to 0.54', 'SPY', 'tied'],
        ['gold', 'gold', '0.11', '-0.05 to 0.27', 'GLD', ''],
      ],
    });
  });

  test('a group of one is the highest', () => {
    expect(rankTable(rankContext([ndx, gold])).rows.map((row) => row.at(-1))).toEqual(['highest', '']);
  });

  test("bitcoin's lead stands beside each other coin, with a star where it holds", () => {
    const sol = ['sol', 0.45, 0.3, 0.5, 'tied'] as const;
    const ahead = [lead('sol', 0.05, 0.3), lead('eth', 0.2, 0.012)];
    const { head, rows } = rankTable(rankContext([btc, sol, eth], { ahead }));
    expect(head.at(-1)).toBe('BTC minus it');
    expect(rows.map((row) => row.at(-1))).toEqual(['', '0.05, p=0.30', '0.20, p=0.012 *']);
  });

  test('different clocks: no column for the top', () => {
    expect(rankTable(rankContext([ndx, gold], { approximate: true })).head).not.toContain('top');
  });
});
