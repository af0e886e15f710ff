import { drawPoint } from 'chart.js/helpers';
import type { Group } from '../../core/types.ts';
import type { Brush } from './brush.ts';
import type { Ink, Theme } from '../theme.ts';

/** What a dot stands for; told apart by shape as well as colour. */
export type DotKind = 'small caps' | 'large caps' | 'bitcoin' | 'other coins' | 'others';

/** Shapes of Chart.js. */
type Shape = 'circle' | 'rect' | 'triangle';

const SHAPES: Readonly<Record<DotKind, Shape>> = {
  'small caps': 'circle',
  bitcoin: 'circle',
  'large caps': 'rect',
  'other coins': 'rect',
  others: 'triangle',
};

/** In the order of a key. */
const ORDER: readonly DotKind[] = ['bitcoin', 'other coins', 'small caps', 'large caps', 'others'];

/** A row of a ranking, as far as its dot is concerned. */
export interface Ranked {
  readonly id: string;
  readonly group: Group;
}

/** One kind for each row: among coins alone bitcoin stands out, else small and large caps do. */
export function dotKinds(rows: readonly Ranked[]): DotKind[] {
  const coinsOnly = rows.every(({ group }) => group === 'coin');
  return rows.map(({ id, group }) => {
    if (coinsOnly) return id === 'btc' ? 'bitcoin' : 'other coins';
    if (group === 'small-cap') return 'small caps';
    return group === 'large-cap' ? 'large caps' : 'others';
  });
}

/** The kinds that are there, in the order of a key; empty for one kind alone, which needs no key. */
export function dotKey(kinds: readonly DotKind[]): DotKind[] {
  const found = ORDER.filter((kind) => kinds.includes(kind));
  return found.length > 1 ? found : [];
}

/** Colours of a kind. */
export function dotInk(kind: DotKind, theme: Theme): Ink {
  if (kind === 'others') return { line: theme.muted, text: theme.muted };
  return SHAPES[kind] === 'circle' ? theme.asset : theme.benchmark;
}

/** How Chart.js or `drawKindDot` draws a dot: filled, or hollow so that it steps back. `radius` in CSS pixels. */
export function dotStyle(kind: DotKind, isFilled: boolean, radius: number, theme: Theme) {
  const { line } = dotInk(kind, theme);
  const pointStyle = SHAPES[kind];
  // Shapes of the same radius don't look equally large.
  const scale = pointStyle === 'rect' ? 1.16 : pointStyle === 'triangle' ? 1.2 : 1;
  return {
    pointStyle,
    radius: radius * scale,
    backgroundColor: isFilled ? line : theme.background,
    borderColor: line,
    borderWidth: Math.max(2, radius * 0.32),
  } as const;
}

/** Draws one dot where no dataset has it: in keys and small panels. */
export function drawKindDot(brush: Brush, style: ReturnType<typeof dotStyle>, x: number, y: number): void {
  brush.save();
  brush.setLineDash([]);
  brush.fillStyle = style.backgroundColor;
  brush.strokeStyle = style.borderColor;
  brush.lineWidth = style.borderWidth;
  drawPoint(brush, style, x, y);
  brush.restore();
}
