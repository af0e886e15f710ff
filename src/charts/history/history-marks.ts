import type { Plugin } from 'chart.js';
import type { Brush } from '../marks/brush.ts';
import { drawDot } from '../marks/end-labels.ts';
import { EVENT_ROW_HEIGHT } from '../marks/event-lines.ts';
import { figure } from '../marks/figure.ts';
import { placeLabels, type Box, type LabelWish } from '../marks/place-labels.ts';
import { placementOf, type Placement } from '../marks/placement.ts';
import { setFont } from '../marks/set-font.ts';
import { strokeLine, type Corner } from '../marks/stroke-line.ts';
import type { HistoryPanels, Step, Turn } from './history-panels.ts';
import { FONT_SIZE, type Theme } from '../theme.ts';

/** CSS pixels. */
const BREAK_CLEARANCE = 9;
const LABEL_HEIGHT = 28;
const LABEL_PADDING = 6;

/** Vertical lines where the link changed, those with room with their month on top. */
export function breakLines({ breaks, breakNames }: HistoryPanels, theme: Theme): Plugin<'line'> {
  return {
    id: 'breaks',
    beforeDatasetsDraw: (chart) => {
      const [x, path] = [placementOf(chart, 'x'), placementOf(chart, 'correlation')];
      const brush: Brush = chart.ctx;
      brush.save();
      setFont(brush, 600, FONT_SIZE.event);
      brush.textAlign = 'center';
      brush.textBaseline = 'alphabetic';
      brush.fillStyle = theme.benchmark.text;
      for (const position of breaks) {
        const left = x.getPixelForValue(position);
        const named = breakNames.find((name) => name.position === position);
        const top = path.top - (named === undefined ? 0 : named.row * EVENT_ROW_HEIGHT + BREAK_CLEARANCE);
        strokeLine(brush, [left, top], [left, path.bottom], { color: theme.benchmark.line, width: 2.5 });
        if (named !== undefined) brush.fillText(named.name, left, top - 7);
      }
      brush.restore();
    },
  };
}

/** Dots on the peaks and valleys with their figure and month, and the figures of the steps between breaks. */
export function pathLabels(panels: HistoryPanels, theme: Theme): Plugin<'line'> {
  return {
    id: 'path labels',
    afterDatasetsDraw: (chart) => {
      const [x, path] = [placementOf(chart, 'x'), placementOf(chart, 'correlation')];
      const brush: Brush = chart.ctx;
      brush.save();
      for (const { position, value } of panels.turns) {
        drawDot(
          brush,
          x.getPixelForValue(position),
          path.getPixelForValue(value),
          theme.asset.line,
          theme.background,
        );
      }
      const labels = [
        ...panels.turns.toSorted(byWeight).map((turn) => turnLabel(brush, turn, x, path, theme)),
        ...panels.steps.map((step) => stepLabel(brush, step, x, path, theme)),
      ];
      writeLabels(brush, labels, panels, x, path, theme);
      brush.restore();
    },
  };
}

/** What stands out most gets its label first. */
function byWeight(one: Turn, other: Turn): number {
  return weight(other) - weight(one);
}

function weight({ kind, value }: Turn): number {
  return kind === 'peak' ? value : -value;
}

interface PathLabel extends LabelWish {
  readonly text: string;
  readonly color: string;
  /** The dot that the label belongs to; null for a step. */
  readonly dot: Corner | null;
}

const SHIFTS = [0, -45, 45, -85, 85] as const;
const LIFTS = [27, 50] as const;

/** Above a peak and below a valley, the nearer the better. */
function turnLabel(brush: Brush, turn: Turn, x: Placement, path: Placement, theme: Theme): PathLabel {
  setFont(brush, 600, FONT_SIZE.event);
  const [left, top] = [x.getPixelForValue(turn.position), path.getPixelForValue(turn.value)];
  const side = turn.kind === 'peak' ? -1 : 1;
  return {
    text: turn.text,
    color: theme.asset.text,
    width: brush.measureText(turn.text).width + 2 * LABEL_PADDING,
    height: LABEL_HEIGHT,
    dot: [left, top],
    centers: LIFTS.flatMap((lift) => SHIFTS.map((shift): Corner => [left + shift, top + side * lift])),
  };
}

/** On the step, at its middle or a quarter beside. */
function stepLabel(brush: Brush, step: Step, x: Placement, path: Placement, theme: Theme): PathLabel {
  setFont(brush, 600, FONT_SIZE.event);
  const text = figure(step.value);
  const [from, to] = [x.getPixelForValue(step.from), x.getPixelForValue(step.to)];
  const top = path.getPixelForValue(step.value);
  return {
    text,
    color: theme.benchmark.text,
    dot: null,
    width: brush.measureText(text).width + 2 * LABEL_PADDING,
    height: LABEL_HEIGHT,
    centers: [-18, 18, -44, 44].flatMap((lift) =>
      [0.5, 0.3, 0.7, 0.15, 0.85].map((share): Corner => [from + share * (to - from), top + lift]),
    ),
  };
}

/** Each on a plate of the ground's colour, so that it can be read over the band and the tints. */
function writeLabels(
  brush: Brush,
  labels: readonly PathLabel[],
  panels: HistoryPanels,
  x: Placement,
  path: Placement,
  theme: Theme,
): void {
  const corners = panels.rolling.map(({ position, value }): Corner => [
    x.getPixelForValue(position),
    path.getPixelForValue(value),
  ]);
  const dots = panels.turns.map(({ position, value }): Box => {
    const [left, top] = [x.getPixelForValue(position), path.getPixelForValue(value)];
    return { left: left - 9, right: left + 9, top: top - 9, bottom: top + 9 };
  });
  const bounds = { left: x.left, right: x.right, top: path.top, bottom: path.bottom };
  const boxes = placeLabels(labels, bounds, dots, corners);
  setFont(brush, 600, FONT_SIZE.event);
  brush.textAlign = 'center';
  brush.textBaseline = 'alphabetic';
  for (const [index, label] of labels.entries()) {
    const box = boxes[index];
    if (box !== null && box !== undefined) writeLabel(brush, label, box, theme);
  }
}

function writeLabel(brush: Brush, { text, color, dot }: PathLabel, box: Box, theme: Theme): void {
  const middle = (box.left + box.right) / 2;
  if (dot !== null) {
    // From the edge of the plate that faces the dot to the rim of the dot.
    const isAbove = box.bottom < dot[1];
    const edge = Math.max(box.left + 10, Math.min(dot[0], box.right - 10));
    const start: Corner = [edge, isAbove ? box.bottom : box.top];
    strokeLine(brush, start, [dot[0], dot[1] + (isAbove ? -8 : 8)], { color: theme.asset.line, width: 2 });
  }
  brush.globalAlpha = 0.82;
  brush.fillStyle = theme.background;
  brush.beginPath();
  brush.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 6);
  brush.fill();
  brush.globalAlpha = 1;
  brush.fillStyle = color;
  brush.fillText(text, middle, box.bottom - 7);
}
