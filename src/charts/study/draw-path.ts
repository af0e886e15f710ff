import type { Brush } from '../marks/brush.ts';
import { extent } from '../marks/correlation-axis.ts';
import { drawDot } from '../marks/end-labels.ts';
import { minus } from '../marks/figure.ts';
import type { Box } from '../marks/place-labels.ts';
import { sessionTicks } from '../marks/session-ticks.ts';
import { setFont } from '../marks/set-font.ts';
import { strokeLine, type Corner } from '../marks/stroke-line.ts';
import { linearTicks } from '../marks/value-ticks.ts';
import type { Plot } from './study-panels.ts';
import { PANEL_FONT } from './study-layout.ts';
import { CHARACTER_WIDTH, type Theme } from '../theme.ts';

type PathPlot = Extract<Plot, { kind: 'path' }>;

/** CSS pixels. */
const VALUES_WIDTH = 48;
const DAYS_HEIGHT = 26;

/** A rolling correlation over its days with a few numbers at its edges. */
export function drawPath(brush: Brush, plot: PathPlot, box: Box, theme: Theme): void {
  const found = plot.values.filter((value) => value !== null);
  if (found.length === 0) return;
  const area = { ...box, left: box.left + VALUES_WIDTH, bottom: box.bottom - DAYS_HEIGHT };
  const { low, high } = extent([0, 0.5, ...found]);
  const x = (position: number): number =>
    area.left + (position / Math.max(1, plot.days.length - 1)) * (area.right - area.left);
  const y = (value: number): number =>
    area.bottom - ((value - low) / (high - low)) * (area.bottom - area.top);
  for (const { from, to } of plot.years) {
    brush.fillStyle = theme.regimes.decoupled;
    brush.fillRect(x(from), area.top, x(to) - x(from), area.bottom - area.top);
  }
  drawValues(brush, linearTicks(low, high, 3), area, y, theme);
  drawDays(brush, plot, area, x, theme);
  strokePath(brush, plot.values, x, y, theme);
  for (const { from, to, value } of plot.levels) {
    strokeLine(brush, [x(from), y(value)], [x(to), y(value)], { color: theme.benchmark.line, width: 4 });
  }
  if (plot.lowest !== null) {
    drawDot(brush, x(plot.lowest.position), y(plot.lowest.value), theme.asset.line, theme.background);
  }
}

function drawValues(
  brush: Brush,
  ticks: readonly number[],
  area: Box,
  y: (value: number) => number,
  theme: Theme,
): void {
  setFont(brush, 400, PANEL_FONT.tick);
  for (const tick of ticks) {
    strokeLine(brush, [area.left, y(tick)], [area.right, y(tick)], {
      color: tick === 0 ? theme.baseline : theme.grid,
      width: tick === 0 ? 2 : 1.5,
    });
    const text = minus(String(tick));
    brush.fillStyle = theme.muted;
    brush.fillText(text, area.left - 8 - brush.measureText(text).width, y(tick) + PANEL_FONT.tick * 0.36);
  }
}

function drawDays(
  brush: Brush,
  { days }: PathPlot,
  area: Box,
  x: (position: number) => number,
  theme: Theme,
): void {
  const across = (area.right - area.left) / (PANEL_FONT.tick * CHARACTER_WIDTH);
  brush.fillStyle = theme.muted;
  for (const { index, lines } of sessionTicks(days, across)) {
    const text = lines.at(-1) ?? '';
    const width = brush.measureText(text).width;
    const left = Math.max(area.left, Math.min(x(index) - width / 2, area.right - width));
    brush.fillText(text, left, area.bottom + PANEL_FONT.tick + 4);
  }
}

/** Where a window is missing the line has a hole. */
function strokePath(
  brush: Brush,
  values: readonly (number | null)[],
  x: (position: number) => number,
  y: (value: number) => number,
  theme: Theme,
): void {
  brush.strokeStyle = theme.text;
  brush.lineWidth = 2.5;
  brush.setLineDash([]);
  brush.beginPath();
  let isDrawing = false;
  for (const [position, value] of values.entries()) {
    if (value !== null) {
      const [left, top]: Corner = [x(position), y(value)];
      if (isDrawing) brush.lineTo(left, top);
      else brush.moveTo(left, top);
    }
    isDrawing = value !== null;
  }
  brush.stroke();
}
