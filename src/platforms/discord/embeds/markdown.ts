import { parseMarkup, plainText, type MarkedText } from '../../../core/markup.ts';

const CUT = ' … (cut)';

/**
 * A reply's text as Discord's markdown: `**bold**` and `` `code` `` are kept, everything else is data that can't ping,
 * link or format. Never longer than `most` characters; what is too long is cut and says so.
 */
export function toMarkdown(text: string, most: number): string {
  const parts = parseMarkup(safe(text)).map(withoutCodeInBold);
  const rendered = parts.map(render).join('');
  return rendered.length <= most ? rendered : cutParts(parts, most);
}

/** The same words without any formatting, for places that show none: labels, footers, alt texts. */
export function toPlain(text: string, most: number): string {
  // Together: markers between two harmless pieces may have been all that kept them apart.
  const words = withoutPings(plainText(safe(text)));
  return words.length <= most ? words : `${cutAt(words, most - CUT.length)}${CUT}`;
}

/** Fit for a code block or code span: no fence ends in it, and nothing in it is a mention. */
export function toCode(text: string): string {
  return withoutPings(safe(text).replaceAll('`', "'"));
}

/** Bold is enough: code in it would need its own escapes. */
function withoutCodeInBold(part: MarkedText): MarkedText {
  return part.style === 'bold' ? { ...part, text: plainText(part.text) } : part;
}

function render({ text, style }: MarkedText, index: number): string {
  if (style === 'code') return `\`${withoutPings(text)}\``;
  const escaped = escape(text);
  if (style === 'bold') return `**${escaped}**`;
  // Only at its very start can a text without line ends be a list; headings and quotes are escaped anywhere.
  return index === 0
    ? escaped.replace(/^(\s*)(-(?=\s|\\#)|\d+(?=\.\s))/, (_, space, sign) => space + unlisted(sign))
    : escaped;
}

function unlisted(sign: string): string {
  return sign === '-' ? '\\-' : `${sign}\\`;
}

/** A backslash before all that Discord reads as formatting, link or emoji; what could ping is broken up as well. */
function escape(text: string): string {
  return text
    .replace(/[\\*_~`|>#+[\]<]/g, (sign) => `\\${sign}`)
    .replace(/<(?=\\?[@#!&:/a-z])/gi, '<\u200b')
    .replace(/:(?=\/\/)/g, '\\:')
    .replaceAll('@', '\\@\u200b');
}

/** Where a backslash would be seen, a character without width breaks up what could ping. */
function withoutPings(text: string): string {
  return text
    .replace(/<(?=[@#!&:/a-z])/gi, '<\u200b')
    .replaceAll('@', '@\u200b')
    .replace(/:(?=\/\/)/g, ':\u200b');
}

/** One line, without characters that hide or reorder others; Discord counts white space alone as nothing. */
function safe(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

function cutParts(parts: readonly MarkedText[], most: number): string {
  const room = most - CUT.length;
  let text = '';
  for (const [index, part] of parts.entries()) {
    const piece = render(part, index);
    if (text.length + piece.length <= room) {
      text += piece;
      continue;
    }
    let kept = part.text;
    // Escapes make a text longer than it is, so it is shortened until what is shown fits.
    while (kept !== '' && text.length + render({ ...part, text: kept }, index).length > room) {
      kept = cutAt(kept, Math.min(kept.length - 1, Math.floor(kept.length * 0.9)));
    }
    return `${text}${kept === '' ? '' : render({ ...part, text: kept }, index)}${CUT}`;
  }
  return text;
}

/** At most so many characters, never half of one. */
function cutAt(text: string, most: number): string {
  return text
    .slice(0, Math.max(0, most))
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}
