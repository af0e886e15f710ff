import { createRenderer, type Renderer } from '../src/charts/render.ts';
import { createAnswer } from '../src/core/answering/answer.ts';
import type { RunParts } from '../src/core/answering/run-command.ts';
import { noSchedule } from '../src/core/orders/no-schedule.ts';
import type { Caller } from '../src/core/people.ts';
import { createCatalog } from '../src/core/query/catalog.ts';
import type { Chart, Look } from '../src/core/chart.ts';
import type { Answer, Prices } from '../src/core/ports.ts';
import { turnsOfTheLoop } from '../src/compose/turns.ts';
import { loadCommands } from '../src/load-commands.ts';
import { filesSource } from '../src/prices/files.ts';
import { createPrices } from '../src/prices/index.ts';
import { simulatedSource } from '../src/prices/simulated.ts';

export const LINE = 'corr btc r2k-tech 1y';
export const LOOK: Look = { theme: 'light', scale: 1 };
export const AS_OF = '2025-05-05';
const CALLER: Caller = { platform: 'bench', workspace: 'w', channel: 'c', person: 'p', manages: false };
export const ASKING = { look: LOOK, caller: CALLER };

/** Prices from a folder of CSVs, as `--prices` has them. */
export function folderPrices(folder: string): Prices {
  return createPrices({
    sources: [{ source: filesSource(folder), keep: false }],
    folder: null,
    now: Date.now,
    asOf: () => AS_OF,
  });
}

/** Prices of the simulated market, held in memory as the bot holds live ones. */
export function heldPrices(): Prices {
  return createPrices({
    sources: [{ source: simulatedSource(), keep: true }],
    folder: null,
    now: Date.now,
    asOf: () => AS_OF,
    ttlSeconds: 86_400,
  });
}

/** The router over the same parts as in src/compose/house.ts. */
export async function answering(
  prices: Prices,
  { renderer = createRenderer(), replies }: { renderer?: Renderer } & Pick<RunParts, 'replies'> = {},
): Promise<Answer> {
  return createAnswer({
    commands: await loadCommands(),
    catalog: createCatalog(),
    prices,
    draw: (look) => (chart, filename, alt) => renderer.draw(chart, look, filename, alt),
    asOf: () => AS_OF,
    schedule: noSchedule,
    replies,
    turn: turnsOfTheLoop(),
  });
}

const COINS = ['btc', 'eth', 'sol', 'xrp', 'ada', 'doge', 'link', 'ltc', 'avax', 'dot'];
const BENCHMARKS = ['r2k-tech', 'ndx', 'spx', 'gold', 'r2k'];
const RANGES = ['1y', '90d', '6m', '2y'];

/** The symbols that those lines are about, each with a file of that name in a folder of prices. */
export const PRICED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(COINS.map((coin) => [`${coin.toUpperCase()}/USD`, `${coin.toUpperCase()}-USD.csv`])),
  ...Object.fromEntries(['PSCT', 'QQQ', 'SPY', 'GLD', 'IWM'].map((symbol) => [symbol, `${symbol}.csv`])),
};

/** So many different questions about pairs, 200 at most. */
export function differentLines(count: number): readonly string[] {
  return RANGES.flatMap((range) =>
    COINS.flatMap((coin) => BENCHMARKS.map((benchmark) => `corr ${coin} ${benchmark} ${range}`)),
  ).slice(0, count);
}

/** The charts that lines are answered with, on the simulated market. */
export async function chartsOf(lines: readonly string[]): Promise<readonly Chart[]> {
  const seen: Chart[] = [];
  const renderer: Renderer = {
    draw: (chart) => {
      seen.push(chart);
      return Promise.reject(new Error('only looked at'));
    },
  };
  const answer = await answering(heldPrices(), { renderer });
  for (const line of lines) await answer(line, ASKING).catch(() => undefined);
  if (seen.length !== lines.length) throw new Error(`${lines.length} lines gave ${seen.length} charts`);
  return seen;
}
