import { describe, expect, test } from 'vitest';
import corr from '../../commands/corr.ts';
import history from '../../commands/history.ts';
import { Refusal } from '../../src/core/errors.ts';
import type { HistoryReport } from '../../src/core/reports/history.ts';
import type { PriceSource } from '../../src/core/ports.ts';
import { filesSource } from '../../src/prices/files.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { hasRealPrices, realPrices, skipReason } from '../real-prices-folder.ts';
import { asking, drawn } from './asking.ts';

const AS_OF = '2025-05-05';

/** One line's answer on the simulated market. */
function simulated(line: string, source: PriceSource = simulatedSource()) {
  return asking([corr, history], source, AS_OF)(line);
}

async function reportOf(line: string, source?: PriceSource): Promise<HistoryReport> {
  return drawn(await simulated(line, source), 'history').report;
}

describe('the reply', () => {
  test('has all its parts, and its line gives it again', async () => {
    const { reply, charts } = await simulated('history');
    expect(reply).toMatchObject({
      title: 'SIMULATED: BTC and small-cap tech, history, max',
      query: 'history btc r2k-tech max',
      image: { filename: 'history-btc-r2k-tech-max.png' },
    });
    expect(reply.lead).toMatch(
      /^SIMULATED prices: Since 2014 the 63-session link between BTC and small-cap tech/,
    );
    expect(reply.notes[0]).toMatch(/^SIMULATED/);
    expect(reply.table?.rows.map(([year]) => year)).toEqual(
      Array.from({ length: 12 }, (_, i) => String(2014 + i)),
    );
    expect(charts).toEqual([
      {
        kind: 'history',
        report: reply.report,
        names: { asset: 'BTC', benchmark: 'small-cap tech', query: 'history btc r2k-tech max' },
      },
    ]);
    expect((await simulated(reply.query)).reply).toEqual(reply);
  });

  test('offers other stretches, and `corr` for now and for the year of the highest reading, all of which work', async () => {
    const { reply } = await simulated('history eth ndx 2y window=42');
    const lines = reply.actions.map(({ line }) => line);
    expect(lines.slice(0, 3)).toEqual([
      'history eth ndx 5y window=42',
      'history eth ndx max window=42',
      'corr eth ndx 1y window=42',
    ]);
    expect(lines[3]).toMatch(/^corr eth ndx 20\d\d window=42$/);
    for (const line of lines) expect((await simulated(line)).reply.query).toBe(line);
  });

  test('agrees with `corr` on the same days', async () => {
    const known = drawn(await simulated('corr btc r2k-tech 5y'), 'pair').report;
    const report = await reportOf('history btc r2k-tech 5y');
    expect(report.rolling).toEqual(known.rolling);
    expect(report.today).toMatchObject({ percentile: known.percentile, label: known.label });
    expect(report).toMatchObject({ pearson: known.pearson, low: known.low, n: known.n });
  });
});

describe('ranges', () => {
  test('a single window of a single year gets words in the place of a picture with one point', async () => {
    const young: PriceSource = {
      ...simulatedSource(),
      closes: async (instrument, { from, to }) =>
        simulatedSource().closes(instrument, { from: from < '2025-02-03' ? '2025-02-03' : from, to }),
    };
    const { reply, charts } = await simulated('history btc r2k-tech max', young);
    expect([reply.image, charts]).toEqual([undefined, []]);
    expect(reply.notes.at(-1)).toBe(
      'No picture: a path takes two windows of 63 sessions, and this range has one. `corr` draws the prices.',
    );
    const none = await simulated('history btc r2k-tech max window=64', young);
    expect(none.reply.notes.at(-1)).toMatch(/two windows of 64 sessions, and this range has none/);
    const years = await simulated('history btc r2k-tech 2022..2023 window=756');
    expect(years.charts).toHaveLength(1);
  });

  test('a single year has one row and no search for changes', async () => {
    const { reply } = await simulated('history btc r2k-tech 2022');
    expect(reply.table?.rows).toHaveLength(1);
    expect(Object.fromEntries(reply.facts)['Lasting changes']).toMatch(/^not searched for/);
    expect(reply.lead).toContain('on 30 Dec 2022');
  });

  test('a window longer than a young coin is old leaves its years and says why there is no path', async () => {
    const { reply } = await simulated('history sui r2k-tech window=756');
    expect(reply.lead).toMatch(/There is no path to follow: no window of 756 sessions is full\.$/);
    expect(reply.notes.join('\n')).toContain('needs 756 joint returns');
    expect(reply.table?.rows.map(([year]) => year)).toEqual(['2023', '2024', '2025']);
  });

  test('a coin too young for a correlation is refused with the reason', async () => {
    const source = simulatedSource();
    const newborn: PriceSource = {
      ...source,
      closes: (instrument, span, options) =>
        source.closes(
          instrument,
          { ...span, from: instrument.symbol === 'SOL/USD' ? '2025-04-15' : span.from },
          options,
        ),
    };
    const ask = simulated('history sol r2k-tech', newborn);
    await expect(ask).rejects.toThrow(Refusal);
    await expect(ask).rejects.toThrow(/the prices of SOL start on 2025-04-15/);
  });

  test('a leg that stands still has no history, and the answer says so', async () => {
    const source = simulatedSource();
    const still: PriceSource = {
      ...source,
      closes: async (instrument, span, options) => {
        const series = await source.closes(instrument, span, options);
        return instrument.symbol === 'PSCT' ? { ...series, closes: series.closes.map(() => 40) } : series;
      },
    };
    const { reply } = await simulated('history btc r2k-tech max', still);
    expect(reply.lead).toMatch(
      /No correlation between BTC and small-cap tech over max: one of them did not move/,
    );
    expect(reply.table).toBeUndefined();
  });
});

describe('the simulated market, whose link rises from 0.08 to 0.58 in March 2020', () => {
  // A hundred seeds: a rise is found in all of them, nine in ten between November 2019 and April 2020.
  test.each(Array.from({ length: 10 }, (_, i) => i + 1))(
    'seed %i: the rise is found and dated',
    async (seed) => {
      const { breaks } = await reportOf('history btc r2k-tech max', simulatedSource({ seed }));
      const [clearest] = breaks.toSorted((a, b) => a.p - b.p);
      expect(clearest?.day.slice(0, 7)).toMatch(/^(2019-0[6-9]|2019-1\d|2020-0[1-6])$/);
      expect(clearest?.before).toBeLessThan(0.25);
      expect(clearest?.after).toBeGreaterThan(0.35);
      expect(clearest?.p).toBeLessThan(0.001);
    },
  );
});

describe.skipIf(!hasRealPrices)(`real prices as of 2025-05-05${skipReason}`, () => {
  test('bitcoin and small-cap tech: the answer, word by word', async () => {
    const { reply } = await asking([history], filesSource(realPrices), AS_OF)('history');
    expect(reply.lead).toBe(
      'Since 2017 the 63-session link between BTC and small-cap tech peaked at 0.66 (0.52 to 0.77) in Sep 2022 and was 0.55 (0.33 to 0.71) on 5 May 2025, in the top tenth of those readings. It changed around Mar 2020, from 0.02 to 0.41; PSCT (S&P SmallCap 600 tech) stands in for the Russell 2000 Technology index.',
    );
    expect(reply.table?.rows.find(([year]) => year === '2022')).toEqual([
      '2022',
      '0.55',
      '0.45 to 0.64',
      '251',
    ]);
  });
});
