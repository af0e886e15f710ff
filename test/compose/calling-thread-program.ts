import { parentPort, workerData } from 'node:worker_threads';
import '../../src/compose/draw-thread.ts';

/** A thread that draws, in which something calls the address that it is given; says what became of it. */
const outcome = await fetch(String(workerData)).then(
  ({ status }) => status,
  ({ cause }: Error) => (cause instanceof Error ? cause.message : cause),
);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a thread is no window
parentPort?.postMessage(outcome);
