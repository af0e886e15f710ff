const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Scripts that East Asian Width (Unicode Annex 11) calls wide, their punctuation and the full-width forms; emoji. */
const wide =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Yi}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u;
const halfWidthForm = /^[\uff61-\uffdc]/u;
const invisible = /^[\p{Mark}\p{Cf}\p{Cc}]+$/u;
const printableAscii = /^[ -~]*$/;

/** How many columns of a terminal a text takes: two for wide characters and emoji, none for marks. No escape sequences. */
export function displayWidth(text: string): number {
  if (printableAscii.test(text)) return text.length;
  return graphemes(text).reduce((sum, { columns }) => sum + columns, 0);
}

/** A text in what people see as single characters (Unicode Annex 29), each with the columns it takes. */
export function graphemes(text: string): { readonly text: string; readonly columns: number }[] {
  return Array.from(segmenter.segment(text), ({ segment }) => ({
    text: segment,
    columns: graphemeWidth(segment),
  }));
}

function graphemeWidth(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  return wide.test(grapheme) && !halfWidthForm.test(grapheme) ? 2 : 1;
}
