import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { uniforms } from '../../src/core/engine/numbers/random.ts';
import { SCOPES } from '../../src/platforms/slack/scopes.ts';
import { startFakeDiscord, type FakeDiscord } from '../../test/fakes/discord/fake-discord.ts';
import { startFakeSlack, type FakeSlack } from '../../test/fakes/slack/index.ts';
import { startBot } from '../bot-process.ts';
import { quantile, type Findings, type Mark } from '../measure.ts';
import { differentLines } from '../parts.ts';
import type { PriceCsvs } from '../price-csvs.ts';

/**
 * What a busy set of workspaces asks in its busiest hour: three hundred workspaces, forty questions a day in each, and
 * three in ten of them in the hour behind New York's close.
 */
const QUESTIONS = 3_600;
const MINUTES = 5;
/** Half of the questions are the ten that everybody asks, the others are of two hundred different lines. */
const POPULAR = 10;
const LINES = differentLines(200);
const SAMPLE_MS = 10_000;
const PATIENCE_MS = 120_000;
/** On a machine that has a lot of other things to do. */
const LONGEST_START_MS = 60_000;
/** A person in Discord may say so much to the bot in a minute; commands are not counted. */
const PEOPLE = 40;

interface Asked {
  /** Milliseconds from the question to its answer; Infinity while there is none. */
  ms: number;
}

/** An hour's questions in five minutes, to the bot in a process of its own: mentions in Slack, commands in Discord. */
export async function hour(_csvs: PriceCsvs, scratch: string): Promise<Findings> {
  const [slack, discord] = [await startFakeSlack({ scopes: Object.keys(SCOPES) }), await startFakeDiscord()];
  const bot = await startBot(join(scratch, 'hour'), {
    LOG_LEVEL: 'info',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
  });
  await bot.said('Slack: ready.');
  await discord.until(() => discord.commands().length > 0, 'registration of the commands', LONGEST_START_MS);
  const memory: number[] = [];
  const look = setInterval(() => void bot.resident().then(({ nowMb }) => memory.push(nowMb)), SAMPLE_MS);
  const asked = await askForMinutes(slack, discord);
  clearInterval(look);
  const slackAcks = slack.deliveries.flatMap(({ ack }) => (ack?.ok === true ? [ack.latencyMs] : []));
  const discordAcks = discord.interactions.flatMap(({ acknowledgement }) => acknowledgement?.latencyMs ?? []);
  await bot.end();
  await Promise.all([slack.close(), discord.close()]);
  const answers = asked.map(({ ms }) => ms);
  const acks = [...slackAcks, ...discordAcks];
  return {
    marks: [
      { name: `questions in ${MINUTES} minutes`, value: answers.length, unit: '' },
      {
        name: 'questions without an answer',
        value: answers.filter((ms) => ms === Infinity).length,
        unit: '',
      },
      { name: 'answer with its chart, p50', value: quantile(answers, 0.5), unit: 'ms' },
      { name: 'answer with its chart, p99', value: quantile(answers, 0.99), unit: 'ms' },
      { name: 'acknowledged, p50', value: quantile(acks, 0.5), unit: 'ms' },
      { name: 'acknowledged, p99', value: quantile(acks, 0.99), unit: 'ms' },
      { name: 'acknowledged, slowest', value: Math.max(...acks), unit: 'ms' },
      ...memoryMarks(memory),
    ],
  };
}

/** Resident memory at each half minute, at its peak, and how much the last three minutes added. */
function memoryMarks(memory: readonly number[]): Mark[] {
  const perMinute = 60_000 / SAMPLE_MS;
  const halfMinutes = memory.filter((_, index) => index % (perMinute / 2) === 0);
  const at = (minutesFromEnd: number) => memory.at(-1 - minutesFromEnd * perMinute) ?? NaN;
  return [
    ...halfMinutes.map((mb, index) => ({
      name: `resident memory of the bot after ${(index / 2).toFixed(1)} min`,
      value: mb,
      unit: 'MB',
    })),
    { name: 'resident memory of the bot, peak', value: Math.max(...memory), unit: 'MB' },
    {
      name: 'resident memory of the bot, added in the last 3 min',
      value: (at(0) / at(3) - 1) * 100,
      unit: '%',
    },
  ];
}

async function askForMinutes(slack: FakeSlack, discord: FakeDiscord): Promise<Asked[]> {
  const random = uniforms(1);
  const { general, guild } = discord.community;
  const people = Array.from({ length: PEOPLE }, (_, index) => discord.addPerson(`Person ${index}`));
  for (const person of people) discord.join(guild, person);
  const every = (MINUTES * 60_000) / QUESTIONS;
  const all: Promise<Asked>[] = [];
  const start = performance.now();
  for (let index = 0; index < QUESTIONS; index += 1) {
    await pause(Math.max(0, start + index * every - performance.now()));
    const place = Math.floor(random() * (random() < 0.5 ? POPULAR : LINES.length));
    const line = LINES[place] ?? '';
    if (index % 2 === 0) {
      const { ts } = slack.people.mention({ user: 'U0BOB', channel: 'C0GENERAL' }, line);
      const isThere = () => slack.messages('C0GENERAL').some((one) => one.byBot && one.threadTs === ts);
      all.push(timed(isThere));
    } else {
      const [, asset = '', benchmark = '', range = ''] = line.split(' ');
      const person = people[index % PEOPLE] ?? discord.community.ada;
      const interaction = discord.command(person, general, 'corr', { asset, benchmark, range });
      all.push(timed(() => !interaction.thinking && (interaction.original?.files.length ?? 0) > 0));
    }
  }
  return Promise.all(all);
}

async function timed(isThere: () => boolean): Promise<Asked> {
  const start = performance.now();
  while (!isThere()) {
    if (performance.now() - start > PATIENCE_MS) return { ms: Infinity };
    await pause(20);
  }
  return { ms: performance.now() - start };
}
