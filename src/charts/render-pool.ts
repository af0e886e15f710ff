import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { DrawOutcome, DrawTask } from './draw-worker.ts';
import type { Renderer } from './render.ts';
import { createRenderQueue } from './render-queue.ts';
import { CHART_SIZE } from './theme.ts';

/** How charts are drawn in threads. What is left out is as the bot has it. */
export interface RenderPoolOptions {
  /** Threads; as many as there are cores, four at most. */
  readonly threads?: number;
  /** How long one picture may take, in milliseconds. */
  readonly limitMs?: number;
  /** What a thread may hold in JavaScript objects; the pixels are not among them. */
  readonly memoryMb?: number;
  /** The module whose default export draws a `DrawTask`. */
  readonly worker?: string;
  /** Hears of every thread that was lost. */
  readonly onLoss?: (error: unknown) => void;
}

/** A renderer whose threads can be ended. */
export interface RenderPool extends Renderer {
  readonly close: () => Promise<void>;
}

const MOST_THREADS = 4;
/** Only the numbers of a chart wait, a tenth of a megabyte each; a core draws this many in about ten seconds. */
const WAITING = 250;

/**
 * Draws charts in threads beside the one that answers: as `createRenderer` does, to the same bytes, first come first
 * served. A picture that takes too long is given up, and its thread with it. A thread that dies, or that needs too much
 * memory, is replaced and its picture tried once more. `draw` rejects with a `Refusal` when too many wait, and with a
 * plain error when there will be no picture. Only a fault inside the drawing library itself can take the process along.
 */
export function createRenderPool(options: RenderPoolOptions = {}): RenderPool {
  const threads = options.threads ?? Math.min(availableParallelism(), MOST_THREADS);
  const pool = poolOf(threads, options);
  const enqueue = createRenderQueue(threads, WAITING);
  const attempt = async (task: DrawTask) => drawn(await within(options.limitMs ?? 10_000, pool, task));
  return {
    draw: (chart, look, filename, alt) =>
      enqueue(async () => {
        const png = await onceMore(() => attempt({ chart, look }), options.onLoss);
        const { width, height } = CHART_SIZE;
        return { png, width: width * look.scale, height: height * look.scale, filename, alt };
      }),
    close: () => pool.destroy(),
  };
}

type Pool = Piscina<DrawTask, DrawOutcome>;

/** One picture at a time a thread; the queue in front of it lets no more in, so that a picture's time starts with its drawing. */
function poolOf(threads: number, { worker, memoryMb = 128, onLoss }: RenderPoolOptions): Pool {
  const pool: Pool = new Piscina({
    filename: worker ?? join(import.meta.dirname, 'draw-worker.ts'),
    minThreads: threads,
    maxThreads: threads,
    // Otherwise an idle thread sleeps so deeply that the memory of its last picture is not given back.
    atomics: 'disabled',
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 4 },
  });
  // A thread that dies between two pictures; without a listener it would take the process along.
  pool.on('error', (error) => onLoss?.(error));
  return pool;
}

class TooSlow extends Error {}
class CannotDraw extends Error {}

async function within(limitMs: number, pool: Pool, task: DrawTask): Promise<DrawOutcome> {
  const signal = AbortSignal.timeout(limitMs);
  try {
    return await pool.run(task, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new TooSlow(`The chart was not drawn within ${limitMs} ms, and its thread was ended.`, {
      cause: error,
    });
  }
}

function drawn(outcome: DrawOutcome): Uint8Array {
  if (outcome instanceof Uint8Array) return outcome;
  throw new CannotDraw(outcome.reason);
}

/** What was lost with its thread is tried in another one; what can't be drawn, or not in time, would fail again. */
async function onceMore<Result>(
  attempt: () => Promise<Result>,
  onLoss: RenderPoolOptions['onLoss'],
): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof CannotDraw) throw error;
    onLoss?.(error);
    if (error instanceof TooSlow) throw error;
    return attempt();
  }
}
