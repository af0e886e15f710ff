import type { Brush } from './brush.ts';
import { setFont } from './set-font.ts';
import { wrapText } from './wrap-text.ts';

/**
 * A text in at most `most` lines, in the first of the sizes (CSS pixels, largest first) in which nothing has to be cut, else
 * in the last one. The brush is left with the font that the lines are made for.
 */
export function fitLines(
  brush: Brush,
  text: string,
  width: number,
  most: number,
  sizes: readonly number[],
): string[] {
  let lines: string[] = [];
  for (const size of sizes) {
    setFont(brush, 400, size);
    lines = wrapText(brush, text, width, most);
    if (lines.join(' ') === text) return lines;
  }
  return lines;
}
