import type { Brush } from './brush.ts';
import type { FontWeight } from '../fonts.ts';
import { setFont } from './set-font.ts';
import { spread } from './spread.ts';
import { wrapText } from './wrap-text.ts';

/** One line of a label. */
export interface LabelLine {
  readonly text: string;
  /** CSS pixels. */
  readonly size: number;
  readonly weight: FontWeight;
  readonly color: string;
}

/** A label of a few lines whose middle belongs at `center`. */
export interface EndLabelBlock {
  readonly center: number;
  readonly lines: readonly LabelLine[];
}

/** Where the labels may stand, in CSS pixels. */
export interface Column {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LINE_HEIGHT = 1.14;
/** Share of the font size from the middle of a line of text down to its baseline. */
const BASELINE_SHARE = 0.36;
/** Free pixels between two labels. */
const DISTANCE = 8;

/** Most lines that one line of a label takes where it is too wide. */
const MOST_LINES = 2;

/** Writes labels beside the ends of their lines, moved apart where they would touch, broken where they are too wide. */
export function writeEndLabels(brush: Brush, blocks: readonly EndLabelBlock[], column: Column): void {
  const width = column.right - column.left;
  const labels = blocks.map(({ center, lines }) => ({
    center,
    lines: lines.flatMap((line) => broken(brush, line, width)),
  }));
  const wishes = labels.map(({ center, lines }) => ({ center, height: heightOf(lines) + DISTANCE }));
  const centers = spread(wishes, column.top, column.bottom);
  brush.textAlign = 'left';
  for (const [index, { lines }] of labels.entries()) {
    let top = (centers[index] ?? column.top) - heightOf(lines) / 2;
    for (const { text, size, weight, color } of lines) {
      setFont(brush, weight, size);
      brush.fillStyle = color;
      const baseline = top + (size * LINE_HEIGHT) / 2 + size * BASELINE_SHARE;
      brush.fillText(text, column.left, baseline);
      top += size * LINE_HEIGHT;
    }
  }
}

function broken(brush: Brush, line: LabelLine, width: number): LabelLine[] {
  setFont(brush, line.weight, line.size);
  return wrapText(brush, line.text, width, MOST_LINES).map((text) => ({ ...line, text }));
}

function heightOf(lines: readonly LabelLine[]): number {
  return lines.reduce((sum, { size }) => sum + size * LINE_HEIGHT, 0);
}

/** A round end for a line, with a rim in the colour of the ground so that it stands out where lines cross. */
export function drawDot(brush: Brush, x: number, y: number, color: string, rim: string): void {
  brush.setLineDash([]);
  brush.fillStyle = color;
  brush.strokeStyle = rim;
  brush.lineWidth = 2;
  brush.beginPath();
  brush.arc(x, y, 8, 0, 2 * Math.PI);
  brush.fill();
  brush.stroke();
}
