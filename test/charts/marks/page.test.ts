import { describe, expect, test } from 'vitest';
import { headingBaselineBelow, markRowHeight } from '../../../src/charts/marks/page.ts';
import { provenanceMarks } from '../../../src/charts/marks/provenance-marks.ts';

const ALL = provenanceMarks({ approximate: true, stale: true, simulated: true });

describe('markRowHeight', () => {
  test('nothing without marks, or when they fit beside the title', () => {
    expect(
      markRowHeight('A title of any length whatever, much longer than the page is wide, really', []),
    ).toBe(0);
    expect(markRowHeight('Bitcoin and small tech: five claims', ALL.slice(0, 1))).toBe(0);
  });

  test('a row when they do not fit', () => {
    expect(markRowHeight('What moves with small-cap tech', ALL)).toBe(40);
    expect(headingBaselineBelow('What moves with small-cap tech', ALL)).toBe(146);
  });
});

describe('provenanceMarks', () => {
  test('simulated prices alone are an alarm; good prices have no mark', () => {
    expect(ALL).toEqual([
      { text: 'approximate (UTC close)', alarm: false },
      { text: 'old prices', alarm: false },
      { text: 'SIMULATED', alarm: true },
    ]);
    expect(provenanceMarks({ approximate: false, stale: false, simulated: false })).toEqual([]);
  });
});
