import { describe, expect, test } from 'vitest';
import alts from '../../commands/alts.ts';
import corr from '../../commands/corr.ts';
import rank from '../../commands/rank.ts';
import { SourceError } from '../../src/core/errors.ts';
import { RANKED_COINS } from '../../src/core/query/universes.ts';
import type { RankReport } from '../../src/core/reports/rank.ts';
import type { PriceSource } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/types.ts';
import { filesSource } from '../../src/prices/files.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { hasRealPrices, realPrices, skipReason } from '../real-prices-folder.ts';
import { asking } from './asking.ts';

const AS_OF = '2025-05-05';
const commands = [alts, corr, rank];

function rankingOf({ report }: Reply): RankReport {
  return JSON.parse(JSON.stringify(report));
}

describe('alts on the simulated market', () => {
  const ask = asking(commands, simulatedSource(), AS_OF);

  test('eleven coins against small-cap tech, and where bitcoin stands beside each of the others', async () => {
    const { reply, charts } = await ask('alts');
    const { rows, ahead, fixed, pair } = rankingOf(reply);
    expect(reply.query).toBe('alts r2k-tech 1y');
    expect(rows.map(({ id }) => id).sort()).toEqual([...RANKED_COINS].sort());
    expect(ahead.map(({ second }) => second)).toEqual(rows.map(({ id }) => id).filter((id) => id !== 'btc'));
    expect([fixed.id, pair]).toEqual(['r2k-tech', null]);
    expect(reply.lead).toMatch(
      /^SIMULATED prices: Of 11 coins, BTC moved most with small-cap tech: .*BTC is ahead of/,
    );
    expect(charts[0]).toMatchObject({
      kind: 'rank',
      names: { fixed: 'small-cap tech', query: 'alts r2k-tech 1y' },
    });
  });

  test('who is tied with bitcoin and whom it is ahead of never contradict each other', async () => {
    for (const line of ['alts r2k-tech 3m', 'alts ndx 6m', 'alts r2k 1y', 'alts spec-growth 2y']) {
      const { rows, ahead } = rankingOf((await ask(line)).reply);
      if (rows[0]?.id !== 'btc') continue;
      const open = ahead.filter(({ p }) => p >= 0.05).map(({ second }) => second);
      const tied = rows.slice(1).filter(({ tiedForTop }) => tiedForTop);
      expect(tied.map(({ id }) => id)).toEqual(open);
    }
  });

  test('the buttons work: corr of the top coin, and the top two through rank', async () => {
    const { reply } = await ask('alts ndx 1y');
    const [first, second] = rankingOf(reply).rows;
    expect(reply.actions.map(({ line }) => line)).toEqual([
      'alts ndx 3m',
      'alts ndx 5y',
      'alts ndx max',
      `corr ${first?.id} ndx 1y`,
      `rank ndx ${first?.id},${second?.id} 1y`,
    ]);
    for (const { line } of reply.actions) expect((await ask(line)).reply.query).toBe(line);
  });

  test('over all there is, the coins that most of them outlive are left out', async () => {
    const { leftOut, common } = rankingOf((await ask('alts r2k-tech max')).reply);
    expect(leftOut.map(({ id }) => id)).toEqual(expect.arrayContaining(['sol', 'avax']));
    expect(leftOut.length).toBeLessThan(4);
    expect(common.from).toBe('2017-11-10');
  });

  test('a coin as the benchmark is not compared with itself', async () => {
    const { rows, ahead } = rankingOf((await ask('alts btc')).reply);
    expect(rows.map(({ id }) => id)).not.toContain('btc');
    expect([rows.length, ahead]).toEqual([10, []]);
  });

  test('without bitcoin the others are still compared', async () => {
    const market = simulatedSource();
    const noBitcoin: PriceSource = {
      ...market,
      closes: async (instrument, span, options) => {
        if (instrument.symbol === 'BTC/USD') throw new SourceError('Kraken', 'unavailable', 'timed out');
        return market.closes(instrument, span, options);
      },
    };
    const { reply } = await asking(commands, noBitcoin, AS_OF)('alts');
    expect(rankingOf(reply)).toMatchObject({
      ahead: [],
      leftOut: [{ id: 'btc', reason: 'Kraken timed out' }],
    });
    expect(reply.lead).not.toContain('BTC');
    expect(reply.notes.join()).toContain('Left out: BTC (Kraken timed out).');
  });
});

describe.skipIf(!hasRealPrices)(`alts on real prices to 2025-05-05${skipReason}`, () => {
  test('most coins have daily candles only: rows without a rank, and the reason', async () => {
    const { reply } = await asking(commands, filesSource(realPrices), AS_OF)('alts r2k-tech 1y');
    const { approximate, ahead, rows, common } = rankingOf(reply);
    expect([approximate, ahead, rows.length, common.n]).toEqual([true, [], 11, 252]);
    expect(rows.some(({ tiedForTop }) => tiedForTop)).toBe(false);
    expect(reply.lead).toMatch(
      /11 coins lie between 0\.08 and 0\.48.*not ranked\. They were read at different hours/,
    );
    expect(reply.notes.join('\n')).toMatch(/Approximate \(UTC close\): .*ETH\/USD.*are read at midnight UTC/);
  });
});
