import type { Image, Reply } from './types.ts';

/** A chart of a document: where it is (a path, an address), and what it shows. Width and height in pixels. */
type PlacedChart<Place extends object> = Place & Pick<Image, 'width' | 'height' | 'alt'>;

/**
 * An answer for programs, as docs/json.md describes it. Strings are the reply's own, with their `**bold**` and `` `code` ``.
 * Where its chart and its file lie is the platform's to say.
 */
export interface AnswerDocument<Place extends object> {
  readonly query: string;
  readonly title: string;
  readonly lead: string;
  readonly facts: Reply['facts'];
  readonly notes: readonly string[];
  readonly table: NonNullable<Reply['table']> | null;
  readonly actions: Reply['actions'];
  readonly chart: PlacedChart<Place> | null;
  readonly file: string | null;
  readonly report: object | null;
}

/** What was refused, for programs: the line as it was typed, and the sentence. */
export interface RefusalDocument {
  readonly query: string;
  readonly error: string;
  /** Lines that would work instead, where there are any. */
  readonly actions?: Reply['actions'];
}

/** The document of a reply. */
export function answerDocument<Place extends object>(
  { query, title, lead, facts, notes, table, actions, report }: Reply,
  { chart, file }: Pick<AnswerDocument<Place>, 'chart' | 'file'>,
): AnswerDocument<Place> {
  return {
    query,
    title,
    lead,
    facts,
    notes,
    table: table ?? null,
    actions,
    chart,
    file,
    report: report ?? null,
  };
}
