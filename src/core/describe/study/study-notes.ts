import { FEW_SESSIONS } from '../leg-notes.ts';
import { sessionsBetween } from '../../calendar/sessions.ts';
import {
  lateNotes,
  leftOutNotes,
  quoteNotes,
  sourceNotes,
  staleNotes,
  SIMULATED_NOTE,
} from '../leg-notes.ts';
import { count, date, whole } from '../formats.ts';
import { standInClause } from '../pair/pair-caveat.ts';
import { listed } from '../listed.ts';
import { labelIn } from './study-context.ts';
import type { StudyContext } from './study-context.ts';

/** The rules by which the claims are judged, in their order; docs/statistics.md says why they are these. */
const RULES: readonly string[] = [
  'Rule 1: holds when small-cap tech alone is at the top of all twenty sectors (95% multiple comparisons with the best); does not when it is outside the tied group.',
  'Rule 2: holds when bitcoin is closer to small-cap tech than to each large one (p < 0.05 after Holm); does not when it is closer to one of those.',
  "Rule 3: holds when every other coin's interval lies above zero and bitcoin is ahead of each (p < 0.05 after Holm); does not when one lies below zero or is ahead of bitcoin.",
  'Rule 4: holds when at least 95% of the 126-session windows since June 2020 are above zero and none is clearly below; does not when one is, by 3.75 standard errors, or all days together are.',
  'Rule 5: holds when the link goes with the size of the move (above 0.06) and with volatility (above 0.18, what a constant link shows by itself), and is higher in 2020, 2022 and 2024; does not when none of these is so and one is reversed. The note chose those years knowing them.',
];

/** Everything a careful reader should know beside the numbers; each a full sentence or two. */
export function studyNotes(context: StudyContext): string[] {
  const { report, series } = context;
  return [
    ...(report.simulated ? [SIMULATED_NOTE] : []),
    'Inspired by a JPMorgan note of 29 January 2025 on bitcoin and small-cap tech; the claims are in our words, the rules are ours, and what comes out is reported whatever it is.',
    ...standInNotes(context),
    ...clockNotes(context),
    ...staleNotes(series),
    ...leftOutNotes(report.leftOut, (id) => labelIn(context, id)),
    ...sampleNotes(context),
    ...RULES,
    ...quoteNotes(report.sources),
    ...sourceNotes(series),
  ];
}

function standInNotes({ report, smallTech }: StudyContext): string[] {
  const symbol = report.sources.find(({ id }) => id === smallTech.id)?.instrument ?? smallTech.label;
  const standIn = report.standIn === null ? null : standInClause(smallTech, symbol);
  return [
    ...(standIn === null
      ? []
      : [
          `${standIn}: no free symbol of the index itself is known. The sectors of small caps are those of the S&P SmallCap 600, not Russell's.`,
        ]),
    ...(smallTech.holdsCryptoStocks === true
      ? [`${symbol} holds some crypto companies (miners, treasuries), so a part of the link is circular.`]
      : []),
  ];
}

function clockNotes({ report, series }: StudyContext): string[] {
  if (!report.approximate) return [];
  const late = series.filter(({ clock }) => clock === 'utc-close').map(({ instrument }) => instrument.symbol);
  return [
    `Approximate: ${listed(late)} ${late.length === 1 ? 'is' : 'are'} read at midnight UTC, three to four hours after New York closes; that moves a correlation by more than most of the gaps, so where they are needed nothing is ranked.`,
  ];
}

function sampleNotes({ query, report, wantedTo }: StudyContext): string[] {
  const { from, to, n } = report;
  const notes: string[] = [];
  const held = sessionsBetween(from, to).length;
  if (query.range.kind === 'max') {
    notes.push(
      `With \`max\` the study begins on ${date(from)}: the note speaks of the years since the pandemic. Claims 2 and 3 compare on the days that each pair shares; rolling windows reach back before the first day.`,
    );
  }
  if (held - n > FEW_SESSIONS) notes.push(`Only ${whole(n)} of ${count(held, 'session')} have both prices.`);
  notes.push(...lateNotes(wantedTo, to));
  return notes;
}
