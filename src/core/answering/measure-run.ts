import type { CacheState, RunEnd, Telemetry } from '../telemetry.ts';
import type { Services } from '../ports.ts';

/** The services of a run that take time. */
export type Measured = Pick<Services, 'prices' | 'draw'>;

/** The same services, measured, and what they have taken. */
interface MeasuredRun {
  readonly services: Measured;
  /** So far. */
  readonly end: () => RunEnd;
}

const BY_WEIGHT: readonly CacheState[] = ['miss', 'stale', 'hit'];

/** Measures one run of a command from now on. Tells of each series of prices where it came from. */
export function measureRun({ prices, draw }: Measured, { now, tell }: Telemetry): MeasuredRun {
  const began = now();
  const fetching = stopwatch(now);
  const drawing = stopwatch(now);
  const states = new Set<CacheState>();
  const onCache = (state: CacheState): void => {
    states.add(state);
    tell({ kind: 'prices', state });
  };
  return {
    services: {
      prices: {
        load: (listing, span, options) =>
          fetching.during(() => prices.load(listing, span, { ...options, onCache })),
      },
      draw: (...given) => drawing.during(() => draw(...given)),
    },
    end: () => {
      const [fetchMs, drawMs] = [fetching.ms(), drawing.ms()];
      return {
        fetchMs,
        drawMs,
        computeMs: Math.max(0, now() - began - fetchMs - drawMs),
        cache: BY_WEIGHT.find((state) => states.has(state)) ?? null,
      };
    },
  };
}

/** The time during which at least one of several tasks was under way. */
function stopwatch(now: () => number) {
  let running = 0;
  let since = 0;
  let spent = 0;
  return {
    during: async <Result>(work: () => Promise<Result>): Promise<Result> => {
      if (running === 0) since = now();
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (running === 0) spent += now() - since;
      }
    },
    ms: (): number => spent + (running > 0 ? now() - since : 0),
  };
}
