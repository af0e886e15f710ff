import type { Brush } from './brush.ts';
import { PAGE } from './page.ts';
import { drawPatch, PATCH_SIZE } from './patch.ts';
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
  setFont(brush, 400, FONT_SIZE.heading);
  let left: number = PAGE.right;
  for (const label of labels.toReversed()) {
    left -= brush.measureText(label).width;
    brush.fillStyle = theme.text;
    brush.fillText(label, left, baseline);
    left -= PATCH_SIZE + 10;
    drawPatch(brush, left, baseline, theme.regimes[label], theme);
    left -= 26;
  }
}
