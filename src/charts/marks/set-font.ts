import type { Brush } from './brush.ts';
import { FONT_FAMILY, type FontWeight } from '../fonts.ts';

/** Sets the chart font in a size of CSS pixels. */
export function setFont(brush: Brush, weight: FontWeight, size: number): void {
  brush.font = `${weight} ${size}px "${FONT_FAMILY}"`;
}
