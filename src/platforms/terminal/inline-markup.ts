import { styleText } from 'node:util';

/** Text in one style. */
export interface Span {
  readonly text: string;
  readonly bold: boolean;
  readonly code: boolean;
}

// Each alternative stops at the next marker of its kind, so a text of any length is read in one pass.
const markup = /`([^`]+)`|\*\*(?!\s)([^*]+)(?<!\s)\*\*/g;

/** Reads `**bold**` and `` `code` ``, also code inside bold. A marker without its partner is text. */
export function parseMarkup(text: string, bold = false): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(markup)) {
    const [whole, code, strong] = match;
    if (match.index > end) spans.push({ text: text.slice(end, match.index), bold, code: false });
    if (code !== undefined) spans.push({ text: code, bold, code: true });
    else if (strong !== undefined) spans.push(...parseMarkup(strong, true));
    end = match.index + whole.length;
  }
  if (end < text.length) spans.push({ text: text.slice(end), bold, code: false });
  return spans;
}

/** The words without the markers. */
export function plainText(text: string): string {
  return parseMarkup(text)
    .map((span) => span.text)
    .join('');
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
