/**
 * Makes text harmless for a terminal: what people typed, and names that came from files or sources, are data.
 * Line ends become `\n`, a tab becomes a space, and every other control character is shown instead of sent (ESC as `␛`),
 * so no escape sequence, overprinting or reversed reading direction can come out of it.
 */
export function safeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, visible);
}

/** `safeText` without line ends, for what must stay on one line. */
export function safeLine(text: string): string {
  return safeText(text).replaceAll('\n', ' ');
}

// Emoji families and several scripts are spelled with these two; they neither move the cursor nor hide text.
const joiners: readonly string[] = ['\u200c', '\u200d'];

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n' || joiners.includes(character)) return character;
  // Unicode has a picture of each C0 control, in the same order; the others get the sign for "not a character".
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}
