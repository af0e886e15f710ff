import type { Leg } from '../../engine/samples/range-check.ts';
import type { MatrixReport } from '../../reports/matrix.ts';
import type { Query } from '../../types.ts';

/** Everything the words of a matrix are made from. */
export interface MatrixContext {
  readonly query: Query;
  readonly report: MatrixReport;
  /** In the order of the report's names. */
  readonly legs: readonly Leg[];
  /** How many sessions the range holds. */
  readonly sessions: number;
}

/** One pair of a matrix: its place is above the diagonal. Null is not computable. */
export interface MatrixPair {
  readonly first: string;
  readonly second: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/** The pairs in the order they were asked for, which ranks nothing. */
export function matrixPairs({ labels, values, low, high, n }: MatrixReport): MatrixPair[] {
  return labels.flatMap((first, i) =>
    labels.slice(i + 1).map((second, offset) => {
      const j = i + 1 + offset;
      return {
        first,
        second,
        value: values[i]?.[j] ?? null,
        low: low[i]?.[j] ?? null,
        high: high[i]?.[j] ?? null,
        n: n[i]?.[j] ?? 0,
      };
    }),
  );
}
