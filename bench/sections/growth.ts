import { writeFile } from 'node:fs/promises';
import { jackknife } from '../../src/core/engine/uncertainty/jackknife.ts';
import { normals } from '../../src/core/engine/numbers/random.ts';
import { rankGroup } from '../../src/core/engine/uncertainty/rank-group.ts';
import type { Image } from '../../src/core/types.ts';
import { answersForPosts } from '../../src/schedule/answers.ts';
import { growthPicture, type Growth } from '../growth-picture.ts';
import { median, type Findings } from '../measure.ts';
import { answering, ASKING, AS_OF, differentLines, heldPrices, LOOK } from '../parts.ts';

const WARM_UP = 3;
const RUNS = 5;
/** The system counts processor time in steps of some milliseconds, so that one run of a small task is none or one. */
const LONG_ENOUGH_MS = 150;
const NOTHING_DRAWN: Image = { png: new Uint8Array(1), width: 1, height: 1, filename: '', alt: '' };

/** How the time without drawing grows with what is asked, and a picture of it where `--picture=FILE` says. */
export async function growth(): Promise<Findings> {
  const renderer = { draw: async () => NOTHING_DRAWN };
  const answer = await answering(heldPrices(), { renderer });
  const all: Growth[] = [
    await grown('years of history', [1, 2, 5, 10, 15], (years) => async () => {
      await answer(`corr r2k ndx ${years}y`, ASKING);
    }),
    await grown('benchmarks ranked', [2, 5, 10, 25, 50, 100], (count) => {
      const columns = factorColumns(count + 1);
      return async () => {
        const [x = new Float64Array(), ...others] = columns;
        rankGroup(
          others.flatMap((other) => jackknife(x, other) ?? []),
          1,
        );
      };
    }),
    await grown('different questions at once', [1, 10, 50, 100, 200], (callers) => async () => {
      await Promise.all(differentLines(callers).map((line) => answer(line, ASKING)));
    }),
    await grown('daily posts of 10 lines', [10, 100, 1_000, 10_000, 100_000], (posts) => async () => {
      const forPost = answersForPosts({ answer, asOf: () => AS_OF, now: Date.now });
      const lines = differentLines(10);
      await Promise.all(
        Array.from({ length: posts }, (_, post) => forPost(lines[post % 10] ?? '', LOOK, ASKING.caller)),
      );
    }),
  ];
  const file = process.argv.find((word) => word.startsWith('--picture='))?.slice('--picture='.length);
  if (file !== undefined) await writeFile(file, await growthPicture(all));
  return {
    marks: all.flatMap(({ of, points }) =>
      points.map(({ size, ms }) => ({ name: `${of}: ${size}`, value: ms, unit: 'ms' })),
    ),
  };
}

/** Processor time of this thread, because what else the machine does must not count as growth. */
async function grown(
  of: string,
  sizes: readonly number[],
  task: (size: number) => () => Promise<void>,
): Promise<Growth> {
  const works = sizes.map((size) => ({ size, work: task(size), times: [] as number[] }));
  // All sizes in turn, so that none is measured before the engine has been compiled for good.
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    for (const { work, times } of works) {
      if (run < WARM_UP) await work();
      else times.push(await processorMs(work));
    }
  }
  return { of, points: works.map(({ size, times }) => ({ size, ms: median(times) })) };
}

/** Of one run, from as many in a row as can be told apart. */
async function processorMs(work: () => Promise<void>): Promise<number> {
  const before = process.threadCpuUsage();
  for (let runs = 1; ; runs += 1) {
    await work();
    const { user, system } = process.threadCpuUsage(before);
    const ms = (user + system) / 1_000;
    if (ms >= LONG_ENOUGH_MS) return ms / runs;
  }
}

/** A year of returns that share one factor. */
function factorColumns(count: number): readonly Float64Array[] {
  const normal = normals(11);
  const factor = Float64Array.from({ length: 252 }, normal);
  return Array.from({ length: count }, () => factor.map((value) => 0.6 * value + 0.8 * normal()));
}
