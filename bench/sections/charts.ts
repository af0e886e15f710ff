import { encodePng, chartConfiguration } from '../../src/charts/render.ts';
import { createRasterizer, release } from '../../src/charts/rasterize.ts';
import { inTurns, ratios, figureOf, type Figure, type Findings, type OwnTime } from '../measure.ts';
import { usualChart } from '../peers/usual-chart.ts';
import { chartsOf, LOOK } from '../parts.ts';

const LINES = {
  pair: 'corr btc r2k-tech 1y',
  rank: 'rank btc 1y',
  history: 'history btc r2k-tech max',
  matrix: 'matrix btc,eth,sol,r2k-tech,ndx,gold 1y',
  study: 'study max',
};

/** Every chart, step by step, from the simulated market; and the same configuration drawn the usual way. */
export async function charts(): Promise<Findings> {
  const rasterize = createRasterizer();
  const tasks: Record<string, () => Promise<OwnTime | void>> = {};
  for (const [name, line] of Object.entries(LINES)) {
    const [chart] = await chartsOf([line]);
    if (chart === undefined) throw new Error(`${line} has no chart`);
    const draw = async () => release(await rasterize(chartConfiguration(chart, LOOK)));
    const whole = async (scale: 1 | 2) => {
      const pixels = await rasterize(chartConfiguration(chart, { ...LOOK, scale }));
      await encodePng(pixels);
      release(pixels);
    };
    tasks[`${name}: configuration`] = async () => void chartConfiguration(chart, LOOK);
    tasks[`${name}: configuration and drawing`] = draw;
    tasks[`${name}: all to PNG`] = () => whole(1);
    tasks[`${name}: all to PNG, 2x`] = () => whole(2);
    tasks[`${name}: the usual way`] = async () => void (await usualChart(chartConfiguration(chart, LOOK)));
    tasks[`${name}: the usual way, 2x`] = async () =>
      void (await usualChart(chartConfiguration(chart, { ...LOOK, scale: 2 })));
  }
  const figures = await inTurns(tasks, 15);
  return {
    figures,
    ratios: Object.keys(LINES).flatMap((name) => [
      ...usual(figures, name, ''),
      ...usual(figures, name, ', 2x'),
    ]),
  };
}

function usual(figures: readonly Figure[], name: string, scale: string) {
  return ratios(
    `chart of ${name}${scale}: a new chartjs-node-canvas each`,
    figureOf(figures, `${name}: all to PNG${scale}`),
    figureOf(figures, `${name}: the usual way${scale}`),
  );
}
