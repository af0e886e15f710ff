import { availableParallelism } from 'node:os';
import { createRenderPool, type RenderPool } from '../../src/charts/render-pool.ts';
import type { Chart, Look } from '../../src/core/chart.ts';
import { median, type Findings } from '../measure.ts';
import { chartsOf, differentLines } from '../parts.ts';

const CORES = Math.min(4, availableParallelism());
const JOBS = 60;
const ROUNDS = 5;
const LOOKS: readonly Look[] = [
  { theme: 'light', scale: 1 },
  { theme: 'light', scale: 2 },
];

/** The same charts drawn by one thread and by all, in turns, while the main thread does nothing else. */
export async function drawing(): Promise<Findings> {
  const charts = await chartsOf(differentLines(JOBS));
  const one = createRenderPool({ threads: 1 });
  const all = createRenderPool({ threads: CORES });
  const ratios = [];
  for (const look of LOOKS) {
    const speeds: { readonly one: number; readonly all: number }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const speed = { one: await perSecond(one, charts, look), all: await perSecond(all, charts, look) };
      // The first round is a warm-up.
      if (round > 0) speeds.push(speed);
    }
    const [ours, other] = [
      median(speeds.map((speed) => speed.one)),
      median(speeds.map((speed) => speed.all)),
    ];
    ratios.push({
      name: `charts drawn at ${look.scale}x: ${CORES} threads to one`,
      ours,
      other,
      unit: 'a second',
      times: median(speeds.map((speed) => speed.all / speed.one)),
    });
  }
  await Promise.all([one.close(), all.close()]);
  return { ratios };
}

async function perSecond(pool: RenderPool, charts: readonly Chart[], look: Look): Promise<number> {
  const start = performance.now();
  await Promise.all(charts.map((chart) => pool.draw(chart, look, '', '')));
  return (1_000 * charts.length) / (performance.now() - start);
}
