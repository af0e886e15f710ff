import { LEAST_RETURNS } from '../../engine/samples/range-check.ts';
import { matrixPairs } from './matrix-context.ts';
import type { MatrixContext, MatrixPair } from './matrix-context.ts';
import { FULL_COVERAGE, quoteNotes, sourceNotes, staleNotes } from '../leg-notes.ts';
import { capitalised, count, date, whole } from '../formats.ts';
import { standInClause, standInNote } from '../stand-in-words.ts';
import { readAtUtcClose, timingNoise } from '../utc-close-words.ts';
import { listed } from '../listed.ts';
import { SIMULATED_NOTE } from '../simulated-words.ts';

/** Pairs and names that one note names before it counts the rest. */
const MOST_NAMED = 5;
/** Of intervals at 95%, the share that misses by chance. */
const MISSED = 0.05;

/** What a careful reader should know beside the numbers: a sentence for each matter, not for each pair. */
export function matrixNotes(context: MatrixContext): string[] {
  return [
    ...honestyNotes(context),
    ...sampleNotes(context),
    ...missingNumberNotes(matrixPairs(context.report)),
    ...manyPairsNote(matrixPairs(context.report)),
    ...quoteNotes(context.report.sources),
    ...sourceNotes(context.legs.map(({ series }) => series)),
  ];
}

function honestyNotes({ report, legs, sessions }: MatrixContext): string[] {
  const series = legs.map((leg) => leg.series);
  const notes: string[] = [];
  if (report.simulated) notes.push(SIMULATED_NOTE);
  if (report.approximate) {
    notes.push(
      `Approximate (UTC close): ${readAtUtcClose(series)}; that alone moves a correlation with the others by ±${timingNoise(sessions)}.`,
    );
  }
  notes.push(...staleNotes(series));
  for (const leg of legs) {
    const clause = standInClause(leg.listing, leg.series.instrument.symbol);
    if (clause !== null) notes.push(standInNote(clause));
  }
  const circular = legs.filter(({ listing }) => listing.holdsCryptoStocks === true);
  if (circular.length > 0 && legs.some(({ listing }) => listing.group === 'coin')) {
    notes.push(
      `Among the holdings of ${listed(circular.map(({ listing }) => listing.label))} are crypto companies (miners, treasuries), so a part of the link with a coin is circular.`,
    );
  }
  return notes;
}

/** A young name shortens its own pairs only; the reader should know which. */
function sampleNotes({ query, report, legs, sessions }: MatrixContext): string[] {
  if (query.range.kind === 'max') return [`All there is: the first pair begins on ${date(report.from)}.`];
  const short = legs.flatMap(({ listing }, i) => {
    const n = report.n[i]?.[i] ?? 0;
    return n < sessions * FULL_COVERAGE ? [`${listing.label} has ${whole(n)}`] : [];
  });
  if (short.length === 0) return [];
  return [`Of the ${count(sessions, 'session')} of the range ${listed(short)}; its pairs rest on those.`];
}

function missingNumberNotes(pairs: readonly MatrixPair[]): string[] {
  const empty = pairs.filter(({ value }) => value === null);
  const tooFew = empty.filter(({ n }) => n < LEAST_RETURNS);
  const still = empty.filter(({ n }) => n >= LEAST_RETURNS);
  const perfect = pairs.filter(({ value, low }) => value !== null && low === null);
  const notes: string[] = [];
  if (tooFew.length > 0) {
    notes.push(`No number for want of ${LEAST_RETURNS} joint returns: ${named(tooFew)}.`);
  }
  if (still.length > 0) notes.push(`No number because one of the two did not move: ${named(still)}.`);
  if (perfect.length > 0) {
    notes.push(
      `No interval because the link is too perfect; are the two one thing? ${capitalised(named(perfect))}.`,
    );
  }
  return notes;
}

function named(pairs: readonly MatrixPair[]): string {
  return listed(
    pairs.map(({ first, second }) => `${first} with ${second}`),
    MOST_NAMED,
  );
}

function manyPairsNote(pairs: readonly MatrixPair[]): string[] {
  const intervals = pairs.filter(({ low }) => low !== null).length;
  if (intervals < 2) return [];
  const missed = Math.round(intervals * MISSED);
  const expected = missed === 0 ? '' : `: among ${intervals}, about ${missed}`;
  return [
    `Each interval misses once in twenty by chance${expected}. The pairs are not ranked: \`rank\` tests which of them can be told apart.`,
  ];
}
