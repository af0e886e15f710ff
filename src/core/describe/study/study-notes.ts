import { sessionsBetween } from '../../calendar/sessions.ts';
import { FEW_SESSIONS, lateNotes, leftOutNotes, quoteNotes, sourceNotes, staleNotes } from '../leg-notes.ts';
import { count, date, whole } from '../formats.ts';
import { standInClause, standInNote } from '../stand-in-words.ts';
import { readAtUtcClose } from '../utc-close-words.ts';
import { labelIn } from './study-context.ts';
import type { StudyContext } from './study-context.ts';
import { SIMULATED_NOTE } from '../simulated-words.ts';

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
          `${standInNote(standIn)} The sectors of small caps are those of the S&P SmallCap 600, not Russell's.`,
        ]),
    ...(smallTech.holdsCryptoStocks === true
      ? [`${symbol} holds some crypto companies (miners, treasuries), so a part of the link is circular.`]
      : []),
  ];
}

function clockNotes({ report, series }: StudyContext): string[] {
  if (!report.approximate) return [];
  return [
    `Approximate: ${readAtUtcClose(series)}; that moves a correlation by more than most of the gaps, so where they are needed nothing is ranked.`,
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
