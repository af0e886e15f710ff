import { loadCommands } from '../../src/load-commands.ts';
import { describe, expect, test } from 'vitest';
import corr from '../../commands/corr.ts';
import csv from '../../commands/csv.ts';
import type { PairView } from '../../src/core/engine/views/pair-view.ts';
import { Refusal, SourceError } from '../../src/core/errors.ts';
import type { PriceSource } from '../../src/core/ports.ts';
import type { PairReport } from '../../src/core/reports/pair.ts';
import { filesSource } from '../../src/prices/files.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { hasRealPrices, realPrices, skipReason } from '../real-prices-folder.ts';
import { asking, drawn } from './asking.ts';

const AS_OF = '2025-05-05';

/** One line's answer on the simulated market. */
function simulated(line: string, source: PriceSource = simulatedSource()) {
  return asking([corr, csv], source, AS_OF)(line);
}

/** Only what the tests look at. */
function reportOf({ reply }: Awaited<ReturnType<typeof simulated>>): PairReport & { view: PairView | null } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return reply.report as PairReport & { view: PairView | null };
}

/** The simulated market with one instrument changed, or out of order. */
function market(symbol: string, change: (closes: readonly number[]) => readonly number[]): PriceSource {
  const source = simulatedSource();
  return {
    ...source,
    closes: async (instrument, span, options) => {
      const series = await source.closes(instrument, span, options);
      return instrument.symbol === symbol ? { ...series, closes: change(series.closes) } : series;
    },
  };
}

const down: PriceSource = market('QQQ', () => {
  throw new SourceError('made', 'unavailable', 'answered 503');
});

describe('the reply', () => {
  test('has all its parts, and its line gives it again', async () => {
    const { reply, charts } = await simulated('corr btc r2k-tech');
    expect(reply).toMatchObject({
      title: 'SIMULATED: BTC and small-cap tech, 1y',
      query: 'corr btc r2k-tech 1y',
      image: { filename: 'corr-btc-r2k-tech-1y.png' },
      report: { method: 'pearson', frequency: 'daily', view: null, n: 252 },
    });
    const report = drawn({ reply, charts }, 'pair').report;
    expect(reply.report).toEqual({ ...report, view: null });
    expect(report.headline).toEqual({ value: report.pearson, low: report.low, high: report.high });
    expect((await simulated(reply.query)).reply).toEqual(reply);
  });

  test('every setting is in its canonical line and in the name of its chart', async () => {
    const { reply } = await simulated('BTC vs small tech, 5 years, weekly, spearman');
    expect(reply.query).toBe('corr btc r2k-tech 5y method=spearman freq=weekly');
    expect(reply.image?.filename).toBe('corr-btc-r2k-tech-5y-method-spearman-freq-weekly.png');
    expect(reply.title).toBe('SIMULATED: BTC and small-cap tech, 5y, Spearman, weekly');
  });

  test('without the broad market it stands, and says what is left out', async () => {
    const { reply } = await simulated('corr btc r2k-tech', down);
    expect(reply.report).toMatchObject({ partial: null, versus: null });
    expect(reply.notes.join('\n')).toMatch(/The comparison with the Nasdaq-100 is left out: .*answered 503/);
  });
});

describe('a method', () => {
  test.each(['spearman', 'kendall', 'ewma'] as const)(
    '%s changes the headline and nothing else of the report',
    async (method) => {
      const usual = reportOf(await simulated('corr btc r2k-tech 1y'));
      const other = reportOf(await simulated(`corr btc r2k-tech 1y method=${method}`));
      expect(other.headline).not.toEqual(usual.headline);
      expect({ ...other, method: 'pearson', headline: usual.headline }).toEqual(usual);
    },
  );
});

