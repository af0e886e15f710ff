import type { Brush } from './brush.ts';
import { FONT_SIZE, type Theme } from '../theme.ts';

/** CSS pixels. */
export const PATCH_SIZE = FONT_SIZE.heading * 0.8;

/** A patch of a tint for a key, on a baseline of text. */
export function drawPatch(brush: Brush, left: number, baseline: number, tint: string, theme: Theme): void {
  brush.beginPath();
  brush.roundRect(left, baseline - PATCH_SIZE + 2, PATCH_SIZE, PATCH_SIZE, 3);
  brush.fillStyle = tint;
  brush.fill();
  // A small patch looks paler than a large one: the rim holds it.
  brush.strokeStyle = theme.baseline;
  brush.lineWidth = 1.5;
  brush.stroke();
}
