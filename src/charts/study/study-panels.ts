import { axisDays, onAxis } from '../marks/axis-days.ts';
import { SIGNIFICANCE } from '../../core/engine/uncertainty/significance.ts';
import { indexOfDay } from '../../core/engine/samples/returns.ts';
import { month, percent } from '../../core/describe/formats.ts';
import type { Estimate, PairedDifference } from '../../core/reports/estimate.ts';
import type {
  AltcoinEvidence,
  BigMovesEvidence,
  PandemicEvidence,
  SectorEvidence,
  SizeEvidence,
  StudyReport,
  Verdict,
} from '../../core/reports/study.ts';
import type { Day } from '../../core/types.ts';
import { dotKinds, type DotKind, type Ranked } from '../marks/dot-kinds.ts';
import { figure } from '../marks/figure.ts';

/** One row of a small ranking. */
export interface DotRow extends Estimate {
  readonly label: string;
  readonly kind: DotKind;
  /** Can't be told from the first; else hollow. */
  readonly isFilled: boolean;
}

/** A stretch of a path between two positions. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What a panel draws. Positions on a path count its days. */
export type Plot =
  | { readonly kind: 'dots'; readonly rows: readonly DotRow[] }
  | {
      readonly kind: 'path';
      readonly days: readonly Day[];
      readonly values: readonly (number | null)[];
      /** Shaded. */
      readonly years: readonly Stretch[];
      readonly levels: readonly (Stretch & { readonly value: number })[];
      readonly lowest: { readonly position: number; readonly value: number } | null;
    };

/** One claim as its panel shows it. */
export interface StudyPanel {
  readonly claim: string;
  readonly verdict: Verdict;
  /** What the picture can't say by itself; empty when there is nothing. */
  readonly caption: string;
  readonly plot: Plot;
}

/** Rows that a panel has room for. */
const MOST_ROWS = 5;
const SMALL_TECH = 'r2k-tech';

/** The five claims in the order of the note. Pure. */
export function studyPanels({ claims }: StudyReport): StudyPanel[] {
  const [sectors, size, altcoins, pandemic, bigMoves] = claims;
  const plots = [
    sectorPlot(sectors.evidence),
    sizePlot(size.evidence),
    altcoinPlot(altcoins.evidence),
    pandemicPlot(pandemic.evidence),
    bigMovesPlot(bigMoves.evidence),
  ];
  const captions = ['', '', '', pandemicCaption(pandemic.evidence), bigMovesCaption(bigMoves.evidence)];
  return claims.map(({ claim, verdict, reason }, index) => ({
    claim: claim.replace(/\.$/, ''),
    verdict,
    caption: reason ?? captions[index] ?? '',
    plot: plots[index] ?? { kind: 'dots', rows: [] },
  }));
}

/** The highest sectors, small-cap tech among them wherever it stands. */
function sectorPlot({ rows }: SectorEvidence): Plot {
  const top = rows.slice(0, MOST_ROWS);
  const mine = rows.find(({ id }) => id === SMALL_TECH);
  const shown = mine === undefined || top.includes(mine) ? top : [...top.slice(0, -1), mine];
  const isRanked = rows.some(({ tiedForTop }) => tiedForTop);
  return dots(shown.map((row) => ({ ...row, value: row.pearson, isFilled: row.tiedForTop || !isRanked })));
}

function sizePlot({ smallTech, rows, differences }: SizeEvidence): Plot {
  const first = {
    ...smallTech,
    id: SMALL_TECH,
    label: 'small-cap tech',
    group: 'small-cap',
    isFilled: true,
  } as const;
  const others = rows.slice(0, MOST_ROWS - 1).map((row) => ({
    ...row,
    group: 'large-cap' as const,
    isFilled: isLevel(row.id, differences),
  }));
  return dots([first, ...others]);
}

function altcoinPlot({ rows, differences }: AltcoinEvidence): Plot {
  return dots(
    rows.slice(0, MOST_ROWS).map((row, index) => ({
      ...row,
      value: row.pearson,
      isFilled: index === 0 || isLevel(row.id, differences),
    })),
  );
}

function isLevel(id: string, differences: readonly PairedDifference[]): boolean {
  return differences.every(({ second, p }) => second !== id || p >= SIGNIFICANCE);
}

function dots(
  rows: readonly (Ranked & Estimate & { readonly label: string; readonly isFilled: boolean })[],
): Plot {
  const kinds = dotKinds(rows);
  return {
    kind: 'dots',
    rows: rows.map(({ label, value, low, high, isFilled }, index) => ({
      label,
      kind: kinds[index] ?? 'others',
      isFilled,
      value,
      low,
      high,
    })),
  };
}

function pandemicPlot({ days: windows, values, lowest }: PandemicEvidence): Plot {
  const days = axisDays(windows);
  return {
    kind: 'path',
    days,
    values: onAxis(windows, values, days),
    years: [],
    levels: [],
    lowest: lowest && { position: indexOfDay(days, lowest.day), value: lowest.value },
  };
}

function pandemicCaption({ window, share, lowest }: PandemicEvidence): string {
  if (share === null) return '';
  const low = lowest === null ? '' : `, lowest ${figure(lowest.value)} in ${month(lowest.day)}`;
  return `${percent(share)} of ${window}-session windows above 0${low}`;
}

/** The path with the years of big moves shaded, and the mean of either kind of years as a level. */
function bigMovesPlot({ days: windows, correlation, bigYears, meanBig, meanOther }: BigMovesEvidence): Plot {
  const days = axisDays(windows);
  const years = stretchesOfYears(days);
  const isBig = ({ year }: { year: string }): boolean => bigYears.includes(year);
  return {
    kind: 'path',
    days,
    values: onAxis(windows, correlation, days),
    years: years.filter(isBig),
    levels: years.flatMap((year) => {
      const value = isBig(year) ? meanBig : meanOther;
      return value === null ? [] : [{ from: year.from, to: year.to, value }];
    }),
    lowest: null,
  };
}

function bigMovesCaption({ bigYears, meanBig, meanOther }: BigMovesEvidence): string {
  if (meanBig === null || meanOther === null) return '';
  return `mean ${figure(meanBig)} in ${bigYears.join(', ')}; ${figure(meanOther)} in other years`;
}

function stretchesOfYears(days: readonly Day[]): (Stretch & { readonly year: string })[] {
  const years = [...new Set(days.map((day) => day.slice(0, 4)))];
  return years.map((year) => ({
    year,
    from: indexOfDay(days, `${year}-01-01`),
    to: indexOfDay(days, `${Number(year) + 1}-01-01`) - 1,
  }));
}
