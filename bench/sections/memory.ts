import { join } from 'node:path';
import { startBot, type BotProcess } from '../bot-process.ts';
import type { Findings, Mark } from '../measure.ts';
import { differentLines } from '../parts.ts';
import type { PriceCsvs } from '../price-csvs.ts';

const ANSWERS = Number(process.argv.find((word) => word.startsWith('--answers='))?.slice(10) ?? 10_000);
/** As many as one browser may have under way. */
const AT_ONCE = 6;
const LOOKS = 5;

/**
 * Resident memory of the bot's process along ten thousand different answers, each with its picture really drawn and
 * fetched; `--answers=2000` for fewer.
 */
export async function memory(_csvs: PriceCsvs, scratch: string): Promise<Findings> {
  const bot = await startBot(join(scratch, 'memory'));
  const marks: Mark[] = [residentMark('before the first answer', (await bot.resident()).nowMb)];
  const start = performance.now();
  for (let look = 1; look <= LOOKS; look += 1) {
    const [from, to] = [((look - 1) * ANSWERS) / LOOKS, (look * ANSWERS) / LOOKS];
    await drawAll(bot, from, to);
    marks.push(residentMark(`after ${to} answers`, (await bot.resident()).nowMb));
  }
  const seconds = (performance.now() - start) / 1_000;
  marks.push(residentMark('at most', (await bot.resident()).peakMb), {
    name: 'answers with charts over the page, six at once',
    value: ANSWERS / seconds,
    unit: 'a second',
  });
  await bot.end();
  return { marks };
}

function residentMark(when: string, value: number): Mark {
  return { name: `bot alone, resident ${when}`, value, unit: 'MB' };
}

async function drawAll(bot: BotProcess, from: number, to: number): Promise<void> {
  const lines = differentLines(200);
  let next = from;
  const asking = async () => {
    while (next < to) {
      const index = next;
      next += 1;
      // Another window is another question, so that nothing is answered from what is kept.
      const line = `${lines[index % lines.length]} window=${20 + Math.floor(index / lines.length)}`;
      const response = await fetch(`${bot.url}/api/chart.png?${new URLSearchParams({ q: line }).toString()}`);
      const body = await response.arrayBuffer();
      if (!response.ok) throw new Error(`${line}: ${response.status} ${Buffer.from(body).toString()}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asking));
}
