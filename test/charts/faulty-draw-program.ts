import { existsSync, writeFileSync } from 'node:fs';
import draw, { type DrawTask } from '../../src/charts/draw-worker.ts';

/**
 * A thread of the render pool in which the chart's line says what goes wrong. With a file's name behind it, it goes wrong
 * only until that file is there.
 */
export default async function drawOrFail(task: DrawTask): Promise<unknown> {
  const [fault = '', file] = task.chart.names.query.split(' ');
  const isOver = file !== undefined && existsSync(file);
  if (file !== undefined) writeFileSync(file, '');
  if (!isOver) FAULTS[fault]?.();
  return draw(task);
}

const FAULTS: Readonly<Record<string, () => void>> = {
  dies: () => process.exit(3),
  hangs: () => {
    for (;;);
  },
  throws: () =>
    process.nextTick(() => {
      throw new Error('thrown where nobody catches it');
    }),
  grows: () => {
    const held: number[][] = [];
    for (;;) held.push(Array.from({ length: 100_000 }, (_, index) => index));
  },
};
