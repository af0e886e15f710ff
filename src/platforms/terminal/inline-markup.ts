import { styleText } from 'node:util';
import { parseMarkup } from '../../core/markup.ts';

/** Text in one style. */
export interface Span {
  readonly text: string;
  readonly bold: boolean;
  readonly code: boolean;
}

/** A reply's string by its styles, code inside bold too; all of it bold when that is asked for. */
export function spansOf(text: string, bold = false): Span[] {
  return parseMarkup(text).flatMap((part) =>
    part.style === 'bold'
      ? spansOf(part.text, true)
      : [{ text: part.text, bold, code: part.style === 'code' }],
  );
}

/** One span for the terminal: bold and cyan, or as it is without colour. The text must be safe already. */
export function styleSpan({ text, bold, code }: Span, colour: boolean): string {
  if (!colour || text === '' || (!bold && !code)) return text;
  const styles = [bold ? ('bold' as const) : null, code ? ('cyan' as const) : null].filter(
    (style) => style !== null,
  );
  // Whether this stream shows colour was decided once, from the stream and NO_COLOR; not by stdout again.
  return styleText(styles, text, { validateStream: false });
}
