import { describe, expect, test } from 'vitest';
import { rankNotes } from '../../../../src/core/describe/rank/rank-notes.ts';
import { createCatalog } from '../../../../src/core/query/catalog.ts';
import { RANKED_BENCHMARKS } from '../../../../src/core/query/universes.ts';
import { NO_COUNTS, series } from '../pair/pair-context.ts';
import { rankContext } from './rank-context.ts';

const ndx = ['ndx', 0.43, 0.32, 0.54] as const;
const gold = ['gold', 0.11, -0.05, 0.27] as const;
const { listing } = createCatalog();

describe('notes of a ranking', () => {
  test('nothing to say is nothing said', () => {
    expect(rankNotes(rankContext([ndx, gold]))).toEqual([]);
  });

  test('simulated, different clocks and stale prices come first', () => {
    const context = rankContext([ndx, gold], { simulated: true, approximate: true, stale: true });
    const notes = rankNotes({
      ...context,
      series: [
        series('BTC/USD', { clock: 'utc-close' }),
        series('QQQ', { stale: true, fetchedAt: Date.UTC(2025, 4, 2, 20, 30) }),
        series('GLD', { stale: true, fetchedAt: Date.UTC(2025, 4, 3) }),
      ],
    });
    expect(notes).toEqual([
      'SIMULATED: made-up prices of the built-in demo market, not real ones.',
      expect.stringMatching(
        /^Approximate \(UTC close\): BTC\/USD is read at midnight UTC.*±0\.04.*nothing is called/,
      ),
      'The source of QQQ and GLD did not answer; these are the last good prices, the oldest fetched 2025-05-02 20:30 UTC.',
    ]);
  });

  test('who is left out and why, one reason once', () => {
    const leftOut = [
      { id: 'spx', reason: 'Yahoo answered 429' },
      { id: 'mag7', reason: 'its prices begin on 11 Apr 2023' },
      { id: 'r2k', reason: 'Yahoo answered 429' },
    ];
    expect(rankNotes(rankContext([ndx, gold], { leftOut }))).toEqual([
      'Left out: the S&P 500 and the Russell 2000 (Yahoo answered 429); the Magnificent Seven (its prices begin on 11 Apr 2023).',
    ]);
  });

  test('stand-ins, and who holds crypto companies', () => {
    const notes = rankNotes(
      rankContext([
        ['r2k-tech', 0.5, 0.4, 0.6],
        ['software', 0.4, 0.3, 0.5],
      ]),
    );
    expect(notes).toEqual([
      'PSCT (S&P SmallCap 600 tech) stands in for the Russell 2000 Technology index: no free symbol of the index itself is known.',
      'Among the holdings of small-cap tech and software stocks are crypto companies (miners, treasuries), so a part of each link is circular.',
    ]);
  });

  test('a range that is shortened, has gaps, ends early or holds little', () => {
    const common = { from: '2024-11-01', to: '2025-05-02', n: 120, sessions: 252 };
    const notes = rankNotes(rankContext([ndx, gold], { common }, { wantedTo: '2025-05-05' }));
    expect(notes).toEqual([
      'The range is shortened: joint returns cover 1 Nov 2024 to 2 May 2025, 124 of the 252 sessions asked for.',
      '120 of 124 sessions have all prices.',
      'Prices reach 2 May 2025; the range was to end on 5 May 2025.',
    ]);
    const short = { from: '2025-04-04', to: '2025-05-05', n: 21, sessions: 21 };
    expect(rankNotes(rankContext([ndx, gold], { common: short })).join()).toContain('Fewer than 30 returns');
    expect(rankNotes(rankContext([ndx])).join()).toContain('nothing to rank');
  });

  test('thirty names that all need cleaning, stand still at times and bring notes take a few lines', () => {
    const rows = RANKED_BENCHMARKS.map((id) => [id, 0.3, 0.2, 0.4] as const);
    const clean = rankContext(rows);
    const sources = clean.report.sources.map((one) => ({
      ...one,
      counts: { ...NO_COUNTS, badTick: 1, duplicate: 2 },
      zeroReturns: { share: 0.1, longestRun: 4 },
    }));
    const context = rankContext(
      rows,
      { sources },
      { series: sources.map(({ instrument }) => series(instrument, { notes: [`${instrument} is odd`] })) },
    );
    const notes = rankNotes(context);
    expect(notes.length).toBeLessThan(11);
    const cleaned = notes.find((note) => note.startsWith('Cleaned: '));
    const still = notes.find((note) => note.startsWith('Did not move: '));
    for (const id of RANKED_BENCHMARKS) {
      const symbol = listing(id).instruments[0]?.symbol ?? '';
      expect(cleaned).toContain(`${symbol}: 2 repeated rows dropped, 1 bad tick left out`);
      expect(still).toContain(`${symbol} on 10% of the days (longest run 4)`);
    }
    expect(notes.filter((note) => note.endsWith(' is odd.'))).toHaveLength(4);
    expect(notes.at(-1)).toMatch(/^The sources said 26 more/);
  });
});
