import { displayWidth, graphemes } from './display-width.ts';
import { styledTexts, type StyledText } from '../../core/markup.ts';
import { styleSpan } from './inline-markup.ts';
import { safeText } from './safe-text.ts';

/** One line ready to print, and the columns it takes. */
export interface Line {
  readonly text: string;
  readonly width: number;
}

export interface Layout {
  /** Columns to fill at most. */
  readonly width: number;
  readonly colour: boolean;
  /** All of it bold, for titles. */
  readonly bold?: boolean;
}

/** Spans that belong together because no space parts them: `**0.52**,` */
type Word = readonly StyledText[];

/**
 * Breaks a reply's string into lines of at most `width` columns, at spaces; a longer word is cut.
 * `**bold**` and `` `code` `` become colour or nothing, controls are made visible, `\n` starts a new line.
 * Never empty: no text is one empty line.
 */
export function wrap(text: string, { width, colour, bold = false }: Layout): Line[] {
  return paragraphs(styledTexts(safeText(text), bold))
    .flatMap((words) => fill(words, Math.max(1, width)))
    .map((words) => toLine(words, colour));
}

function paragraphs(spans: readonly StyledText[]): Word[][] {
  const result: StyledText[][][] = [[]];
  let word: StyledText[] = [];
  const endWord = () => {
    if (word.length > 0) result.at(-1)?.push(word);
    word = [];
  };
  for (const span of spans) {
    for (const piece of span.text.split(/([ \n])/)) {
      if (piece === ' ' || piece === '\n') endWord();
      else if (piece !== '') word.push({ ...span, text: piece });
      if (piece === '\n') result.push([]);
    }
  }
  endWord();
  return result;
}

function fill(words: readonly Word[], width: number): Word[][] {
  let line: Word[] = [];
  const lines = [line];
  let used = 0;
  for (const word of words.flatMap((long) => cut(long, width))) {
    const columns = wordWidth(word);
    if (line.length > 0 && used + 1 + columns > width) {
      line = [];
      lines.push(line);
    }
    used = line.length === 0 ? columns : used + 1 + columns;
    line.push(word);
  }
  return lines;
}

/** Fills each piece, so that no two of them fit on one line again. */
function cut(word: Word, width: number): Word[] {
  if (wordWidth(word) <= width) return [word];
  let piece: StyledText[] = [];
  const pieces = [piece];
  let used = 0;
  for (const span of word) {
    for (const { text, columns } of graphemes(span.text)) {
      if (used > 0 && used + columns > width) {
        piece = [];
        pieces.push(piece);
        used = 0;
      }
      piece.push({ ...span, text });
      used += columns;
    }
  }
  return pieces.map(join);
}

function wordWidth(word: Word): number {
  return word.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

function toLine(words: readonly Word[], colour: boolean): Line {
  const spans = words.flatMap((word, index) =>
    index === 0 ? word : [space(words[index - 1], word), ...word],
  );
  return {
    text: join(spans)
      .map((span) => styleSpan(span, colour))
      .join(''),
    width: wordWidth(spans),
  };
}

/** A space keeps the style that goes on over it. */
function space(before: Word | undefined, after: Word): StyledText {
  const [left, right] = [before?.at(-1), after[0]];
  const same = left !== undefined && right !== undefined && sameStyle(left, right);
  return same ? { ...left, text: ' ' } : { text: ' ', bold: false, code: false };
}

function join(spans: readonly StyledText[]): StyledText[] {
  const joined: StyledText[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && sameStyle(last, span)) {
      joined[joined.length - 1] = { ...last, text: last.text + span.text };
    } else joined.push(span);
  }
  return joined;
}

function sameStyle(a: StyledText, b: StyledText): boolean {
  return a.bold === b.bold && a.code === b.code;
}
