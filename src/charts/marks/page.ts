import type { Brush } from './brush.ts';
import type { HeadMark } from './provenance-marks.ts';
import { setFont } from './set-font.ts';
import { textWidth } from './text-width.ts';
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

/** Height of the row that marks take when they don't fit beside the title, CSS pixels. */
const MARK_ROW_HEIGHT = 40;
/** Room of a mark beyond its text, and before it. */
const MARK_PADDING = FONT_SIZE.heading + 14;

/** Height to keep free below the title: that of a row of marks, or nothing when they surely fit beside it. */
export function markRowHeight(title: string, marks: readonly HeadMark[]): number {
  const widths = marks.map(({ text }) => textWidth(text, FONT_SIZE.heading) + MARK_PADDING);
  const whole = widths.reduce((sum, width) => sum + width, textWidth(title, FONT_SIZE.title));
  return marks.length === 0 || whole <= PAGE.right - PAGE.left ? 0 : MARK_ROW_HEIGHT;
}

/** Baseline of a heading with a key at its right: clear of the marks, wherever these stand. */
export function headingBaselineBelow(title: string, marks: readonly HeadMark[]): number {
  return PAGE.headingBaseline + markRowHeight(title, marks);
}
