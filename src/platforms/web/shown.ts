import { lineToGoOnFrom } from '../../core/answering/understand.ts';
import { styledTexts, type StyledText } from '../../core/markup.ts';
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
  readonly title: readonly StyledText[];
  readonly lead: readonly StyledText[];
  readonly facts: readonly { readonly label: readonly StyledText[]; readonly value: readonly StyledText[] }[];
  readonly notes: readonly (readonly StyledText[])[];
  readonly table: {
    readonly head: readonly (readonly StyledText[])[];
    readonly rows: readonly (readonly (readonly StyledText[])[])[];
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
  readonly sentence: readonly StyledText[];
  readonly actions: readonly Action[];
}

/** `previous` is the line that was gone on from. */
export function shown(reply: Reply, desk: Pick<Desk, 'commands' | 'catalog'>, previous?: string): Shown {
  const { query, title, lead, facts, notes, table, actions, image, file } = reply;
  const csv = file === undefined ? csvLine(query, desk) : null;
  return {
    query,
    goesOnFrom: lineToGoOnFrom(query, previous, desk.commands),
    title: styledTexts(title),
    lead: styledTexts(lead),
    facts: facts.map(([label, value]) => ({ label: styledTexts(label), value: styledTexts(value) })),
    notes: notes.map((note) => styledTexts(note)),
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
  return { status, sentence: styledTexts(sentence), actions };
}

function cell(text: string): readonly StyledText[] {
  return styledTexts(text);
}
