import { describe, expect, test } from 'vitest';
import { historyFacts } from '../../../../src/core/describe/history/history-facts.ts';
import { historyNotes } from '../../../../src/core/describe/history/history-notes.ts';
import { historyTable } from '../../../../src/core/describe/history/history-table.ts';
import { historyContext } from './history-context.ts';

const facts = (...parameters: Parameters<typeof historyContext>) =>
  Object.fromEntries(historyFacts(historyContext(...parameters)));
const point = (day: string, value: number) => ({ day, value, low: value - 0.1, high: value + 0.1 });

describe('the facts', () => {
  test('are the receipt: path, turning points, changes, labels, estimate, prices and method', () => {
    expect(
      facts(
        {},
        { percentile: 90.2, percentileSince: '2019-04-02', label: 'coupled', labelSince: '2024-04-24' },
      ),
    ).toMatchObject({
      'Last 63 sessions':
        '0.55 (0.33 to 0.71); coupled since 24 Apr 2024; top tenth of its readings since 2019 (percentile 90)',
      Readings: 'from -0.12 (-0.35 to 0.13) on 1 Mar 2019 to 0.66 (0.52 to 0.77) on 30 Sep 2022',
      Peaks: '0.66 (0.52 to 0.77) on 30 Sep 2022',
      Valleys: 'none that stands clear of the noise',
      'Lasting changes': 'around Mar 2020, from 0.02 to 0.41 (p<0.001)',
      'Time spent': 'coupled 70%, decoupled 30%, inverse <1% of 4 sessions',
      Correlation: '0.35 (0.30 to 0.40), 1,594 daily returns, 2 Jan 2019 to 5 May 2025',
    });
    expect(facts()['Method']).toMatch(/jackknife.*CUSUM/);
  });

  test('name the dated events in the window of a turning point, as dates only', () => {
    const peaks = [point('2022-06-24', 0.7)];
    const valleys = [point('2024-01-02', -0.1)];
    expect(facts({ peaks, valleys })).toMatchObject({
      Peaks:
        '0.70 (0.60 to 0.80) on 24 Jun 2022, a window that holds Terra 9 May 2022 and Celsius 13 Jun 2022',
      Valleys: '-0.10 (-0.20 to 0.00) on 2 Jan 2024',
    });
  });

  test('name the four furthest turning points in order of time and count the rest', () => {
    const peaks = [0.5, 0.9, 0.6, 0.8, 0.7].map((value, i) => point(`201${i}-03-01`, value));
    const valleys = [0.5, 0.1, 0.2, 0.3, 0.4].map((value, i) => point(`201${i}-09-03`, value));
    const made = facts({ peaks, valleys });
    expect(made['Peaks']?.match(/\d+ Mar \d+/g)).toEqual([
      '1 Mar 2011',
      '1 Mar 2012',
      '1 Mar 2013',
      '1 Mar 2014',
    ]);
    expect(made['Valleys']?.match(/\d+ Sep \d+/g)).toEqual([
      '3 Sep 2011',
      '3 Sep 2012',
      '3 Sep 2013',
      '3 Sep 2014',
    ]);
    expect(made['Peaks']).toMatch(/; and 1 more$/);
  });

  test('tell no change found from no change searched for', () => {
    expect(facts({ breaks: [] })['Lasting changes']).toBe('none found (CUSUM test, 5%)');
    expect(facts({ breaks: [], n: 251 })['Lasting changes']).toMatch(
      /^not searched for: that takes 252 returns/,
    );
  });

  test('of a range without a full window hold no path', () => {
    const { rolling } = historyContext().report;
    const none = rolling.values.map(() => null);
    const made = facts({ rolling: { ...rolling, values: none, low: none, high: none }, shares: null });
    expect(Object.keys(made)).toEqual(['Correlation', 'Spearman (ranks)', 'Prices', 'Method']);
  });
});

describe('the table', () => {
  test('has a row a year with interval and days', () => {
    expect(historyTable(historyContext().report).table).toEqual({
      head: ['Year', 'Correlation', '95% interval', 'Days'],
      rows: [
        ['2019', '-0.08', '-0.26 to 0.10', '252'],
        ['2022', '0.55', '0.45 to 0.64', '251'],
      ],
    });
  });

  test('is none without a year', () => {
    expect(historyTable(historyContext({ years: [] }).report)).toEqual({});
  });
});

describe('the notes', () => {
  const notes = (...parameters: Parameters<typeof historyContext>) =>
    historyNotes(historyContext(...parameters)).join('\n');

  test('name the years that have no row', () => {
    expect(notes()).toContain(
      'Without a row of its own: 2020, 2021, 2023, 2024, 2025, for want of 20 returns that move.',
    );
    const one = { from: '2022-01-03', to: '2022-12-30', years: historyContext().report.years.slice(1) };
    expect(notes(one)).not.toContain('row of its own');
  });

  test('say how rough the month of a change is, and what a path without turning points is worth', () => {
    expect(notes()).toContain('the month is rough');
    expect(notes({ breaks: [] })).not.toContain('the month is rough');
    expect(notes({ peaks: [], breaks: [] })).toContain(
      'noise of 63 sessions: a constant link may wander this far.',
    );
    expect(notes({ peaks: [] })).toContain('stands clear of the noise of 63 sessions.');
    expect(notes()).not.toContain('clear of the noise');
  });

  test('put the timing noise of one window beside that of the range', () => {
    expect(notes({ approximate: true })).toMatch(
      /±0\.04\.[^]*A single reading over 63 sessions moves by ±0\.06/,
    );
  });

  test('say nothing of a path that is not there', () => {
    const { rolling } = historyContext().report;
    const none = rolling.values.map(() => null);
    const made = notes({
      rolling: { ...rolling, values: none, low: none, high: none },
      peaks: [],
      breaks: [],
    });
    expect(made).not.toContain('clear of the noise');
    expect(made).toContain('needs 63 joint returns');
  });
});
