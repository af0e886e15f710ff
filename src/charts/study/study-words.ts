import { count, date, month } from '../../core/describe/formats.ts';
import type { StudyReport, Verdict } from '../../core/reports/study.ts';
import type { QueryName } from '../../core/chart.ts';
import { provenanceMarks, type HeadMark } from '../marks/provenance-marks.ts';

/** Every word on a study's chart outside of its panels. */
export interface StudyWords {
  readonly title: string;
  readonly marks: readonly HeadMark[];
  /** How many claims came to each verdict; those that none came to are left out. */
  readonly verdicts: readonly { readonly verdict: Verdict; readonly text: string }[];
  readonly summary: string;
  /** What small-cap tech was read from; null when it is the real thing. */
  readonly standIn: string | null;
  readonly footer: readonly string[];
}

const PHRASES: readonly (readonly [Verdict, one: string, many: string])[] = [
  ['holds', 'holds', 'hold'],
  ['does not hold', 'does not hold', 'do not hold'],
  ["can't be told apart", "can't be told apart", "can't be told apart"],
];

/** The words for a study's chart. Pure. */
export function studyWords(report: StudyReport, names: QueryName): StudyWords {
  const { claims, standIn, leftOut } = report;
  return {
    title: 'Bitcoin and small tech: five claims',
    marks: provenanceMarks(report),
    verdicts: PHRASES.flatMap(([verdict, one, many]) => {
      const found = claims.filter((claim) => claim.verdict === verdict).length;
      return found === 0 ? [] : [{ verdict, text: `${found} ${found === 1 ? one : many}` }];
    }),
    summary: `${claims.length} claims, from ${month(report.from)}`,
    standIn: standIn === null ? null : `small-cap tech read from ${standIn.instrument}`,
    footer: [
      names.query,
      provenance(report),
      ...(leftOut.length === 0 ? [] : [`left out: ${leftOut.map(({ id }) => id).join(', ')}`]),
    ],
  };
}

function provenance({ n, to, sources }: StudyReport): string {
  const from = [...new Set(sources.map(({ source }) => source))].join(', ');
  return `${count(n, 'daily return')} to ${date(to)} · ${sources.length} from ${from}`;
}
