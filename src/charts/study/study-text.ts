import type { Plugin } from 'chart.js';
import type { Brush } from '../marks/brush.ts';
import { dotStyle, drawKindDot, type DotKind } from '../marks/dot-kinds.ts';
import { fitLines } from '../marks/fit-lines.ts';
import { fitText } from '../marks/fit-text.ts';
import { writeFooter } from '../marks/footer.ts';
import type { Box } from '../marks/place-labels.ts';
import { setFont } from '../marks/set-font.ts';
import { strokeLine } from '../marks/stroke-line.ts';
import { writeTitleAndMarks } from '../marks/title.ts';
import { drawVerdictMark } from '../marks/verdict-mark.ts';
import { drawDots } from './draw-dots.ts';
import { drawPath } from './draw-path.ts';
import { PANEL_FONT, studyCells } from './study-layout.ts';
import type { StudyPanel } from './study-panels.ts';
import type { StudyWords } from './study-words.ts';
import type { Theme } from '../theme.ts';

/** Draws the six cells of a study, with every word. */
export function studyText(panels: readonly StudyPanel[], words: StudyWords, theme: Theme): Plugin<'line'> {
  return {
    id: 'study',
    afterDatasetsDraw: (chart) => {
      const brush: Brush = chart.ctx;
      brush.save();
      brush.textBaseline = 'alphabetic';
      brush.textAlign = 'left';
      const title = [{ text: words.title, color: theme.text, isName: true }];
      writeTitleAndMarks(brush, title, words.marks, theme);
      const cells = studyCells(words);
      for (const [index, panel] of panels.entries()) {
        const cell = cells[index];
        if (cell !== undefined) drawPanel(brush, panel, cell, theme);
      }
      const last = cells.at(-1);
      if (last !== undefined) drawSummary(brush, words, last, theme);
      writeFooter(brush, words.footer, theme);
      brush.restore();
    },
  };
}

/** CSS pixels. */
const CLAIM_LINE = 26;
const VERDICT_LINE = 34;
const CAPTION_LINE = 22;

/** The claim, its verdict with a mark, the picture, and a caption. */
function drawPanel(brush: Brush, panel: StudyPanel, cell: Box, theme: Theme): void {
  strokeLine(brush, [cell.left, cell.top], [cell.right, cell.top], { color: theme.baseline, width: 2 });
  const width = cell.right - cell.left;
  brush.fillStyle = theme.text;
  const claim = fitLines(brush, panel.claim, width, 2, shrunk(PANEL_FONT.claim));
  for (const [index, line] of claim.entries()) {
    brush.fillText(line, cell.left, cell.top + (index + 1) * CLAIM_LINE + 2);
  }
  const verdictBaseline = cell.top + 2 * CLAIM_LINE + VERDICT_LINE;
  drawVerdict(brush, panel.verdict, panel.verdict, cell.left, verdictBaseline, theme);
  brush.fillStyle = theme.muted;
  const caption =
    panel.caption === '' ? [] : fitLines(brush, panel.caption, width, 2, shrunk(PANEL_FONT.caption));
  const captionTop = cell.bottom - caption.length * CAPTION_LINE;
  for (const [index, line] of caption.entries()) {
    brush.fillText(line, cell.left, captionTop + (index + 1) * CAPTION_LINE - 4);
  }
  const area = { ...cell, top: verdictBaseline + 14, bottom: captionTop - 4 };
  if (panel.plot.kind === 'dots') drawDots(brush, panel.plot.rows, area, theme);
  else drawPath(brush, panel.plot, area, theme);
}

function shrunk(size: number): number[] {
  return [size, size - 2, size - 4];
}

function drawVerdict(
  brush: Brush,
  verdict: StudyPanel['verdict'],
  text: string,
  left: number,
  baseline: number,
  theme: Theme,
): void {
  drawVerdictMark(brush, verdict, [left + 12, baseline - 8], 12, theme);
  setFont(brush, 600, PANEL_FONT.verdict);
  brush.fillStyle = theme.text;
  brush.fillText(text, left + 34, baseline);
}

const SUMMARY_LINE = 30;
const KEY_LINE = 26;

/** What the dots of all panels are. */
const KEY: readonly { readonly kind: DotKind; readonly isFilled: boolean; readonly text: string }[] = [
  { kind: 'small caps', isFilled: true, text: 'small caps, bitcoin' },
  { kind: 'large caps', isFilled: true, text: 'large caps, other coins' },
  { kind: 'large caps', isFilled: false, text: 'hollow: told apart from the first' },
];

/** How the claims came out, and what the dots are. */
function drawSummary(
  brush: Brush,
  { summary, verdicts, standIn }: StudyWords,
  cell: Box,
  theme: Theme,
): void {
  strokeLine(brush, [cell.left, cell.top], [cell.right, cell.top], { color: theme.baseline, width: 2 });
  const width = cell.right - cell.left;
  setFont(brush, 600, PANEL_FONT.claim);
  brush.fillStyle = theme.text;
  let baseline = cell.top + CLAIM_LINE + 2;
  brush.fillText(fitText(brush, summary, width), cell.left, baseline);
  for (const { verdict, text } of verdicts) {
    baseline += SUMMARY_LINE;
    drawVerdict(brush, verdict, text, cell.left, baseline, theme);
  }
  baseline += 10;
  setFont(brush, 400, PANEL_FONT.caption);
  for (const { kind, isFilled, text } of KEY) {
    baseline += KEY_LINE;
    drawKindDot(brush, dotStyle(kind, isFilled, 7, theme), cell.left + 12, baseline - 6);
    brush.fillStyle = theme.text;
    brush.fillText(text, cell.left + 34, baseline);
  }
  if (standIn === null) return;
  brush.fillStyle = theme.muted;
  brush.fillText(fitText(brush, standIn, width), cell.left, baseline + KEY_LINE);
}
