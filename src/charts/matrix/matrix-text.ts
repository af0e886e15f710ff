import type { Plugin } from 'chart.js';
import type { Brush } from '../marks/brush.ts';
import { fitLines } from '../marks/fit-lines.ts';
import { fitText } from '../marks/fit-text.ts';
import { writeFooter } from '../marks/footer.ts';
import { headingBaselineBelow, PAGE, writeHeading } from '../marks/page.ts';
import { setFont } from '../marks/set-font.ts';
import { writeTitleAndMarks } from '../marks/title.ts';
import { cellColor } from './cell-color.ts';
import type { Cell, MatrixLayout } from './matrix-layout.ts';
import { FONT_SIZE, type Theme } from '../theme.ts';

/** CSS pixels between cells. */
const SEAM = 3;

/** Draws the cells with their figures. */
export function matrixCells(layout: MatrixLayout, theme: Theme): Plugin<'line'> {
  return {
    id: 'cells',
    beforeDatasetsDraw: (chart) => {
      const brush: Brush = chart.ctx;
      brush.save();
      brush.textAlign = 'center';
      brush.textBaseline = 'alphabetic';
      for (const cell of layout.cells) drawCell(brush, cell, layout, theme);
      brush.restore();
    },
  };
}

/** A pair that may have no link has a plain figure on a paler ground; one that has none to show has no ground. */
function drawCell(brush: Brush, cell: Cell, layout: MatrixLayout, theme: Theme): void {
  const { cellWidth, cellHeight } = layout;
  const { left, top, value, holdsZero } = cell;
  const color =
    value === null ? { fill: theme.background, text: theme.muted } : cellColor(value, holdsZero, theme);
  brush.beginPath();
  brush.roundRect(left, top, cellWidth - SEAM, cellHeight - SEAM, 4);
  brush.fillStyle = color.fill;
  brush.fill();
  brush.strokeStyle = theme.grid;
  brush.lineWidth = 1.5;
  brush.stroke();
  writeCell(brush, cell, layout, color.text);
}

/** The figure with its details below, as one block in the middle of the cell. */
function writeCell(brush: Brush, cell: Cell, layout: MatrixLayout, color: string): void {
  const { cellWidth, cellHeight, fontSize, detailSize } = layout;
  const center = cell.left + (cellWidth - SEAM) / 2;
  const detailHeight = detailSize * 1.16;
  const size = cell.details.length === 0 ? fontSize : fontSize * 0.86;
  const height = size * 0.74 + cell.details.length * detailHeight;
  let baseline = cell.top + (cellHeight - SEAM - height) / 2 + size * 0.74;
  brush.fillStyle = color;
  setFont(brush, cell.holdsZero ? 400 : 600, Math.round(size));
  brush.fillText(cell.text, center, baseline);
  setFont(brush, 400, Math.round(detailSize));
  for (const detail of cell.details) {
    baseline += detailHeight;
    brush.fillText(detail, center, baseline);
  }
}

/** Writes every word but those in the cells. */
export function matrixText(layout: MatrixLayout, theme: Theme): Plugin<'line'> {
  return {
    id: 'words',
    afterDatasetsDraw: (chart) => {
      const brush: Brush = chart.ctx;
      brush.save();
      brush.textBaseline = 'alphabetic';
      brush.textAlign = 'left';
      const title = [{ text: layout.title, color: theme.text, isName: false }];
      writeTitleAndMarks(brush, title, layout.marks, theme);
      const baseline = headingBaselineBelow(layout.title, layout.marks);
      writeHeading(brush, layout.heading, baseline, theme);
      writeKey(brush, layout, baseline, theme);
      writeNames(brush, layout, theme);
      writeFooter(brush, layout.footer, theme);
      brush.restore();
    },
  };
}

function writeNames(
  brush: Brush,
  { rowNames, columnNames, nameSize, cellHeight }: MatrixLayout,
  theme: Theme,
): void {
  const size = Math.round(nameSize);
  setFont(brush, 400, size);
  brush.fillStyle = theme.text;
  brush.textAlign = 'right';
  for (const { text, x, y, room } of rowNames) {
    brush.fillText(fitText(brush, text, room), x, y + size * 0.36);
  }
  brush.textAlign = 'left';
  brush.fillStyle = theme.muted;
  for (const { text, x, y, room } of columnNames) {
    // Near the right edge a name may need a second line.
    const lines = fitLines(brush, text, room, cellHeight >= 2.1 * size ? 2 : 1, [
      size,
      size * 0.9,
      size * 0.8,
    ]);
    for (const [index, line] of lines.entries()) {
      brush.fillText(line, x, y + size * (0.36 + index - (lines.length - 1) / 2));
    }
  }
}

/** The scale from -1 to 1, and what the pale cells are. */
function writeKey(brush: Brush, { hasMuted }: MatrixLayout, baseline: number, theme: Theme): void {
  const values = [-0.9, -0.6, -0.3, 0, 0.3, 0.6, 0.9];
  const width = 26;
  setFont(brush, 400, FONT_SIZE.heading);
  brush.fillStyle = theme.text;
  let left = PAGE.right - brush.measureText('together').width;
  brush.fillText('together', left, baseline);
  left -= values.length * width + 12;
  for (const [index, value] of values.entries()) {
    brush.fillStyle = cellColor(value, false, theme).fill;
    brush.fillRect(left + index * width, baseline - 20, width, 24);
  }
  left -= 12 + brush.measureText('against').width;
  brush.fillStyle = theme.text;
  brush.fillText('against', left, baseline);
  if (!hasMuted) return;
  const text = 'pale: could be zero';
  brush.fillStyle = theme.muted;
  brush.fillText(text, left - 36 - brush.measureText(text).width, baseline);
}
