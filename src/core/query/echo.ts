/** Longest piece of a person's own text that a sentence repeats, in characters. */
const LONGEST_ECHO = 40;
/** Stands for words of which nothing can be shown. */
const NOTHING_TO_SHOW = 'that';

/** Characters that show nothing or reorder what stands beside them: controls, formats, half surrogates, fillers. */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}]/u;
const INVISIBLES = new RegExp(INVISIBLE.source, 'gu');

/** The first invisible character as `U+200B`, or null. Line breaks and tabs are white space, not invisible text. */
export function invisibleIn(text: string): string | null {
  for (const character of text) {
    if (INVISIBLE.test(character) && !/\s/.test(character)) return codePoint(character);
    if (character === '\uFEFF') return codePoint(character);
  }
  return null;
}

/** `U+0430` for `а`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * A person's own words, fit to be repeated in a sentence: one line inside backticks, at most 40 characters, without
 * backticks and invisible characters. Mentions and links inside it are still the platform's to escape.
 */
export function echo(text: string): string {
  // Cut before cleaning, so that a megabyte costs no more than a line.
  const clean = text.slice(0, 1_000).replace(/\s+/g, ' ').replace(INVISIBLES, '').replaceAll('`', '').trim();
  const characters = Array.from(clean);
  const shown =
    characters.length > LONGEST_ECHO ? `${characters.slice(0, LONGEST_ECHO - 1).join('')}…` : clean;
  return shown === '' ? NOTHING_TO_SHOW : `\`${shown}\``;
}

/** The same at the head of a sentence. */
export function echoFirst(text: string): string {
  const said = echo(text);
  return said === NOTHING_TO_SHOW ? 'That' : said;
}
