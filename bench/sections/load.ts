import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startFakeDiscord, type FakeDiscord } from '../../test/fakes/discord/fake-discord.ts';
import type { Interaction } from '../../test/fakes/discord/world.ts';
import { startBot, type BotProcess } from '../bot-process.ts';
import { quantile, type Findings, type Mark } from '../measure.ts';
import { differentLines } from '../parts.ts';
import type { PriceCsvs } from '../price-csvs.ts';

const CALLERS = [1, 10, 50];
const WARM_UP = 100;
const PATIENCE_MS = 4_000;
/** Each crowd asks with a window of its own, so that nobody is given an answer that is kept. */
const FIRST_WINDOW = 21;

/**
 * So many people who ask different things at once, each with a chart, over Discord's protocol to one on loopback. The bot
 * is a process of its own; Discord is in this one.
 */
export async function load(_csvs: PriceCsvs, scratch: string): Promise<Findings> {
  const fake = await startFakeDiscord();
  const bot = await startBot(join(scratch, 'load'), {
    DISCORD_TOKEN: fake.token,
    DISCORD_API_URL: fake.url,
  });
  const marks: Mark[] = [];
  try {
    await fake.until(() => fake.commands().length > 0, 'registration of the commands', 60_000);
    marks.push({ name: 'bot alone, at rest: resident', value: (await bot.resident()).nowMb, unit: 'MB' });
    await crowd(fake, WARM_UP, FIRST_WINDOW - 1);
    for (const [turn, callers] of CALLERS.entries())
      marks.push(...(await measured(fake, bot, callers, FIRST_WINDOW + turn)));
  } finally {
    await bot.end();
    await fake.close();
  }
  return { marks };
}

async function measured(
  fake: FakeDiscord,
  bot: BotProcess,
  callers: number,
  window: number,
): Promise<Mark[]> {
  await bot.watched();
  const { seconds, acks } = await crowd(fake, callers, window);
  const [{ loopP99Ms, loopMaxMs, cpuMs }, { nowMb, peakMb }] = [await bot.watched(), await bot.resident()];
  const mark = (name: string, value: number, unit: string): Mark => ({
    name: `${callers} callers: ${name}`,
    value,
    unit,
  });
  return [
    mark('answers with charts', callers / seconds, 'a second'),
    mark('processor time of the bot, each', cpuMs / callers, 'ms'),
    mark('not acknowledged in 3 s', acks.filter((ms) => ms === Infinity).length, ''),
    mark('acknowledged, p99', quantile(acks, 0.99), 'ms'),
    mark('event loop of the bot held up, p99', loopP99Ms, 'ms'),
    mark('event loop of the bot held up, longest', loopMaxMs, 'ms'),
    mark('bot alone, resident after it', nowMb, 'MB'),
    mark('bot alone, resident at most', peakMb, 'MB'),
  ];
}

interface Crowd {
  readonly seconds: number;
  /** Milliseconds from the event to its acknowledgement. */
  readonly acks: readonly number[];
}

async function crowd(fake: FakeDiscord, callers: number, window: number): Promise<Crowd> {
  const { ada, general } = fake.community;
  const start = performance.now();
  const asked = differentLines(callers).map((line) => {
    const [, asset = '', benchmark = '', range = ''] = line.split(' ');
    return fake.command(ada, general, 'corr', { asset, benchmark, range, window });
  });
  for (const interaction of asked) await answered(interaction, start);
  const seconds = (performance.now() - start) / 1_000;
  return { seconds, acks: asked.map(({ acknowledgement }) => acknowledgement?.latencyMs ?? Infinity) };
}

/** Until the answer stands there, with its picture, or it is clear that it will not be acknowledged in time. */
async function answered(interaction: Interaction, start: number): Promise<void> {
  for (;;) {
    const { thinking, original, acknowledgement } = interaction;
    if (!thinking && original !== null && original.data.embeds.length > 0) {
      if (original.files.length === 0) throw new Error('An answer came without its picture.');
      return;
    }
    const waited = performance.now() - start;
    if (acknowledgement === null && waited > PATIENCE_MS) return;
    if (waited > 60_000) throw new Error('There was no answer in a minute.');
    await pause(5);
  }
}
