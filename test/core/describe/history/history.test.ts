import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyAlt, historyLead, historyTitle } from '../../../../src/core/describe/history/history.ts';
import { historyContext } from './history-context.ts';
import { series, smallTech } from '../pair/pair-context.ts';

const path = historyContext().report.rolling;
const empty = {
  ...path,
  values: [null, null, null, null],
  low: [null, null, null, null],
  high: [null, null, null, null],
};

describe('the lead', () => {
  test('says when the link peaked, where it stands in which history, and when it changed', () => {
    expect(historyLead(historyContext())).toBe(
      'Since 2019 the 63-session link between BTC and gold peaked at 0.66 (0.52 to 0.77) in Sep 2022 and was 0.55 (0.33 to 0.71) on 5 May 2025, in the top tenth of those readings. It changed around Mar 2020, from 0.02 to 0.41.',
    );
  });

  test('a highest reading that does not stand clear of the noise is no peak', () => {
    const lead = historyLead(historyContext({ peaks: [] }));
    expect(lead).toContain('ran from -0.12 (Mar 2019) to 0.66 (Sep 2022) and was 0.55');
    expect(lead).not.toMatch(/peak|record/);
  });

  test('a lower peak is not taken for the highest reading', () => {
    const peaks = [{ day: '2020-06-15', value: 0.4, low: 0.2, high: 0.58 }];
    expect(historyLead(historyContext({ peaks }))).not.toContain('peaked');
  });

  test('a percentile of another history names the year that one starts in', () => {
    const today = { ...historyContext().report.today, since: '2020-01-02', percentile: 40 };
    expect(historyLead(historyContext({ today }))).toContain('in the middle of its readings since 2020.');
  });

  test('of several changes the clearest is told, and how many more there are', () => {
    const breaks = [
      { day: '2020-03-02', p: 0.01, before: 0.02, after: 0.6 },
      { day: '2023-02-02', p: 1e-5, before: 0.6, after: 0.2 },
      { day: '2024-02-02', p: 0.02, before: 0.2, after: 0.4 },
    ];
    expect(historyLead(historyContext({ breaks }))).toMatch(
      /It changed around Feb 2023, from 0\.60 to 0\.20, and 2 more times\.$/,
    );
  });

  test('says that no lasting change is found, but not of a range too short to search', () => {
    expect(historyLead(historyContext({ breaks: [] }))).toMatch(/No lasting change is found\.$/);
    const short = historyLead(historyContext({ breaks: [], n: 200 }));
    expect(short).toMatch(/of those readings\.$/);
  });

  test('has room for one caveat: clock, stale prices, a stand-in; never what is only true of the whole range', () => {
    const drivenByOneDay = { without: { day: '2020-03-12', pearson: 0.1, material: true }, spearman: 0.1 };
    expect(historyLead(historyContext({}, drivenByOneDay))).toMatch(/from 0\.02 to 0\.41\.$/);
    const standIn = historyContext({}, {}, { benchmark: smallTech });
    expect(historyLead(standIn)).toMatch(/0\.41; GLD \(S&P SmallCap 600 tech\) stands in for/);
    expect(historyLead(historyContext({ stale: true }))).toContain('older than they should be');
    expect(historyLead(historyContext({ stale: true, approximate: true }))).toMatch(
      /different hours \(UTC close\), so take it as approximate, ±0\.06\.$/,
    );
  });

  test('without a full window it gives the link of the range and says why there is no path', () => {
    const short = historyContext({ n: 40, rolling: empty, peaks: [], breaks: [], shares: null });
    expect(historyLead(short)).toBe(
      'BTC tracks gold moderately: 0.35 over max (0.30 to 0.40, 40 days to 5 May 2025). There is no path to follow: no window of 63 sessions is full.',
    );
  });

  test('without a correlation it says why, in one sentence', () => {
    const lead = historyLead(historyContext({ pearson: null, low: null, high: null, rolling: empty }));
    expect(lead).toBe(
      'No correlation between BTC and gold over max: one of them did not move in the 1,594 days to 5 May 2025.',
    );
  });

  test('a last window without a reading is said, not left at the reading before it', () => {
    const today = { ...historyContext().report.today, value: null, low: null, high: null };
    expect(historyLead(historyContext({ today }))).toContain(
      "and can't be read on 5 May 2025, because one of the two stood still",
    );
  });

  const correlation = fc.double({ min: -1, max: 1, noNaN: true });
  test('is at most two sentences without a forbidden word, whatever the numbers', () => {
    const some = fc.tuple(correlation, correlation, correlation);
    fc.assert(
      fc.property(
        some,
        some,
        fc.nat({ max: 100 }),
        fc.boolean(),
        fc.boolean(),
        (three, breaks, percentile, clear, utc) => {
          const [low = 0, value = 0, high = 0] = three.toSorted((a, b) => a - b);
          const today = { ...historyContext().report.today, value, low, high, percentile };
          const found = breaks.map((after, i) => ({
            day: `202${i}-02-03`,
            p: 0.01 * i,
            before: value,
            after,
          }));
          const context = historyContext({
            rolling: {
              ...path,
              values: [low, value, high, value],
              low: [low, low, low, low],
              high: [high, high, high, high],
            },
            today,
            peaks: clear ? historyContext().report.peaks : [],
            breaks: found,
            approximate: utc,
          });
          const lead = historyLead(context);
          expect(lead.match(/[.!?](?= [A-Z]|$)/g)?.length).toBeLessThanOrEqual(2);
          expect(lead).not.toMatch(
            /proves|always|perfectly|safe|highest|closest|record|because of|caused|uncorrelated|NaN|-0\.00|undefined|null/,
          );
        },
      ),
    );
  });
});

test('simulated prices are marked in title, lead and alt text', () => {
  const context = historyContext({ simulated: true });
  for (const text of [historyTitle(context), historyLead(context), historyAlt(context)]) {
    expect(text).toMatch(/^SIMULATED/);
  }
  const noPath = historyContext({ simulated: true, rolling: empty });
  expect(historyLead(noPath).match(/SIMULATED/g)).toHaveLength(1);
  const nothing = historyContext({ simulated: true, pearson: null, low: null, high: null });
  expect(historyLead(nothing).match(/SIMULATED/g)).toHaveLength(1);
});

test('the alt text tells the path and what is marked on it', () => {
  expect(historyAlt(historyContext())).toBe(
    'The rolling 63-session correlation of BTC and gold with its 95% band, 2 Jan 2019 to 5 May 2025. Marked: peak 0.66 on 30 Sep 2022; change around Mar 2020 from 0.02 to 0.41. Coupled 70% of the time.',
  );
  const bare = historyContext(
    { peaks: [], breaks: [], shares: null },
    {},
    { series: { asset: series('BTC/USD'), benchmark: series('GLD') } },
  );
  expect(historyAlt(bare)).toMatch(/No peak, valley or change is marked\.$/);
});
