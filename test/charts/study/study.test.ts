import type { ChartConfiguration, Point } from 'chart.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { studyPanels } from '../../../src/charts/study/study-panels.ts';
import { studyChart } from '../../../src/charts/study/study.ts';
import { THEMES } from '../../../src/charts/theme.ts';
import type { StudyReport, Verdict } from '../../../src/core/reports/study.ts';
import { drawnTexts, faults } from '../drawn-texts.ts';
import { fakeStudyReport } from '../../fakes/study-report.ts';

const VERDICTS: readonly Verdict[] = ['holds', 'does not hold', "can't be told apart"];
const REASON = 'the range holds fewer than 20 windows of 63 sessions that share no day';

function chart(report: StudyReport): ChartConfiguration<'line', Point[]> {
  return studyChart(report, { query: 'study max' }, THEMES.light);
}

async function words(report: StudyReport): Promise<string[]> {
  return (await drawnTexts(chart(report))).map(({ text }) => text);
}

/** Nothing could be computed, and every claim says why. */
function nothing(): StudyReport {
  const report = fakeStudyReport(VERDICTS.map(() => "can't be told apart"));
  const [sectors, size, altcoins, pandemic, bigMoves] = report.claims;
  const undecided = { verdict: "can't be told apart", reason: REASON } as const;
  return {
    ...report,
    claims: [
      { ...sectors, ...undecided, evidence: { rows: [] } },
      { ...size, ...undecided, evidence: { ...size.evidence, rows: [], differences: [] } },
      { ...altcoins, ...undecided, evidence: { rows: [], differences: [] } },
      {
        ...pandemic,
        ...undecided,
        evidence: { ...pandemic.evidence, days: [], values: [], share: null, lowest: null },
      },
      {
        ...bigMoves,
        ...undecided,
        evidence: { ...bigMoves.evidence, meanBig: null, meanOther: null },
      },
    ],
  };
}

describe('studyPanels', () => {
  const report = fakeStudyReport();

  test('the claims in their order, each with its verdict', () => {
    expect(studyPanels(report).map(({ verdict, plot }) => [verdict, plot.kind])).toEqual([
      ['does not hold', 'dots'],
      ["can't be told apart", 'dots'],
      ['holds', 'dots'],
      ['holds', 'path'],
      ["can't be told apart", 'path'],
    ]);
  });

  test('small-cap tech is among the sectors wherever it stands', () => {
    const [sectors, ...others] = report.claims;
    const rows = [...sectors.evidence.rows.slice(1), ...sectors.evidence.rows.slice(0, 1)];
    const [panel] = studyPanels({ ...report, claims: [{ ...sectors, evidence: { rows } }, ...others] });
    const labels = panel?.plot.kind === 'dots' ? panel.plot.rows.map(({ label }) => label) : [];
    expect(labels).toHaveLength(5);
    expect(labels.at(-1)).toBe('small-cap tech');
  });

  test('what can be told from the first is hollow', () => {
    const [, size, altcoins] = studyPanels(report);
    const filled = [size, altcoins].map((panel) =>
      panel?.plot.kind === 'dots' ? panel.plot.rows.map(({ isFilled }) => isFilled) : [],
    );
    expect(filled).toEqual([
      [true, true, false],
      [true, true, false, false, false],
    ]);
  });

  test('the years of big moves are shaded, with the mean of either kind as a level', () => {
    const plot = studyPanels(report)[4]?.plot;
    if (plot?.kind !== 'path') throw new Error('the fifth claim has a path');
    expect(plot.years.map(({ from }) => plot.days[from]?.slice(0, 4))).toEqual(['2022', '2024']);
    expect(plot.levels.map(({ value }) => value)).toEqual([0.24, 0.47, 0.24, 0.47, 0.24]);
  });

  test('a reason stands before any other caption', () => {
    expect(new Set(studyPanels(nothing()).map(({ caption }) => caption))).toEqual(new Set([REASON]));
    expect(studyPanels(report)[3]?.caption).toMatch(
      /^97% of 126-session windows above 0, lowest −0\.\d\d in /,
    );
    expect(studyPanels(report)[4]?.caption).toBe('mean 0.47 in 2022, 2024; 0.24 in other years');
  });
});

describe('studyChart', () => {
  test('every claim and verdict is drawn in words, and how many came to each', async () => {
    const texts = await words(fakeStudyReport());
    expect(texts.join(' ')).toContain("Among sectors, small-cap tech has bitcoin's highest correlation");
    expect(texts.join(' ')).toContain('as in 2020, 2022 and 2024');
    expect(texts.filter((text) => text === 'holds')).toHaveLength(2);
    expect(texts.filter((text) => text === 'does not hold')).toHaveLength(1);
    expect(texts.filter((text) => text === "can't be told apart")).toHaveLength(2);
    expect(texts).toEqual(expect.arrayContaining(['2 hold', '1 does not hold', "2 can't be told apart"]));
    expect(texts).toContain('small-cap tech read from PSCT');
  });

  test('simulated prices add the alarm across the page', () => {
    const { plugins } = chart(fakeStudyReport(undefined, { simulated: true }));
    expect(plugins?.map(({ id }) => id)).toEqual(['paper', 'study', 'alarm']);
  });

  test('is a pure function: the report is not touched', async () => {
    const report = fakeStudyReport();
    const before = structuredClone(report);
    await drawnTexts(chart(report));
    expect(report).toEqual(before);
  });

  test('nothing computable: the reasons, inside the picture, no text over another', async () => {
    expect(faults(await drawnTexts(chart(nothing())))).toEqual([]);
  });

  test('whatever the verdicts, reasons, names left out and marks', async () => {
    const word = fc.constantFrom('r2k-tech', 'ndx', 'small-cap-financials', 'avax', 'trx');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...VERDICTS), { minLength: 5, maxLength: 5 }),
        fc.option(fc.stringMatching(/^[a-z ]{10,120}$/), { nil: null }),
        fc.array(word, { maxLength: 12 }),
        fc.record({ simulated: fc.boolean(), approximate: fc.boolean(), stale: fc.boolean() }),
        async (verdicts, reason, ids, marks) => {
          const leftOut = ids.map((id) => ({ id, reason: 'its prices begin later' }));
          const report = fakeStudyReport(verdicts, { ...marks, leftOut });
          const [sectors, size, altcoins, pandemic, bigMoves] = report.claims;
          const claims = [
            { ...sectors, reason },
            { ...size, reason },
            { ...altcoins, reason },
            { ...pandemic, reason },
            { ...bigMoves, reason },
          ] as const;
          expect(faults(await drawnTexts(chart({ ...report, claims })))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
