import { Bench } from 'tinybench';

/** One measured thing: milliseconds. */
export interface Figure {
  readonly name: string;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly runs: number;
}

/** Runs each task on its own for about a second after a warm-up; medians, because a shared machine has outliers. */
export async function measure(tasks: Readonly<Record<string, () => unknown>>): Promise<Figure[]> {
  const bench = new Bench({ time: 1_000, warmupTime: 300 });
  for (const [name, task] of Object.entries(tasks)) bench.add(name, task);
  await bench.run();
  return bench.tasks.map(({ name, result }) => {
    if (!('latency' in result)) throw new Error(`${name} was not measured: ${result.state}`);
    const { p50, p99, samplesCount } = result.latency;
    return { name, medianMs: p50, p99Ms: p99, runs: samplesCount };
  });
}

/** The median of a few numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[middle - ((sorted.length + 1) % 2)], sorted[middle]];
  return (low + high) / 2;
}
