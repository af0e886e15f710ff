/** A stretch of a reply's string, without the markers around it. */
export interface MarkedText {
  /** Of `bold` it may still hold `` `code` ``, and no bold. */
  readonly text: string;
  readonly style: 'plain' | 'bold' | 'code';
}

// Each alternative stops at the next marker of its kind, so a text of any length is read in one pass.
const MARKUP = /`([^`]+)`|\*\*(?!\s)([^*]+)(?<!\s)\*\*/g;

/**
 * Reads the markup of a reply's strings: `**bold**` and `` `code` ``, whatever a platform makes of them. Nothing inside
 * code is markup, and a marker without its partner is text.
 */
export function parseMarkup(text: string): MarkedText[] {
  const parts: MarkedText[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKUP)) {
    const [whole, code, bold] = match;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), style: 'plain' });
    if (code !== undefined) parts.push({ text: code, style: 'code' });
    else if (bold !== undefined) parts.push({ text: bold, style: 'bold' });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), style: 'plain' });
  return parts;
}

/** Text in one style. */
export interface StyledText {
  readonly text: string;
  readonly bold: boolean;
  readonly code: boolean;
}

/** A reply's string by its styles, code inside bold too; all of it bold when that is asked for. */
export function styledTexts(text: string, bold = false): StyledText[] {
  return parseMarkup(text).flatMap((part) =>
    part.style === 'bold'
      ? styledTexts(part.text, true)
      : [{ text: part.text, bold, code: part.style === 'code' }],
  );
}

/** The words without the markers. */
export function plainText(text: string): string {
  return parseMarkup(text)
    .map((part) => (part.style === 'bold' ? plainText(part.text) : part.text))
    .join('');
}
