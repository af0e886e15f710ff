import { describe, expect, test } from 'vitest';
import corr from '../../commands/corr.ts';
import matrix from '../../commands/matrix.ts';
import { SourceError } from '../../src/core/errors.ts';
import type { MatrixReport } from '../../src/core/reports/matrix.ts';
import type { PriceSource } from '../../src/core/ports.ts';
import { filesSource } from '../../src/prices/files.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { simulatedCorrelation } from '../../src/prices/simulated/market.ts';
import { hasRealPrices, realPrices, skipReason } from '../real-prices-folder.ts';
import { asking, drawn } from './asking.ts';

const AS_OF = '2025-05-05';

function simulated(line: string, source: PriceSource = simulatedSource()) {
  return asking([corr, matrix], source, AS_OF)(line);
}

async function reportOf(line: string, source?: PriceSource): Promise<MatrixReport> {
  return drawn(await simulated(line, source), 'matrix').report;
}

/** The simulated market with one leg made different. */
function changed(symbol: string, change: (source: PriceSource) => PriceSource['closes']): PriceSource {
  const source = simulatedSource();
  return {
    ...source,
    closes: (instrument, span, options) =>
      (instrument.symbol === symbol ? change(source) : source.closes)(instrument, span, options),
  };
}

describe('the reply', () => {
  test('has all its parts, and its line gives it again', async () => {
    const { reply, charts } = await simulated('matrix btc, eth, nasdaq, gold');
    expect(reply).toMatchObject({
      title: 'SIMULATED: BTC, ETH, the Nasdaq-100 and gold, every pair, 1y',
      query: 'matrix btc,eth,ndx,gold 1y',
      image: { filename: 'matrix-btc-eth-ndx-gold-1y.png' },
    });
    expect(reply.table?.rows).toHaveLength(6);
    expect(charts).toEqual([
      { kind: 'matrix', report: reply.report, names: { query: 'matrix btc,eth,ndx,gold 1y' } },
    ]);
    expect((await simulated(reply.query)).reply).toEqual(reply);
  });

  test('offers other ranges and a closer look, all of which work', async () => {
    const { reply } = await simulated('matrix btc,eth,ndx 3m');
    const lines = reply.actions.map(({ line }) => line);
    expect(lines).toEqual(['matrix btc,eth,ndx 1y', 'matrix btc,eth,ndx 5y', 'corr btc eth 3m']);
    for (const line of lines) expect((await simulated(line)).reply.query).toBe(line);
  });

  test('each cell is what `corr` says of the pair', async () => {
    const { values, low, high, n } = await reportOf('matrix btc,eth,r2k-tech 1y');
    const known = drawn(await simulated('corr eth r2k-tech 1y'), 'pair').report;
    expect([values[1]?.[2], low[1]?.[2], high[1]?.[2], n[1]?.[2]]).toEqual(
      [known.pearson, known.low, known.high, known.n].map((value) => expect.closeTo(value ?? NaN, 12)),
    );
  });
});

