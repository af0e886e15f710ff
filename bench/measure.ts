import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Bench } from 'tinybench';

/** One measured thing: milliseconds. */
export interface Figure {
  readonly name: string;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly runs: number;
  /** Median processor time, all threads, where it was taken: others on the machine lengthen it far less. */
  readonly cpuMs?: number;
}

/** Two measured things side by side, from the same minute: how many times as long the other one takes. */
export interface Ratio {
  readonly name: string;
  readonly ours: number;
  readonly other: number;
  /** `ms`, or `charts/s` where more is better. */
  readonly unit: string;
  readonly times: number;
}

/** Something counted or held against a bound, such as a share of the loop or megabytes. */
export interface Mark {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** What one part of the bench found. */
export interface Findings {
  readonly figures?: readonly Figure[];
  readonly ratios?: readonly Ratio[];
  readonly marks?: readonly Mark[];
}

/** Runs each task on its own for about a second after a warm-up; medians, because a shared machine has outliers. */
export async function measure(
  tasks: Readonly<Record<string, () => unknown>>,
  time = 1_000,
): Promise<Figure[]> {
  const bench = new Bench({ time, warmupTime: time / 3 });
  for (const [name, task] of Object.entries(tasks)) bench.add(name, task);
  await bench.run();
  return bench.tasks.map(({ name, result }) => {
    if (!('latency' in result)) throw new Error(`${name} was not measured: ${result.state}`);
    const { p50, p99, samplesCount } = result.latency;
    return { name, medianMs: p50, p99Ms: p99, runs: samplesCount };
  });
}

/** What a task knows of its own time, when it is better than what is seen from outside. */
export interface OwnTime {
  readonly ms: number;
  readonly cpuMs: number;
}

/**
 * Each task once in turn, so many rounds: whatever else the machine does meets all of them alike. A task may give its own
 * time; else it is taken from outside. The first round is a warm-up.
 */
export async function inTurns(
  tasks: Readonly<Record<string, () => Promise<OwnTime | void>>>,
  rounds: number,
): Promise<Figure[]> {
  const times = new Map(Object.keys(tasks).map((name) => [name, [] as OwnTime[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, task] of Object.entries(tasks)) {
      const took = await timed(task);
      if (round > 0) times.get(name)?.push(took);
    }
  }
  return [...times].map(([name, all]) => ({
    name,
    medianMs: median(all.map(({ ms }) => ms)),
    p99Ms: quantile(
      all.map(({ ms }) => ms),
      0.99,
    ),
    runs: rounds,
    cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
  }));
}

async function timed(task: () => Promise<OwnTime | void>): Promise<OwnTime> {
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const own = await task();
  if (typeof own === 'object') return own;
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1_000 };
}

/** How many times as long the other one takes as ours: by the clock, and of processor time where both were taken. */
export function ratios(name: string, ours: Figure, other: Figure): Ratio[] {
  const byClock = {
    name,
    ours: ours.medianMs,
    other: other.medianMs,
    unit: 'ms',
    times: other.medianMs / ours.medianMs,
  };
  if (ours.cpuMs === undefined || other.cpuMs === undefined) return [byClock];
  const byProcessor = {
    name: `${name}, processor time`,
    ours: ours.cpuMs,
    other: other.cpuMs,
    unit: 'ms',
    times: other.cpuMs / ours.cpuMs,
  };
  return [byClock, byProcessor];
}

/** The figure of that name. */
export function figureOf(figures: readonly Figure[], name: string): Figure {
  const figure = figures.find((one) => one.name === name);
  if (figure === undefined) throw new Error(`${name} was not measured`);
  return figure;
}

/** The median of a few numbers. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that a share of all lies below, between the two nearest; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low = NaN, high = NaN] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

/** What the event loop and the memory were like while something was done. */
export interface Strain {
  /** How late timers came beyond their 5 ms, milliseconds. */
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
  readonly peakMb: number;
}

/** Watches the event loop and the resident memory until the work is done. */
export async function strainOf<Result>(work: () => Promise<Result>): Promise<Strain & { result: Result }> {
  const every = 5;
  const delay = monitorEventLoopDelay({ resolution: every });
  let peak = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  delay.enable();
  try {
    const result = await work();
    return {
      result,
      loopP99Ms: Math.max(0, delay.percentile(99) / 1e6 - every),
      loopMaxMs: Math.max(0, delay.max / 1e6 - every),
      peakMb: Math.max(peak, process.memoryUsage.rss()) / 1e6,
    };
  } finally {
    delay.disable();
    clearInterval(look);
  }
}