describe('weekly returns', () => {
  test('hold the weeks of the same span, with a window of 52 of them', async () => {
    const report = reportOf(await simulated('corr btc r2k-tech 5y freq=weekly'));
    expect(report).toMatchObject({ n: 263, sessions: 263, rolling: { window: 52 } });
    expect(report.rolling.values.every((value) => value !== null)).toBe(true);
    expect(report.change).not.toBeNull();
    const years = (Date.parse(report.to) - Date.parse(report.from)) / (365.25 * 86_400_000);
    expect(years).toBeCloseTo(5, 1);
  });

  test('reach back far enough for a window and the year before it, wherever the range lies', async () => {
    const { rolling, change } = reportOf(await simulated('corr btc r2k-tech 2017-01..2017-06 freq=weekly'));
    expect(rolling.values[0]).not.toBeNull();
    expect(change).not.toBeNull();
  });

  test('fewer than 20 of them are refused, and both ways out work', async () => {
    const error = await simulated('corr btc r2k-tech 3m freq=weekly').catch((reason: unknown) => reason);
    if (!(error instanceof Refusal)) throw new Error('no refusal');
    expect(error.message).toMatch(
      /share 14 weekly returns .* needs 20\. Try .*, or leave `freq=weekly` out\.$/,
    );
    for (const { line } of error.actions) expect((await simulated(line)).reply.query).toBe(line);
  });
});

describe('a deeper view', () => {
  test.each([
    ['beta', 'Made of'],
    ['updown', 'Down against up'],
    ['tails', 'Worst tenth'],
    ['leadlag', 'Lead or lag'],
    ['dcc', 'DCC'],
    ['partial', 'Taken out'],
  ] as const)('%s adds its numbers and facts and speaks in the lead', async (view, fact) => {
    const { reply } = await simulated(`corr btc r2k-tech 5y view=${view}`);
    const plain = (await simulated('corr btc r2k-tech 5y')).reply;
    expect(reply.report).toMatchObject({ view: { kind: view } });
    expect({ ...reply.report, view: null }).toEqual(plain.report);
    expect(reply.facts[0]).toEqual(plain.facts[0]);
    expect(reply.facts.map(([label]) => label)).toContain(fact);
    expect(reply.lead).not.toBe(plain.lead);
    expect(reply.lead).not.toContain('the last 63 sessions');
  });

  test('partial takes out the two large indices and the small caps, but never a leg of the pair', async () => {
    const rows = async (line: string) => {
      const { view } = reportOf(await simulated(line));
      return view?.kind === 'partial' ? view.rows.map(({ without }) => without) : [];
    };
    const all = ['ndx', 'spx', 'r2k'];
    expect(await rows('corr btc r2k-tech 1y view=partial')).toEqual([...all.map((id) => [id]), all]);
    expect(await rows('corr btc spx 1y view=partial')).toEqual([['ndx'], ['r2k'], ['ndx', 'r2k']]);
  });

  test('partial goes on without a market that could not be had', async () => {
    const { reply } = await simulated('corr btc r2k-tech 1y view=partial', down);
    expect(reply.table?.rows.map(([without]) => without)).toEqual([
      'the S&P 500',
      'the Russell 2000',
      'the S&P 500 and the Russell 2000',
    ]);
    expect(reply.notes.join('\n')).toContain('The comparison with the Nasdaq-100 is left out');
  });

  // Of dcc only the first: over all of the simulated market its link jumps once, which no such model can hold.
  test.each(['updown 90d', 'leadlag 90d', 'tails 1y', 'dcc 1y'])(
    '%s is refused with ranges that work',
    async (words) => {
      const [view, range] = words.split(' ');
      const asked = simulated(`corr btc r2k-tech ${range} view=${view}`);
      const error = await asked.catch((reason: unknown) => reason);
      if (!(error instanceof Refusal)) throw new Error('no refusal');
      expect(error.actions).toHaveLength(2);
      const lines = error.actions.map(({ line }) => line).slice(0, view === 'dcc' ? 1 : 2);
      for (const line of lines) expect((await simulated(line)).reply.query).toBe(line);
    },
  );

  test('dcc of a link that jumps for good is refused: no model of that kind holds it', async () => {
    const error = await simulated('corr btc r2k-tech max view=dcc').catch((reason: unknown) => reason);
    if (!(error instanceof Refusal)) throw new Error('no refusal');
    expect(error.message).toMatch(/finds no level that the link comes back to/);
    for (const { line } of error.actions) expect((await simulated(line)).reply.query).toBe(line);
  });

  test('of a leg that stands still is refused, while the plain answer says why', async () => {
    const still = market('PSCT', (closes) => closes.map(() => 40));
    await expect(simulated('corr btc r2k-tech 5y view=beta', still)).rejects.toThrow(/Leave `view=beta` out/);
    const { reply } = await simulated('corr btc r2k-tech 5y', still);
    expect(reply.lead).toMatch(/No correlation .* did not move/);
  });
});

