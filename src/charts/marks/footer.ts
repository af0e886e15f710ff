import type { Brush } from './brush.ts';
import { fitText } from './fit-text.ts';
import { PAGE } from './page.ts';
import { setFont } from './set-font.ts';
import { FONT_SIZE, type Theme } from '../theme.ts';

/** From this many characters on two texts take two lines. */
const CHARACTERS = 100;

/** The first two texts stand side by side when they are short; each other one has a line of its own. */
function linesOf(texts: readonly string[]): (readonly [string, string] | readonly [string])[] {
  const [first, second, ...others] = texts;
  const single = (text: string) => [text] as const;
  if (first === undefined || second === undefined) return texts.map(single);
  return `${first},${second}`.length <= CHARACTERS
    ? [[first, second], ...others.map(single)]
    : texts.map(single);
}

/** Height that the footer takes from the panels beyond its first line, in CSS pixels. */
export function footerExtraHeight(texts: readonly string[]): number {
  return (linesOf(texts).length - 1) * PAGE.footerLineHeight;
}

/** Writes the canonical line, where the numbers come from, and what else there is to say, at the foot of the picture. */
export function writeFooter(brush: Brush, texts: readonly string[], theme: Theme): void {
  const room = PAGE.right - PAGE.left;
  brush.fillStyle = theme.muted;
  for (const [index, [text, atRight]] of linesOf(texts).toReversed().entries()) {
    const baseline = PAGE.footerBaseline - index * PAGE.footerLineHeight;
    setFooterFont(brush, atRight === undefined ? text : `${text}    ${atRight}`, room);
    brush.fillText(fitText(brush, text, room), PAGE.left, baseline);
    if (atRight === undefined) continue;
    brush.fillText(atRight, PAGE.right - brush.measureText(atRight).width, baseline);
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
