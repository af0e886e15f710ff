import { wrap, type Layout, type Line } from './wrap.ts';

const indent = 2;
const gap = 2;
/** A wider label column leaves too little for the values: then each label stands above its value. */
const widestLabelShare = 0.4;

/** Labels and values as an aligned list, values wrapped under themselves. */
export function renderPairs(
  pairs: readonly (readonly [label: string, value: string])[],
  { width, colour }: Layout,
): string[] {
  const rows = pairs.map(([label, value]) => ({
    // Labels are cut only by a terminal that is narrower than they are.
    labels: wrap(label, { width: width - indent, colour }),
    value,
  }));
  const column = Math.max(0, ...rows.flatMap(({ labels }) => labels.map((line) => line.width)));
  const beside = rows.every(({ labels }) => labels.length === 1) && column <= width * widestLabelShare;
  return rows.flatMap(({ labels, value }) => {
    if (beside) return besideEachOther(labels, value, column, { width, colour });
    const values = wrap(value, { width: width - 2 * indent, colour });
    return [...prefix(labels, indent), ...prefix(values, 2 * indent)];
  });
}

function besideEachOther(labels: readonly Line[], value: string, column: number, layout: Layout): string[] {
  const start = indent + column + gap;
  return wrap(value, { ...layout, width: layout.width - start }).map(({ text }, index) => {
    const label = labels[index];
    if (label === undefined) return ' '.repeat(start) + text;
    return ' '.repeat(indent) + label.text + ' '.repeat(column - label.width + gap) + text;
  });
}

function prefix(lines: readonly Line[], columns: number): string[] {
  return lines.map(({ text }) => ' '.repeat(columns) + text);
}
