import type { Brush } from './brush.ts';

/** A point of the picture, CSS pixels. */
export type Corner = readonly [x: number, y: number];

/** Draws one straight line; an empty `dash` makes it solid. */
export function strokeLine(
  brush: Brush,
  [startX, startY]: Corner,
  [endX, endY]: Corner,
  { color, width, dash = [] }: { color: string; width: number; dash?: number[] },
): void {
  brush.strokeStyle = color;
  brush.lineWidth = width;
  brush.setLineDash(dash);
  brush.beginPath();
  brush.moveTo(startX, startY);
  brush.lineTo(endX, endY);
  brush.stroke();
}
