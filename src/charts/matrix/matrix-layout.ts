import type { MatrixReport } from '../../core/reports/matrix.ts';
import type { QueryName } from '../../core/chart.ts';
import { count, date, whole } from '../../core/describe/formats.ts';
import { figure } from '../marks/figure.ts';
import { footerExtraHeight } from '../marks/footer.ts';
import { headingBaselineBelow, PAGE } from '../marks/page.ts';
import { provenanceMarks, type HeadMark } from '../marks/provenance-marks.ts';
import { textWidth } from '../marks/text-width.ts';
import { CHART_SIZE } from '../theme.ts';

/** One pair below the diagonal. Positions in CSS pixels. */
export interface Cell {
  readonly left: number;
  readonly top: number;
  /** Null when it is not computable. */
  readonly value: number | null;
  readonly text: string;
  /** Its interval where there is room, and `n=1,240` unless all pairs have the same. */
  readonly details: readonly string[];
  /** The 95% interval holds zero. */
  readonly holdsZero: boolean;
}

/** A name at the left of its row, or on top of its column. */
interface NameLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly room: number;
}

/** A matrix laid out: the lower triangle, because the upper one would only say it twice. */
export interface MatrixLayout {
  readonly cells: readonly Cell[];
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly fontSize: number;
  readonly detailSize: number;
  readonly nameSize: number;
  /** Right-aligned at `x`, middle at `y`. */
  readonly rowNames: readonly NameLabel[];
  /** Left-aligned at `x`, middle at `y`; it may run into the empty triangle. */
  readonly columnNames: readonly NameLabel[];
  readonly title: string;
  readonly marks: readonly HeadMark[];
  readonly heading: string;
  readonly hasMuted: boolean;
  readonly footer: readonly string[];
}

const TITLE = 'What moves together';
/** CSS pixels. */
const BELOW_HEADING = 26;
const FOOTER_HEIGHT = 58;
const MOST_CELL = { width: 300, height: 150 } as const;
const MOST_NAME_WIDTH = 300;
const NAME_DISTANCE = 14;

/** Lays a matrix of 2 to 12 names out. Pure. */
export function matrixLayout(report: MatrixReport, names: QueryName): MatrixLayout {
  const marks = provenanceMarks(report);
  const footer = [names.query, provenance(report)];
  const lines = report.names.length - 1;
  const top = headingBaselineBelow(TITLE, marks) + BELOW_HEADING;
  const bottom = CHART_SIZE.height - FOOTER_HEIGHT - footerExtraHeight(footer);
  const nameSize = Math.max(19, Math.min(28, 34 - lines * 1.4));
  const columnNameHeight = 1.5 * nameSize;
  const cellHeight = Math.min(MOST_CELL.height, (bottom - top - columnNameHeight) / lines);
  const widestName = Math.max(...report.labels.slice(1).map((label) => textWidth(label, nameSize)));
  const nameWidth = Math.min(MOST_NAME_WIDTH, widestName);
  const whole = PAGE.right - PAGE.left - nameWidth - NAME_DISTANCE;
  const cellWidth = Math.min(MOST_CELL.width, whole / lines);
  // A small matrix stands in the middle of the page.
  const left = PAGE.left + nameWidth + NAME_DISTANCE + (whole - cellWidth * lines) / 2;
  const gridTop = top + (bottom - top + columnNameHeight - cellHeight * lines) / 2;
  const cells = cellsOf(report, { left, top: gridTop, cellWidth, cellHeight });
  return {
    cells,
    cellWidth,
    cellHeight,
    fontSize: Math.min(46, cellHeight * 0.5, cellWidth * 0.3),
    detailSize: Math.max(14, Math.min(24, cellHeight * 0.26)),
    nameSize,
    rowNames: report.labels.slice(1).map((text, index) => ({
      text,
      x: left - NAME_DISTANCE,
      y: gridTop + (index + 0.5) * cellHeight,
      room: nameWidth,
    })),
    columnNames: report.labels.slice(0, -1).map((text, index) => ({
      text,
      x: left + index * cellWidth + 6,
      y: index === 0 ? gridTop - columnNameHeight / 2 : gridTop + (index - 0.5) * cellHeight,
      room: PAGE.right - (left + index * cellWidth + 6),
    })),
    title: TITLE,
    marks,
    heading: 'Correlation of daily returns',
    hasMuted: cells.some(({ holdsZero }) => holdsZero),
    footer,
  };
}

/** Cells of this size, in CSS pixels, have room for their intervals. */
const ROOMY = { width: 150, height: 70 } as const;

function cellsOf(
  { values, low, high, n }: MatrixReport,
  grid: { left: number; top: number; cellWidth: number; cellHeight: number },
): Cell[] {
  const samples = new Set(values.flatMap((_, row) => (n[row] ?? []).slice(0, row)));
  const isRoomy = grid.cellWidth >= ROOMY.width && grid.cellHeight >= ROOMY.height;
  return values.flatMap((line, row) =>
    line.slice(0, row).map((value, column): Cell => {
      const [lower, upper] = [low[row]?.[column] ?? null, high[row]?.[column] ?? null];
      const interval = lower === null || upper === null ? null : `${figure(lower)} to ${figure(upper)}`;
      const sample = `n=${whole(n[row]?.[column] ?? 0)}`;
      return {
        left: grid.left + column * grid.cellWidth,
        top: grid.top + (row - 1) * grid.cellHeight,
        value,
        text: value === null ? 'none' : figure(value),
        details: [...(isRoomy && interval !== null ? [interval] : []), ...(samples.size > 1 ? [sample] : [])],
        holdsZero: lower !== null && upper !== null && lower <= 0 && upper >= 0,
      };
    }),
  );
}

function provenance({ n, names, to, sources }: MatrixReport): string {
  const counts = names.flatMap((_, row) => (n[row] ?? []).slice(0, row));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const returns =
    least === most ? count(most, 'daily return') : `${whole(least)} to ${count(most, 'daily return')}`;
  const from = [...new Set(sources.map(({ source }) => source))].join(', ');
  return `${returns} to ${date(to)} · ${sources.length} from ${from}`;
}
