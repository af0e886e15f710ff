import { FEW_SESSIONS, lateNotes, leftOutNotes, quoteNotes, sourceNotes, staleNotes } from '../leg-notes.ts';
import { LEAST_FOR_WORDS } from '../strength.ts';
import { sessionsBetween } from '../../calendar/sessions.ts';
import { count, date, whole } from '../formats.ts';
import { readAtUtcClose, timingNoise } from '../utc-close-words.ts';
import { standIns } from './rank-caveat.ts';
import { labelOf } from './rank-context.ts';
import type { RankContext } from './rank-context.ts';
import { listed } from '../listed.ts';
import { SIMULATED_NOTE } from '../simulated-words.ts';
import { standInNote } from '../stand-in-words.ts';

/** What a careful reader should know beside the numbers: a sentence for each matter, not for each name. */
export function rankNotes(context: RankContext): string[] {
  return [
    ...honestyNotes(context),
    ...leftOutNotes(context.report.leftOut, (id) => labelOf(context, id)),
    ...sampleNotes(context),
    ...quoteNotes([context.report.fixed, ...context.report.sources]),
    ...sourceNotes(context.series),
  ];
}

function honestyNotes(context: RankContext): string[] {
  const { report, fixed, others, series } = context;
  const ids = report.rows.map(({ id }) => id);
  const notes: string[] = [];
  if (report.simulated) notes.push(SIMULATED_NOTE);
  if (report.approximate) {
    notes.push(
      `Approximate (UTC close): ${readAtUtcClose(series)}; that alone moves such a correlation by ±${timingNoise(report.common.n)}, more than most of the gaps, so nothing is called the highest, tied or ahead.`,
    );
  }
  notes.push(...staleNotes(series), ...standIns(context, ids).map(standInNote));
  const circular = [fixed, ...others.filter(({ id }) => ids.includes(id))].flatMap((listing, index) =>
    listing.holdsCryptoStocks === true ? [index === 0 ? fixed.label : listing.label] : [],
  );
  if (circular.length > 0) {
    notes.push(
      `Among the holdings of ${listed(circular)} are crypto companies (miners, treasuries), so a part of ${circular.length === 1 ? 'the' : 'each'} link is circular.`,
    );
  }
  return notes;
}

function sampleNotes({ report: { common, rows }, query, wantedTo }: RankContext): string[] {
  const notes: string[] = [];
  const held = sessionsBetween(common.from, common.to).length;
  if (query.range.kind === 'max') notes.push(`All there is: joint returns begin on ${date(common.from)}.`);
  else if (common.sessions - held > FEW_SESSIONS) {
    notes.push(
      `The range is shortened: joint returns cover ${date(common.from)} to ${date(common.to)}, ${whole(held)} of the ${count(common.sessions, 'session')} asked for.`,
    );
  }
  if (common.n < held) notes.push(`${whole(common.n)} of ${count(held, 'session')} have all prices.`);
  notes.push(...lateNotes(wantedTo, common.to));
  if (common.n < LEAST_FOR_WORDS)
    notes.push(`Fewer than ${LEAST_FOR_WORDS} returns: the numbers are shown, but they are worth little.`);
  if (rows.length === 1) notes.push('Only one name is there, so there is nothing to rank.');
  return notes;
}
