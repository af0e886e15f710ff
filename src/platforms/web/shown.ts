import { lineToGoOnFrom } from '../../core/understand.ts';
import { spansOf, type Span } from '../../core/markup.ts';
import type { Action, Reply, TextFile } from '../../core/types.ts';
import type { Outcome } from './ask.ts';
import type { Desk } from './desk.ts';
import { csvLine, fileAddress } from './addresses.ts';

/** A reply for the page: every string by its styles, so that nothing has to be read as markup there. */
export interface Shown {
  /** Canonical line. */
  readonly query: string;
  /** The line that the next question goes on from. */
  readonly goesOnFrom: string;
  readonly title: readonly Span[];
  readonly lead: readonly Span[];
  readonly facts: readonly { readonly label: readonly Span[]; readonly value: readonly Span[] }[];
  readonly notes: readonly (readonly Span[])[];
  readonly table: {
    readonly head: readonly (readonly Span[])[];
    readonly rows: readonly (readonly (readonly Span[])[])[];
  } | null;
  readonly actions: readonly Action[];
  /** `png` is base64; width and height in pixels. */
  readonly chart: {
    readonly png: string;
    readonly width: number;
    readonly height: number;
    readonly alt: string;
    readonly filename: string;
  } | null;
  readonly file: TextFile | null;
  /** Address of the prices behind it, as CSV; null where there is no pair of them. */
  readonly csv: string | null;
}

/** A refusal for the page. */
export interface ShownRefusal {
  readonly status: number;
  readonly sentence: readonly Span[];
  readonly actions: readonly Action[];
}

/** `previous` is the line that was gone on from. */
export function shown(reply: Reply, desk: Pick<Desk, 'commands' | 'catalog'>, previous?: string): Shown {
  const { query, title, lead, facts, notes, table, actions, image, file } = reply;
  const csv = file === undefined ? csvLine(query, desk) : null;
  return {
    query,
    goesOnFrom: lineToGoOnFrom(query, previous, desk.commands),
    title: spansOf(title),
    lead: spansOf(lead),
    facts: facts.map(([label, value]) => ({ label: spansOf(label), value: spansOf(value) })),
    notes: notes.map((note) => spansOf(note)),
    table:
      table === undefined
        ? null
        : { head: table.head.map(cell), rows: table.rows.map((row) => row.map(cell)) },
    // What can be saved right here need not be asked for.
    actions: actions.filter(({ line }) => line !== csv),
    chart:
      image === undefined
        ? null
        : {
            png: Buffer.from(image.png).toString('base64'),
            width: image.width,
            height: image.height,
            alt: image.alt,
            filename: image.filename,
          },
    file: file ?? null,
    csv: csv === null ? null : fileAddress(csv),
  };
}

/** What the page shows in place of an answer: the sentence, and lines to try as buttons. */
export function shownRefusal({
  status,
  sentence,
  actions,
}: Extract<Outcome, { kind: 'refused' }>): ShownRefusal {
  return { status, sentence: spansOf(sentence), actions };
}

function cell(text: string): readonly Span[] {
  return spansOf(text);
}
