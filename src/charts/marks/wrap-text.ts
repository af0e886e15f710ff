import type { Brush } from './brush.ts';
import { fitText } from './fit-text.ts';

/** A text in at most `most` lines of the brush's present font, broken at spaces; what does not fit is cut with an ellipsis. */
export function wrapText(brush: Brush, text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  const words = text.split(' ');
  while (words.length > 0) {
    if (lines.length === most - 1) return [...lines, fitText(brush, words.join(' '), width)];
    let line = words.shift() ?? '';
    for (let word = words[0]; word !== undefined; word = words[0]) {
      if (brush.measureText(`${line} ${word}`).width > width) break;
      line = `${line} ${word}`;
      words.shift();
    }
    lines.push(fitText(brush, line, width));
  }
  return lines;
}
