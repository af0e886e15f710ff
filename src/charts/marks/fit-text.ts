import type { Brush } from './brush.ts';

/** The text if it is no wider than `width` pixels in the brush's present font, else its beginning and an ellipsis. */
export function fitText(brush: Brush, text: string, width: number): string {
  if (brush.measureText(text).width <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 0) {
    characters.pop();
    const shorter = `${characters.join('').trimEnd()}…`;
    if (brush.measureText(shorter).width <= width) return shorter;
  }
  return '';
}
