import type { Brush } from './brush.ts';
import { setFont } from './set-font.ts';
import { CHART_SIZE, FONT_SIZE, type Theme } from '../theme.ts';

/** Where the words of every chart stand, in CSS pixels. */
export const PAGE = {
  left: 28,
  right: CHART_SIZE.width - 28,
  titleBaseline: 62,
  headingBaseline: 106,
  footerBaseline: CHART_SIZE.height - 20,
  footerLineHeight: 28,
} as const;

/** Writes what a panel shows, at its upper left. */
export function writeHeading(brush: Brush, text: string, baseline: number, theme: Theme): void {
  setFont(brush, 400, FONT_SIZE.heading);
  brush.fillStyle = theme.text;
  brush.fillText(text, PAGE.left, baseline);
}
