import type { Verdict } from '../../core/reports/study.ts';
import type { Brush } from './brush.ts';
import { strokeLine, type Corner } from './stroke-line.ts';
import type { Theme } from '../theme.ts';

/** Strokes inside a disc of radius 1: a tick, a cross, and two bars for what is level. */
const STROKES: Readonly<Record<Verdict, readonly (readonly [Corner, Corner])[]>> = {
  holds: [
    [
      [-0.45, 0.02],
      [-0.12, 0.36],
    ],
    [
      [-0.12, 0.36],
      [0.48, -0.36],
    ],
  ],
  'does not hold': [
    [
      [-0.36, -0.36],
      [0.36, 0.36],
    ],
    [
      [-0.36, 0.36],
      [0.36, -0.36],
    ],
  ],
  "can't be told apart": [
    [
      [-0.45, -0.2],
      [0.45, -0.2],
    ],
    [
      [-0.45, 0.2],
      [0.45, 0.2],
    ],
  ],
};

/** Draws the mark of a verdict: told apart by its shape, the colour only helps. */
export function drawVerdictMark(
  brush: Brush,
  verdict: Verdict,
  [x, y]: Corner,
  radius: number,
  theme: Theme,
): void {
  brush.setLineDash([]);
  brush.fillStyle = verdictColor(verdict, theme);
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fill();
  for (const [start, end] of STROKES[verdict]) {
    strokeLine(
      brush,
      [x + start[0] * radius, y + start[1] * radius],
      [x + end[0] * radius, y + end[1] * radius],
      { color: theme.background, width: radius * 0.24 },
    );
  }
}

function verdictColor(verdict: Verdict, theme: Theme): string {
  if (verdict === 'holds') return theme.benchmark.text;
  return verdict === 'does not hold' ? theme.alarm : theme.muted;
}
