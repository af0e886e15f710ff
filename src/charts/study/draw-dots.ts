import type { Brush } from '../marks/brush.ts';
import { extent } from '../marks/correlation-axis.ts';
import { dotInk, dotStyle, drawKindDot } from '../marks/dot-kinds.ts';
import { figure } from '../marks/figure.ts';
import { fitText } from '../marks/fit-text.ts';
import type { Box } from '../marks/place-labels.ts';
import { setFont } from '../marks/set-font.ts';
import { strokeLine } from '../marks/stroke-line.ts';
import type { DotRow } from './study-panels.ts';
import { PANEL_FONT } from './study-layout.ts';
import type { Theme } from '../theme.ts';

/** CSS pixels. */
const LABEL_WIDTH = 194;
const VALUE_WIDTH = 60;
const MOST_ROW_HEIGHT = 32;

/** A small ranking: label, dot with interval, value; the line of zero through all rows. */
export function drawDots(brush: Brush, rows: readonly DotRow[], box: Box, theme: Theme): void {
  if (rows.length === 0) return;
  const { low, high } = extent([0, ...rows.flatMap((row) => [row.low, row.high])]);
  const [left, right] = [box.left + LABEL_WIDTH + 14, box.right - VALUE_WIDTH - 8];
  const place = (value: number): number => left + ((value - low) / (high - low || 1)) * (right - left);
  const height = Math.min(MOST_ROW_HEIGHT, (box.bottom - box.top) / rows.length);
  strokeLine(brush, [place(0), box.top], [place(0), box.top + rows.length * height], {
    color: theme.baseline,
    width: 2,
  });
  for (const [index, row] of rows.entries()) {
    const middle = box.top + (index + 0.5) * height;
    strokeLine(brush, [place(row.low), middle], [place(row.high), middle], {
      color: dotInk(row.kind, theme).line,
      width: 3,
    });
    drawKindDot(brush, dotStyle(row.kind, row.isFilled, 7, theme), place(row.value), middle);
    const size = Math.min(PANEL_FONT.row, Math.floor(height * 0.85));
    writeRow(brush, row, box, middle, size, theme);
  }
}

function writeRow(brush: Brush, row: DotRow, box: Box, middle: number, size: number, theme: Theme): void {
  const baseline = middle + size * 0.36;
  brush.fillStyle = theme.text;
  brush.fillText(fittedLabel(brush, row.label, size), box.left, baseline);
  setFont(brush, 400, size);
  const value = figure(row.value);
  brush.fillText(value, box.right - brush.measureText(value).width, baseline);
}

/** Shortened first by what the shape of the dot says as well, then shrunk, then cut; leaves its font set. */
function fittedLabel(brush: Brush, label: string, size: number): string {
  const short = label.replace(/^(small|large)-cap /, '$1 ');
  const bare = label.replace(/^(small|large)-cap /, '').replace(' and ', ' & ');
  for (const smaller of [0, 2, 4]) {
    setFont(brush, 400, size - smaller);
    const fitting = [short, bare].find((text) => brush.measureText(text).width <= LABEL_WIDTH);
    if (fitting !== undefined) return fitting;
  }
  return fitText(brush, bare, LABEL_WIDTH);
}
