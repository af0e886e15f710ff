import { describe, expect, test } from 'vitest';
import corr from '../../commands/corr.ts';
import study from '../../commands/study.ts';
import { SourceError } from '../../src/core/errors.ts';
import type { StudyReport } from '../../src/core/reports/study.ts';
import type { PriceSource } from '../../src/core/ports.ts';
import type { Day } from '../../src/core/types.ts';
import { filesSource } from '../../src/prices/files.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { hasRealPrices, realPrices, skipReason } from '../real-prices-folder.ts';
import { asking } from './asking.ts';
import type { Asked } from './asking.ts';

const AS_OF = '2025-12-31';
const ask = asking([study, corr], simulatedSource(), AS_OF);

/** The simulated market with some of its instruments out of order, and a note of what was asked for. */
function faulty(down: readonly string[], asked: { symbol: string; from: Day }[] = []): PriceSource {
  const market = simulatedSource();
  return {
    ...market,
    closes: (instrument, span, options) => {
      asked.push({ symbol: instrument.symbol, from: span.from });
      return down.includes(instrument.symbol)
        ? Promise.reject(new SourceError('Yahoo', 'unavailable', 'answered 429, too many requests'))
        : market.closes(instrument, span, options);
    },
  };
}

/** The report as the chart got it, which is the one of the reply. */
function reportOf({ charts, reply }: Asked): StudyReport {
  const [chart] = charts;
  if (chart?.kind !== 'study' || chart.report !== reply.report) throw new Error('no chart of the report');
  return chart.report;
}

