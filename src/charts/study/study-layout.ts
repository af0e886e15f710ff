import { footerExtraHeight } from '../marks/footer.ts';
import { markRowHeight, PAGE } from '../marks/page.ts';
import type { Box } from '../marks/place-labels.ts';
import type { StudyWords } from './study-words.ts';
import { CHART_SIZE } from '../theme.ts';

/** Font sizes inside the panels, CSS pixels. */
export const PANEL_FONT = { claim: 22, verdict: 22, row: 20, tick: 18, caption: 18 } as const;

/** CSS pixels. */
const DISTANCE = { x: 40, y: 22 } as const;
const BELOW_TITLE = 24;
const FOOTER_HEIGHT = 56;
const COLUMNS = 3;
const ROWS = 2;

/** Six cells in reading order: a panel for each of the five claims, and the summary. */
export function studyCells({ title, marks, footer }: Pick<StudyWords, 'title' | 'marks' | 'footer'>): Box[] {
  const top = PAGE.titleBaseline + BELOW_TITLE + markRowHeight(title, marks);
  const bottom = CHART_SIZE.height - FOOTER_HEIGHT - footerExtraHeight(footer);
  const width = (PAGE.right - PAGE.left - (COLUMNS - 1) * DISTANCE.x) / COLUMNS;
  const height = (bottom - top - (ROWS - 1) * DISTANCE.y) / ROWS;
  return Array.from({ length: COLUMNS * ROWS }, (_, index) => {
    const left = PAGE.left + (index % COLUMNS) * (width + DISTANCE.x);
    const cellTop = top + Math.floor(index / COLUMNS) * (height + DISTANCE.y);
    return { left, right: left + width, top: cellTop, bottom: cellTop + height };
  });
}