describe('what is offered next', () => {
  test.each([
    'corr btc r2k-tech 1y',
    'corr btc r2k-tech 30d',
    'corr eth ndx 5y method=kendall',
    'corr btc gold 5y view=tails',
    'corr btc r2k-tech 2y freq=weekly view=beta',
  ])('after %s works, every line of it', async (asked) => {
    const { reply } = await simulated(asked);
    const lines = reply.actions.map(({ line }) => line);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).not.toContain(reply.query);
    for (const line of lines) expect((await simulated(line)).reply.query).toBe(line);
  });

  test('is other ranges, the Nasdaq-100, two views, and the commands that there are', async () => {
    const { reply } = await asking(await loadCommands(), simulatedSource(), AS_OF)('corr btc r2k-tech 1y');
    expect(reply.actions.map(({ label, line }) => [label, line])).toEqual([
      ['3m', 'corr btc r2k-tech 3m'],
      ['5y', 'corr btc r2k-tech 5y'],
      ['max', 'corr btc r2k-tech max'],
      ['vs Nasdaq-100', 'corr btc ndx 1y'],
      ['up and down days', 'corr btc r2k-tech 1y view=updown'],
      ['who leads?', 'corr btc r2k-tech 1y view=leadlag'],
      ['CSV', 'csv btc r2k-tech 1y'],
      ['history', 'history btc r2k-tech max'],
      ['which sector?', 'rank btc 1y'],
    ]);
  });

  test('leaves out commands that are not there', async () => {
    const { reply } = await asking([corr], simulatedSource(), AS_OF)('corr btc r2k-tech 1y');
    expect(reply.actions.map(({ label }) => label)).not.toEqual(
      expect.arrayContaining(['CSV', 'history', 'which sector?']),
    );
  });
});

describe.skipIf(!hasRealPrices)(`real prices as of ${AS_OF}${skipReason}`, () => {
  const real = asking([corr, csv], filesSource(realPrices), AS_OF);

  test('every method and view of bitcoin and small-cap tech, by its lead', async () => {
    const second = async (line: string) => (await real(line)).reply.lead.replace(/; PSCT.*/, '');
    expect(await second('corr btc r2k-tech 1y method=spearman')).toMatch(
      /^BTC tracks small-cap tech moderately by ranks: 0\.47 over 1y \(0\.37 to 0\.57, 252 days/,
    );
    expect(await second('corr btc r2k-tech 1y method=kendall')).toContain('0.33 over 1y (0.25 to 0.40');
    expect(await second('corr btc r2k-tech 1y method=ewma')).toContain('0.56 (EWMA over 1y');
    expect(await second('corr btc r2k-tech 5y view=updown')).toContain('0.25 against 0.25');
    expect(await second('corr btc r2k-tech 5y view=leadlag')).toMatch(/Neither leads/);
    expect(await second('corr btc r2k-tech 5y view=tails')).toContain(
      "29% of the time, which can't be told from the 25%",
    );
    expect(await second('corr btc r2k-tech 5y view=beta')).toContain('explains 14%');
  });

  test('a coin with daily candles only: no lead is claimed, and by the week its clock is no caveat', async () => {
    await expect(real('corr eth r2k-tech 1y view=leadlag')).rejects.toThrow(
      /ETH\/USD is only there at midnight/,
    );
    const { reply } = await real('corr eth r2k-tech 5y freq=weekly');
    expect(reply.report).toMatchObject({ approximate: true });
    expect(reply.lead).not.toContain('approximate');
    expect(reply.notes[0]).toContain('of a week that is little');
  });
});