describe('study on the simulated market', () => {
  test('answers the bare word with max: the years since the pandemic', async () => {
    const asked = await ask('study');
    const { reply, charts } = asked;
    expect(reply.query).toBe('study max');
    expect(reply.title).toBe('SIMULATED: Five claims about BTC and small-cap tech, max');
    expect(reply.lead).toMatch(
      /^SIMULATED prices: Of the note's five claims, .* on 1,508 days to 31 Dec 2025\./,
    );
    expect(reportOf(asked)).toMatchObject({ from: '2020-01-02', to: AS_OF, n: 1508 });
    expect(charts).toEqual([{ kind: 'study', report: reply.report, names: { query: 'study max' } }]);
    expect(reply.image).toMatchObject({ filename: 'study-max.png' });
    expect(reply.image?.alt).toContain('positive since the pandemic: holds');
    expect(reply.notes.join('\n')).toMatch(/Inspired by a JPMorgan note/);
  });

  test('one fact a claim, and the table holds the same numbers', async () => {
    const asked = await ask('study max');
    const { reply } = asked;
    expect(reply.facts.slice(0, 5).map(([label]) => label)).toEqual([
      '1. Highest of all sectors',
      '2. Small rather than large tech',
      '3. Altcoins too, bitcoin more',
      '4. Positive since the pandemic',
      '5. Peaks in big moves',
    ]);
    const verdicts = reportOf(asked).claims.map(({ verdict }) => verdict);
    for (const [i, verdict] of verdicts.entries())
      expect(reply.facts[i]?.[1]).toMatch(new RegExp(`^${verdict}: `));
    expect(new Set(reply.table?.rows.map(([claim]) => claim))).toEqual(new Set(['1', '2', '3', '4', '5']));
  });

  test('the same question gives the same answer, and each button is a line', async () => {
    const [one, other] = [await ask('study 5y'), await ask('study 5y')];
    expect(other.reply).toEqual(one.reply);
    const lines = one.reply.actions.map(({ line }) => line);
    expect(lines).toEqual(['study max']);
    expect((await ask('study max')).reply.actions.map(({ line }) => line)).toEqual(['study 5y']);
  });

  test('two years: what needs more is not settled, and says what is missing', async () => {
    const asked = await ask('study 2y');
    const { reply } = asked;
    expect(reply.facts[3]?.[1]).toMatch(/can't be told apart.*begin later than June 2020/);
    expect(reply.facts[4]?.[1]).toMatch(/can't be told apart: the range holds fewer than 20 windows/);
    expect(reportOf(asked).n).toBe(504);
  });

  test('a range that is too short is refused with ranges that work', async () => {
    await expect(ask('study 3m')).rejects.toMatchObject({
      message: expect.stringMatching(/windows of 126 sessions.*Try 1y/),
      actions: [
        expect.objectContaining({ line: 'study 5y' }),
        expect.objectContaining({ line: 'study max' }),
      ],
    });
  });

  test('before 2020 there are no years since the pandemic, and the study still answers', async () => {
    const asked = await asking([study], simulatedSource(), '2019-06-28')('study');
    expect(reportOf(asked).claims[3]).toMatchObject({
      verdict: "can't be told apart",
      evidence: { share: null },
    });
  });
});

describe('prices that can not be had', () => {
  test('a fund and a coin that fail are left out and named; the rest is answered', async () => {
    const source = faulty(['XLE', 'ETH/USD']);
    const asked = await asking([study], source, AS_OF)('study');
    const { reply } = asked;
    expect(
      reportOf(asked)
        .leftOut.map(({ id }) => id)
        .sort(),
    ).toEqual(['eth', 'sp500-energy']);
    expect(reply.notes.join('\n')).toMatch(/Left out: .*large-cap energy.*429/);
    expect(reply.facts[0]?.[1]).toMatch(/can't be told apart.*1 of the 20 sectors is missing/);
  });

  test('without bitcoin or small tech there is no study', async () => {
    await expect(asking([study], faulty(['PSCT']), AS_OF)('study')).rejects.toThrow(/small-cap tech/);
    await expect(asking([study], faulty(['BTC/USD']), AS_OF)('study')).rejects.toThrow(/BTC/);
  });

  test('only the pair itself is asked for years before the range', async () => {
    const asked: { symbol: string; from: Day }[] = [];
    await asking([study], faulty([], asked), AS_OF)('study 5y');
    const early = asked.filter(({ from }) => from < '2020-11-01').map(({ symbol }) => symbol);
    expect(early.sort()).toEqual(['BTC/USD', 'PSCT']);
  });
});

describe.skipIf(!hasRealPrices)(`study on real prices${skipReason}`, () => {
  test('as of 5 May 2025 one claim holds, none is denied', async () => {
    const { reply } = await asking([study], filesSource(realPrices), '2025-05-05')('study');
    expect(reply.lead).toMatch(
      /^Of the note's five claims, 1 holds and 4 can't be told apart on 1,342 days to 5 May 2025\. Holds: "positive since the pandemic"/,
    );
    expect(reply.facts[0]?.[1]).toMatch(
      /^can't be told apart: small-cap tech 0\.40 \(0\.33 to 0\.46\), tied for the top with large-cap consumer discretionary 0\.39 and large-cap tech 0\.36/,
    );
    expect(reply.facts[1]?.[1]).toMatch(/minus the Nasdaq-100 0\.01 \(-0\.02 to 0\.05\), p=0\.61/);
    expect(reply.facts[3]?.[1]).toMatch(/^holds: all 1,239 windows.*rose around Mar 2020$/);
    expect(reply.notes.join('\n')).toMatch(/PSCT \(S&P SmallCap 600 tech\) stands in/);
  });

  test('as of 23 June 2026 bitcoin itself is read at midnight UTC: nothing is ranked', async () => {
    const asked = await asking([study], filesSource(realPrices), '2026-06-23')('study');
    const { reply } = asked;
    const { claims, leftOut } = reportOf(asked);
    expect(claims.slice(0, 3).map(({ verdict }) => verdict)).toEqual(
      Array<string>(3).fill("can't be told apart"),
    );
    for (const { reason } of claims.slice(0, 3)) expect(reason).toMatch(/BTC.* read at midnight UTC/);
    expect(leftOut.map(({ id }) => id)).toContain('ada');
    expect(reply.facts.slice(0, 3).join(' ')).not.toMatch(/tied|highest of|ahead/);
  });
});
