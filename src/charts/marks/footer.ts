import type { Brush } from './brush.ts';
import { fitText } from './fit-text.ts';
import { PAGE } from './page.ts';
import { setFont } from './set-font.ts';
import { FONT_SIZE, type Theme } from '../theme.ts';

/** From this many characters on two texts take two lines. */
const CHARACTERS = 100;

/** How many lines the footer takes: two short texts stand side by side. */
export function footerLines(texts: readonly string[]): number {
  return texts.length === 2 && texts.join().length <= CHARACTERS ? 1 : texts.length;
}

/** Height that the footer takes from the panels beyond its first line, in CSS pixels. */
export function footerExtraHeight(texts: readonly string[]): number {
  return (footerLines(texts) - 1) * PAGE.footerLineHeight;
}

/** Writes the canonical line, and where the numbers come from: side by side, or below each other when they are long. */
export function writeFooter(brush: Brush, texts: readonly string[], theme: Theme): void {
  const room = PAGE.right - PAGE.left;
  brush.fillStyle = theme.muted;
  const [first, second] = texts;
  if (first !== undefined && second !== undefined && footerLines(texts) === 1) {
    setFooterFont(brush, `${first}    ${second}`, room);
    brush.fillText(first, PAGE.left, PAGE.footerBaseline);
    brush.fillText(second, PAGE.right - brush.measureText(second).width, PAGE.footerBaseline);
    return;
  }
  for (const [index, text] of texts.toReversed().entries()) {
    setFooterFont(brush, text, room);
    const baseline = PAGE.footerBaseline - index * PAGE.footerLineHeight;
    brush.fillText(fitText(brush, text, room), PAGE.left, baseline);
  }
}

const FOOTER_SIZES = [FONT_SIZE.footer, 20, 18];

/** The largest footer size in which the text fits, else the smallest. */
function setFooterFont(brush: Brush, text: string, room: number): void {
  for (const size of FOOTER_SIZES) {
    setFont(brush, 400, size);
    if (brush.measureText(text).width <= room) return;
  }
}
