import type { Reply } from '../../core/types.ts';
import type { Saved } from './ask.ts';
import type { SavedChart } from './chart-file.ts';

/** What `--json` prints for an answer. Strings are the reply's own, with their `**bold**` and `` `code` ``. */
interface AnswerDocument {
  readonly query: string;
  readonly lead: string;
  readonly facts: Reply['facts'];
  readonly notes: readonly string[];
  readonly actions: Reply['actions'];
  readonly chart: SavedChart | null;
  readonly file: string | null;
  readonly report: object | null;
}

/** An answer as one line of JSON. */
export function answerJson(reply: Reply, { chart, file }: Saved): string {
  const { query, lead, facts, notes, actions, report = null } = reply;
  return toJsonLine({ query, lead, facts, notes, actions, chart, file, report } satisfies AnswerDocument);
}

/**
 * One JSON document on one line. JSON itself leaves C1 controls and the signs that reverse text as they are; here they
 * are escaped too, so the line is safe on a terminal and is the same document.
 */
export function toJsonLine(document: object): string {
  const escape = (character: string) =>
    Array.from(
      { length: character.length },
      (_, index) => String.raw`\u` + character.charCodeAt(index).toString(16).padStart(4, '0'),
    ).join('');
  return `${JSON.stringify(document).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escape)}\n`;
}
