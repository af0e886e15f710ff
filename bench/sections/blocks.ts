import { Refusal } from '../../src/core/errors.ts';
import type { Answer } from '../../src/core/ports.ts';
import type { Image } from '../../src/core/types.ts';
import type { Findings } from '../measure.ts';
import { median } from '../measure.ts';
import { answering, ASKING, heldPrices } from '../parts.ts';

const LINES = [
  'corr btc r2k-tech 1y',
  'corr btc r2k-tech max',
  'corr btc r2k-tech max method=kendall',
  'corr btc r2k-tech max method=spearman',
  'corr btc r2k-tech max freq=weekly',
  'corr btc r2k-tech max view=beta',
  'corr btc r2k-tech max view=updown',
  'corr btc r2k-tech max view=tails',
  'corr btc r2k-tech max view=leadlag',
  'corr btc r2k-tech max view=dcc',
  'corr btc r2k-tech max view=partial',
  'rank btc 1y',
  'rank btc max',
  'alts r2k-tech max',
  'history btc r2k-tech max',
  'matrix btc,eth,sol,r2k-tech,ndx,gold max',
  'study max',
  'csv btc r2k-tech max',
];

/** The longest stretch in which each question lets nobody else have the event loop; drawn elsewhere, prices in memory. */
export async function blocks(): Promise<Findings> {
  const drawnElsewhere: Image = { png: new Uint8Array(1), width: 1, height: 1, filename: '', alt: '' };
  const answer = await answering(heldPrices(), { renderer: { draw: async () => drawnElsewhere } });
  const marks = [];
  for (const line of LINES) {
    const runs: number[] = [];
    for (let run = 0; run < 5; run += 1) runs.push(await longestBlock(() => answerOrRefusal(answer, line)));
    marks.push({ name: `longest block: ${line}`, value: median(runs.slice(1)), unit: 'ms' });
  }
  return { marks };
}

/** A refusal is worked out as well. */
async function answerOrRefusal(answer: Answer, line: string): Promise<void> {
  await answer(line, ASKING).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

/** The most processor time of this thread between two turns of the loop while the work is done, in milliseconds. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = threadMs();
  let over = false;
  const turn = (): void => {
    const now = threadMs();
    longest = Math.max(longest, now - before);
    before = now;
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  await new Promise((resolve) => setImmediate(resolve));
  longest = 0;
  await work();
  await new Promise((resolve) => setImmediate(resolve));
  over = true;
  return longest;
}

/** Processor time, because what else the machine does must not count as ours. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
