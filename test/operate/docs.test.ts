import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMetrics } from '../../src/operate/metrics.ts';

const docs = join(import.meta.dirname, '../../docs');
const { register } = createMetrics(
  { commands: [], platforms: [] },
  { platforms: () => [], sources: () => [], store: async () => null, isStopping: () => false },
);
const metrics = register.getMetricsAsArray().map((metric) => {
  // The library's types leave them out.
  const labels = 'labelNames' in metric && Array.isArray(metric.labelNames) ? metric.labelNames : [];
  return { name: metric.name, kind: String(metric.type), labels: labels.map(String) };
});
/** The names that a query may use: a histogram has three. */
const series = new Set(
  metrics.flatMap(({ name }) => [name, ...['_bucket', '_sum', '_count'].map((end) => name + end)]),
);
const ours = metrics.filter(({ name }) => name.startsWith('lockstep_'));

interface Panel {
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly expr: string }[];
}
const dashboard: { readonly panels: readonly Panel[] } = JSON.parse(
  readFileSync(join(docs, 'grafana-dashboard.json'), 'utf8'),
);
const METRIC = /\b(?:lockstep|nodejs|process)_\w+/g;

describe('the Grafana dashboard', () => {
  test.each(dashboard.panels)('$title asks for metrics that exist', ({ targets }) => {
    const asked = targets.flatMap(({ expr }) => expr.match(METRIC) ?? []);
    expect(asked.length).toBeGreaterThanOrEqual(targets.length);
    expect(asked.filter((name) => !series.has(name))).toEqual([]);
  });

  test('shows every metric of ours', () => {
    const shown = dashboard.panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) => expr.match(METRIC) ?? []),
    );
    const bases = shown.map((name) => name.replace(/_(?:bucket|sum|count)$/, ''));
    expect(ours.filter(({ name }) => !bases.includes(name))).toEqual([]);
  });

  test('no panel lies on another', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...dashboard.panels.map(({ gridPos: { x, w } }) => x + w))).toBeLessThanOrEqual(24);
  });
});

test('the table of docs/operations.md holds every metric of ours, with its labels, and no other', () => {
  const text = readFileSync(join(docs, 'operations.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `(lockstep_\w+)` +\| (\w+) +\| ([\w, ]*?) *\|/gm)].map(
    ([, name, kind, labels]) => `${name} ${kind} ${labels}`,
  );
  expect(rows.toSorted()).toEqual(
    ours.map(({ name, kind, labels }) => `${name} ${kind} ${labels.join(', ')}`).toSorted(),
  );
});
