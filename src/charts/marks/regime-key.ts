import type { Brush } from './brush.ts';
import { PAGE } from './page.ts';
import type { Run } from './session-positions.ts';
import { setFont } from './set-font.ts';
import { FONT_SIZE, type Theme } from '../theme.ts';

/** A label that a tint stands for. */
export type TintedLabel = Run['label'];

const ORDER: readonly TintedLabel[] = ['coupled', 'decoupled', 'inverse'];

/** The labels that are drawn, in the order of the key. */
export function drawnLabels(runs: readonly Run[]): TintedLabel[] {
  return ORDER.filter((label) => runs.some((run) => run.label === label));
}

/** Writes the tints of a panel and what they stand for, at the right of its heading. */
export function writeRegimeKey(
  brush: Brush,
  labels: readonly TintedLabel[],
  baseline: number,
  theme: Theme,
): void {
  const size = FONT_SIZE.heading;
  const square = size * 0.8;
  setFont(brush, 400, size);
  let left: number = PAGE.right;
  for (const label of labels.toReversed()) {
    left -= brush.measureText(label).width;
    brush.fillStyle = theme.text;
    brush.fillText(label, left, baseline);
    left -= square + 10;
    brush.beginPath();
    brush.roundRect(left, baseline - square + 2, square, square, 3);
    brush.fillStyle = theme.regimes[label];
    brush.fill();
    // A small patch looks paler than a large one: the rim holds it.
    brush.strokeStyle = theme.baseline;
    brush.lineWidth = 1.5;
    brush.stroke();
    left -= 26;
  }
}
