import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { createRenderPool, type RenderPool } from '../../src/charts/render-pool.ts';
import { noSchedule } from '../../src/core/orders/no-schedule.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import type { Answer, Prices } from '../../src/core/types.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { createDiscord } from '../../src/platforms/discord.ts';
import { startFakeDiscord } from '../../test/fakes/discord/fake-discord.ts';
import type { Interaction } from '../../test/fakes/discord/world.ts';
import { memoryKeyValue } from '../../test/fakes/key-value.ts';
import { quantile, strainOf, type Findings, type Mark, type Strain } from '../measure.ts';
import { answering, ASKING, differentLines, heldPrices } from '../parts.ts';

const CALLERS = [1, 10, 50];
const PATIENCE_MS = 4_000;
const CORES = Math.min(4, availableParallelism());

/** So many people who ask different things at once, each with a chart, over Discord's protocol to one on loopback. */
export async function load(): Promise<Findings> {
  const prices = heldPrices();
  await warmPrices(prices);
  const marks: Mark[] = [];
  const perSecond: Record<string, number> = {};
  for (const threads of [1, CORES]) {
    const pool = createRenderPool({ threads });
    await eachThreadDraws(pool, prices);
    for (const callers of threads === 1 ? [50] : CALLERS) {
      const { seconds, acks, strain } = await crowd(callers, await answering(prices, { renderer: pool }));
      const name = `${callers} callers, ${threads} threads`;
      perSecond[name] = callers / seconds;
      marks.push(
        { name: `${name}: answers with charts`, value: callers / seconds, unit: 'a second' },
        {
          name: `${name}: not acknowledged in 3 s`,
          value: acks.filter((ms) => ms === Infinity).length,
          unit: '',
        },
        { name: `${name}: acknowledged, p99`, value: quantile(acks, 0.99), unit: 'ms' },
        { name: `${name}: event loop held up, p99`, value: strain.loopP99Ms, unit: 'ms' },
        { name: `${name}: event loop held up, longest`, value: strain.loopMaxMs, unit: 'ms' },
        { name: `${name}: resident memory, peak`, value: strain.peakMb, unit: 'MB' },
      );
    }
    await pool.close();
  }
  const [one = NaN, all = NaN] = [
    perSecond['50 callers, 1 threads'],
    perSecond[`50 callers, ${CORES} threads`],
  ];
  return {
    marks,
    ratios: [
      {
        name: `50 callers: ${CORES} threads to one`,
        ours: one,
        other: all,
        unit: 'a second',
        times: all / one,
      },
    ],
  };
}

/** What is held in memory by the time anybody asks. */
async function warmPrices(prices: Prices): Promise<void> {
  const renderer = { draw: () => Promise.reject(new Error('nobody looks')) };
  const answer = await answering(prices, { renderer });
  for (const line of differentLines(200)) await answer(line, ASKING).catch(() => undefined);
}

/** Threads start and warm up before anything is measured. */
async function eachThreadDraws(renderer: RenderPool, prices: Prices): Promise<void> {
  const answer = await answering(prices, { renderer });
  await Promise.all(differentLines(60).map((line) => answer(line, { ...ASKING, look: DISCORD_LOOK })));
}

const DISCORD_LOOK = { theme: 'dark', scale: 1 } as const;

interface Crowd {
  readonly seconds: number;
  /** Milliseconds from the event to its acknowledgement. */
  readonly acks: readonly number[];
  readonly strain: Strain;
}

async function crowd(callers: number, answer: Answer): Promise<Crowd> {
  const fake = await startFakeDiscord();
  const bot = createDiscord({
    token: fake.token,
    apiUrl: fake.url,
    guildId: undefined,
    shards: 'auto',
    questions: false,
    catalog: createCatalog(),
    schedule: noSchedule,
    keyValue: memoryKeyValue(Date.now),
    clock: { now: Date.now, wait: (ms, signal) => pause(ms, undefined, { signal }) },
    onLeave: () => Promise.resolve(),
    look: DISCORD_LOOK,
    log: { info: () => undefined, warn: () => undefined, error: console.error },
    say: () => undefined,
  });
  await bot.start(answer, await loadCommands());
  await fake.until(() => fake.commands().length > 0, 'registration of the commands');
  while (bot.health().state !== 'connected') await pause(20);
  const { ada, general } = fake.community;
  const start = performance.now();
  const strain = await strainOf(async () => {
    const asked = differentLines(callers).map((line) => {
      const [, asset = '', benchmark = '', range = ''] = line.split(' ');
      return fake.command(ada, general, 'corr', { asset, benchmark, range });
    });
    for (const interaction of asked) await answered(interaction, start);
    return asked;
  });
  const seconds = (performance.now() - start) / 1_000;
  await bot.stop();
  await fake.close();
  const acks = strain.result.map(({ acknowledgement }) => acknowledgement?.latencyMs ?? Infinity);
  return { seconds, acks, strain };
}

/** Until the answer stands there, with its picture; false when it was not acknowledged in Discord's three seconds. */
async function answered(interaction: Interaction, start: number): Promise<boolean> {
  for (;;) {
    const { thinking, original, acknowledgement } = interaction;
    if (!thinking && original !== null && original.data.embeds.length > 0) {
      if (original.files.length === 0) throw new Error('An answer came without its picture.');
      return true;
    }
    const waited = performance.now() - start;
    if (acknowledgement === null && waited > PATIENCE_MS) return false;
    if (waited > 60_000) throw new Error('There was no answer in a minute.');
    await pause(5);
  }
}
