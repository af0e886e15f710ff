import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chartConfiguration, createRasterizer, createRenderer, encodePng } from '../src/charts/render.ts';
import { createAnswer } from '../src/core/answer.ts';
import { pairReport, type PairInput } from '../src/core/engine/pair-report.ts';
import { createCatalog } from '../src/core/query/catalog.ts';
import { resolveRange } from '../src/core/query/ranges.ts';
import { noSchedule } from '../src/core/orders/no-schedule.ts';
import type { Caller } from '../src/core/people.ts';
import type { Chart, Look } from '../src/core/types.ts';
import { loadCommands } from '../src/load-commands.ts';
import { filesSource } from '../src/prices/files.ts';
import { createPrices } from '../src/prices/index.ts';
import { coldProcess } from './cold-process.ts';
import { engineFigures } from './engine.ts';
import { measure, median, type Figure } from './measure.ts';
import { questionFigures } from './questions.ts';
import { priceCsvs, type PriceCsvs } from './price-csvs.ts';

/**
 * Where the time of one answer goes, measured in one run: `corr btc r2k-tech 1y` from a folder of CSVs. It reports and
 * judges nothing. `--json` prints the figures as JSON.
 */

const LINE = 'corr btc r2k-tech 1y';
const LOOK: Look = { theme: 'light', scale: 1 };
const CALLER: Caller = { platform: 'bench', workspace: 'w', channel: 'c', person: 'p', manages: false };
const COLD_RUNS = 5;
const NAME_WIDTH = 62;

const scratch = await mkdtemp(join(tmpdir(), 'lockstep-bench-'));
try {
  const csvs = await priceCsvs(scratch);
  const cold = await coldRuns(csvs, scratch);
  const inProcess = await inProcessFigures(csvs);
  const engine = await engineFigures();
  const questions = await questionFigures();
  const figures = {
    prices: csvs.kind,
    node: process.version,
    line: LINE,
    inProcess,
    cold,
    engine,
    questions,
  };
  console.log(process.argv.includes('--json') ? JSON.stringify(figures) : asText(figures));
} finally {
  await rm(scratch, { recursive: true });
}

async function inProcessFigures(csvs: PriceCsvs): Promise<Figure[]> {
  const input = await pairInput(csvs);
  const chart: Chart = {
    kind: 'pair',
    report: pairReport(input),
    names: { asset: input.asset.label, benchmark: input.benchmark.label, query: LINE },
  };
  const rasterize = createRasterizer();
  const pixels = await rasterize(chartConfiguration(chart, LOOK));
  const answer = await warmAnswer(csvs);
  return measure({
    'statistics of one answer': () => pairReport(input),
    'chart: configuration': () => chartConfiguration(chart, LOOK),
    'chart: configuration and drawing': () => rasterize(chartConfiguration(chart, LOOK)),
    'chart: encoding': () => encodePng(pixels),
    'warm answer, words and chart': () => answer(LINE, { look: LOOK, caller: CALLER }),
    'warm answer, chart at 2x': () => answer(LINE, { look: { ...LOOK, scale: 2 }, caller: CALLER }),
  });
}

/** The router over the same parts as in src/main.ts, with the prices read from the folder. */
async function warmAnswer({ folder, asOf }: PriceCsvs) {
  const renderer = createRenderer();
  return createAnswer({
    commands: await loadCommands(),
    catalog: createCatalog(),
    prices: folderPrices(folder, asOf),
    draw: (look) => (chart, filename, alt) => renderer.draw(chart, look, filename, alt),
    asOf: () => asOf,
    schedule: noSchedule,
  });
}

function folderPrices(folder: string, asOf: string) {
  return createPrices({
    sources: [{ source: filesSource(folder), keep: false }],
    folder: null,
    now: Date.now,
    asOf: () => asOf,
  });
}

async function pairInput({ folder, asOf }: PriceCsvs): Promise<PairInput> {
  const { listing } = createCatalog();
  const prices = folderPrices(folder, asOf);
  const { span, sessions } = resolveRange({ kind: 'sessions', text: '1y', sessions: 252 }, asOf);
  const history = { from: '2018-06-01', to: asOf };
  const [asset, benchmark, control] = [listing('btc'), listing('r2k-tech'), listing('ndx')];
  const series = {
    asset: await prices.load(asset, history),
    benchmark: await prices.load(benchmark, history),
    control: await prices.load(control, history),
  };
  return { asset, benchmark, control, series, span, sessions, window: 63 };
}

async function coldRuns({ folder, asOf }: PriceCsvs, state: string) {
  const words = ['btc', 'r2k-tech', '1y', '--prices', folder, '--as-of', asOf, '--json'];
  const runs = [];
  for (let run = 0; run < COLD_RUNS; run += 1) runs.push(await coldProcess(words, state));
  return {
    runs: COLD_RUNS,
    medianSeconds: median(runs.map(({ seconds }) => seconds)),
    peakMiB: Math.max(...runs.map(({ peakMiB }) => peakMiB)),
  };
}

function asText(figures: {
  readonly prices: string;
  readonly node: string;
  readonly inProcess: readonly Figure[];
  readonly cold: Awaited<ReturnType<typeof coldRuns>>;
  readonly engine: readonly Figure[];
  readonly questions: readonly Figure[];
}): string {
  const warm = figures.inProcess.find(({ name }) => name.startsWith('warm answer, words'))?.medianMs ?? NaN;
  const share = ({ medianMs }: Figure) =>
    `${((100 * medianMs) / warm).toFixed(0).padStart(4)}% of a warm answer`;
  const { medianSeconds, peakMiB, runs } = figures.cold;
  return [
    `${LINE}, ${figures.prices} prices, Node ${figures.node}`,
    ...figures.inProcess.map((figure) => `${row(figure)}  ${share(figure)}`),
    `${'cold process, corr --prices'.padEnd(NAME_WIDTH)} ${(medianSeconds * 1_000).toFixed(0).padStart(9)} ms  peak memory ${peakMiB.toFixed(0)} MiB  (${runs} runs)`,
    '',
    'the engine alone, and two libraries on the part that they have',
    ...figures.engine.map(row),
    '',
    ...figures.questions.map(row),
  ].join('\n');
}

function row({ name, medianMs, p99Ms }: Figure): string {
  return `${name.padEnd(NAME_WIDTH)} ${medianMs.toFixed(3).padStart(9)} ms  p99 ${p99Ms.toFixed(2).padStart(8)} ms`;
}
