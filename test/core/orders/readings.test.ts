import { describe, expect, test } from 'vitest';
import { pairReportOf } from '../../../src/core/command/pair-report-of.ts';
import { readingsAfter } from '../../../src/core/orders/readings.ts';
import type { Reply } from '../../../src/core/types.ts';
import { simulatedSource } from '../../../src/prices/simulated.ts';
import { asking } from '../../commands/asking.ts';
import { fakePairReport } from '../../fakes/pair-report.ts';
import { commands } from './read-line.ts';

const report = fakePairReport({ n: 250, link: (share) => 0.9 - 1.2 * share });

describe('readings of a report', () => {
  test('are the rolling path with the label of each day', () => {
    const { rolling, regimes } = report;
    const readings = readingsAfter(report, '');
    expect(readings.map(({ day }) => day)).toEqual(rolling.days);
    expect(readings.map(({ value }) => value)).toEqual(rolling.values);
    for (const { from, to, label } of regimes) {
      const inside = readings.filter(({ day }) => day >= from && day <= to);
      expect(new Set(inside.map((reading) => reading.label))).toEqual(new Set([label]));
    }
    expect(new Set(readings.map(({ label }) => label)).size).toBeGreaterThan(1);
  });

  test('begin after the day that was judged last', () => {
    const [second, last] = [report.rolling.days[1] ?? '', report.rolling.days.at(-1) ?? ''];
    expect(readingsAfter(report, report.rolling.days[0] ?? '')[0]?.day).toBe(second);
    expect(readingsAfter(report, last)).toEqual([]);
    expect(readingsAfter(report, '2025-12-25').map(({ day }) => day)).toEqual(['2025-12-26']);
  });

  test('leave out days on which nothing can be computed', () => {
    const short = fakePairReport({ n: 80, history: 0 });
    expect(readingsAfter(short, '')).toHaveLength(80 - 63 + 1);
  });

  test('a day outside every run has no label', () => {
    const bare = { ...report, regimes: [] };
    expect(new Set(readingsAfter(bare, '').map(({ label }) => label))).toEqual(new Set(['unclear']));
  });
});

describe('an answer', () => {
  const ask = asking(commands, simulatedSource(), '2025-05-05');

  test('of corr has the report whose last reading is the label it speaks of', async () => {
    for (const line of ['corr btc r2k-tech 1y', 'corr eth gold 5y', 'corr btc ndx 2022.. window=21']) {
      const found = pairReportOf((await ask(line)).reply);
      const last = readingsAfter(found, '').at(-1);
      expect(last).toMatchObject({ day: found.to, label: found.label ?? 'unclear' });
      expect(last?.value).toBe(found.rolling.values.at(-1));
    }
  });

  test.each(['rank btc 1y', 'help', 'symbols gold'])('of `%s` has none', async (line) => {
    const { reply } = await ask(line);
    expect(() => pairReportOf(reply)).toThrow('gave no report of a pair');
  });

  test('without a report has none', () => {
    const bare: Reply = { title: '', lead: '', facts: [], notes: [], actions: [], query: 'corr' };
    expect(() => pairReportOf(bare)).toThrow('corr gave no report of a pair');
  });
});