describe('names', () => {
  test.each(['matrix', 'matrix btc'])('%s: two are the least', async (line) => {
    await expect(simulated(line)).rejects.toThrow(
      /needs at least 2 names with commas between them, such as `matrix btc,eth`/,
    );
  });

  test('twelve are the most', async () => {
    const twelve = 'btc,eth,sol,ada,ndx,spx,r2k,r2k-tech,gold,bonds,semis,software';
    expect((await reportOf(`matrix ${twelve} 6m`)).names).toEqual(twelve.split(','));
    await expect(simulated(`matrix ${twelve},doge 6m`)).rejects.toThrow(/takes at most 12/);
  });

  test('a young name shortens its own pairs, and the note says by how much', async () => {
    const asked = await simulated('matrix btc,ndx,mag7 5y');
    const { n } = drawn(asked, 'matrix').report;
    expect(n[0]?.[1]).toBe(1260);
    expect(n[0]?.[2]).toBeLessThan(600);
    expect(asked.reply.notes.join('\n')).toMatch(
      /Of the 1,260 sessions of the range the Magnificent Seven has \d+; its pairs/,
    );
  });

  test('one without prices is refused by name: nothing that was asked for goes missing', async () => {
    const down = changed('QQQ', () => async () => {
      throw new SourceError('made', 'unavailable', 'answered 503');
    });
    await expect(simulated('matrix btc,eth,ndx', down)).rejects.toThrow(/the Nasdaq-100.*answered 503/);
  });

  test('one that is a day late costs its own pairs a day, not the others', async () => {
    const late = changed(
      'QQQ',
      (source) => (instrument, span, options) =>
        source.closes(instrument, { ...span, to: '2025-05-02' }, options),
    );
    const { n, to } = await reportOf('matrix btc,eth,ndx 1y', late);
    expect([n[0]?.[1], n[0]?.[2], to]).toEqual([252, 251, AS_OF]);
  });

  test('one that stands still has no number anywhere', async () => {
    const still = changed('QQQ', (source) => async (instrument, span, options) => {
      const series = await source.closes(instrument, span, options);
      return { ...series, closes: series.closes.map(() => 40) };
    });
    const asked = await simulated('matrix btc,eth,ndx 1y', still);
    expect(drawn(asked, 'matrix').report.values[0]).toEqual([1, expect.any(Number), null]);
    expect(asked.reply.notes.join('\n')).toContain(
      'No number because one of the two did not move: BTC with the Nasdaq-100',
    );
  });

  test('one at another clock makes its pairs approximate', async () => {
    const utc = changed('ETH/USD', (source) => async (instrument, span, options) => ({
      ...(await source.closes(instrument, span, options)),
      clock: 'utc-close',
    }));
    const { reply } = await simulated('matrix btc,eth,ndx 1y', utc);
    expect(reply.lead).toMatch(
      /ETH\/USD is read at the UTC close, so pairs with the others are approximate, ±0\.04\.$/,
    );
  });
});

test('about 19 of 20 intervals hold the truth of the simulated market', async () => {
  const names = ['btc', 'r2k-tech', 'ndx', 'gold', 'spx', 'r2k'];
  const symbols = ['BTC/USD', 'PSCT', 'QQQ', 'GLD', 'SPY', 'IWM'];
  // From March to August 2024 even bitcoin's link moves little: what holds in its middle is the truth.
  const truth = (i: number, j: number) =>
    simulatedCorrelation(symbols[i] ?? '', symbols[j] ?? '', '2024-05-24');
  let [held, total] = [0, 0];
  for (let seed = 1; seed <= 30; seed += 1) {
    const { low, high } = await reportOf(
      `matrix ${names.join(',')} 2024-03-15..2024-07-31`,
      simulatedSource({ seed }),
    );
    for (let i = 0; i < names.length; i += 1) {
      for (let j = i + 1; j < names.length; j += 1) {
        total += 1;
        if ((low[i]?.[j] ?? 1) <= truth(i, j) && truth(i, j) <= (high[i]?.[j] ?? -1)) held += 1;
      }
    }
  }
  expect(total).toBe(450);
  expect(held / total).toBeGreaterThan(0.9);
});

describe.skipIf(!hasRealPrices)(`real prices as of 2025-05-05${skipReason}`, () => {
  test('bitcoin, small-cap tech, the Nasdaq-100 and gold: the answer, word by word', async () => {
    const { reply } = await asking(
      [matrix],
      filesSource(realPrices),
      AS_OF,
    )('matrix btc,r2k-tech,ndx,gold 1y');
    expect(reply.lead).toBe(
      'The 6 correlations among BTC, small-cap tech, the Nasdaq-100 and gold over 1y run from 0.11 to 0.86 (252 days to 5 May 2025). Of their 95% intervals 3 lie above zero and 3 hold zero; PSCT (S&P SmallCap 600 tech) stands in for the Russell 2000 Technology index.',
    );
    expect(reply.table?.rows[0]).toEqual(['BTC and small-cap tech', '0.48', '0.39 to 0.56', '252']);
  });
});
