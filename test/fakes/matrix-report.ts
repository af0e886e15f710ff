import type { MatrixReport } from '../../src/core/reports/matrix.ts';
import { normals } from './pair-report.ts';
import { leg } from './rank-report.ts';

/** All pairs of the labels with seeded correlations; with `unequal` each pair has its own sample, and one has none. */
export function fakeMatrixReport(
  labels: readonly string[],
  { unequal = false, seed = 4 }: { unequal?: boolean; seed?: number } = {},
  overrides: Partial<MatrixReport> = {},
): MatrixReport {
  const normal = normals(seed);
  const size = labels.length;
  const lower = labels.map(() => labels.map(() => Math.tanh(0.25 + 0.45 * normal())));
  const at = (row: number, column: number): number | null => {
    if (row === column) return 1;
    if (unequal && row + column === 2 * size - 3) return null;
    return lower[Math.max(row, column)]?.[Math.min(row, column)] ?? null;
  };
  const cells = <Cell>(cell: (row: number, column: number) => Cell): Cell[][] =>
    labels.map((_, row) => labels.map((__, column) => cell(row, column)));
  const bound = (row: number, column: number, side: -1 | 1): number | null => {
    const value = at(row, column);
    return value === null || value === 1 ? value : Math.tanh(Math.atanh(value) + side * 0.124);
  };
  return {
    approximate: false,
    simulated: false,
    stale: false,
    names: labels.map((label) => label.toLowerCase()),
    labels,
    values: cells(at),
    low: cells((row, column) => bound(row, column, -1)),
    high: cells((row, column) => bound(row, column, 1)),
    n: cells((row, column) => (unequal ? 252 - Math.max(row, column) : 252)),
    from: '2024-12-27',
    to: '2025-12-26',
    sources: labels.map((label, index) => leg(label.toLowerCase(), label, index < 2 ? 'Coinbase' : 'Yahoo')),
    ...overrides,
  };
}

/** Names like those that people ask for, up to twelve. */
export const FAKE_MATRIX_LABELS = [
  'BTC',
  'ETH',
  'small-cap tech',
  'the Nasdaq-100',
  'the Magnificent Seven',
  'gold',
  'the dollar',
  'large-cap communication services',
  'long Treasuries',
  'the VIX',
  'DOGE',
  '1000000MOGCOIN/USDT',
] as const;
