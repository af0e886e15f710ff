import { describe, expect, onTestFinished, test } from 'vitest';
import { createAnswer } from '../../../src/core/answer.ts';
import { createRenderer } from '../../../src/charts/render.ts';
import { createDiscord } from '../../../src/platforms/discord.ts';
import { createPrices } from '../../../src/prices/index.ts';
import { simulatedSource } from '../../../src/prices/simulated.ts';
import { startFakeDiscord } from '../../fakes/discord/fake-discord.ts';
import { manualClock } from '../../fakes/clocks.ts';
import { memoryKeyValue } from '../../fakes/key-value.ts';
import { ordersInMemory } from '../../commands/orders-in-memory.ts';
import { runLockstep } from '../../run-lockstep.ts';
import { answerOf, catalog, commands } from './bot.ts';

const AS_OF = '2025-05-05';

/** Everything as it is put together in the house, on the simulated market. */
async function startHouse() {
  const clock = manualClock();
  const fake = await startFakeDiscord({ now: clock.now });
  const { schedule } = ordersInMemory(`${AS_OF}T23:00:00Z`);
  const discord = createDiscord({
    token: fake.token,
    apiUrl: fake.url,
    guildId: undefined,
    shards: 'auto',
    questions: false,
    catalog,
    keyValue: memoryKeyValue(clock.now),
    schedule: async () => schedule,
    clock,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (event) => expect.unreachable(JSON.stringify(event)),
    },
    say: (sentence) => expect(sentence).toBe('Discord: ready.'),
  });
  onTestFinished(async () => {
    await discord.stop();
    await fake.close();
  });
  const prices = createPrices({
    sources: [{ source: simulatedSource(), keep: false }],
    folder: null,
    now: () => Date.parse(`${AS_OF}T23:00:00Z`),
    asOf: () => AS_OF,
  });
  const renderer = createRenderer();
  const answer = createAnswer({
    commands,
    catalog,
    prices,
    draw: (look) => (chart, filename, alt) => renderer.draw(chart, look, filename, alt),
    asOf: () => AS_OF,
    schedule: async () => schedule,
  });
  await discord.start(answer, commands);
  await fake.until(() => fake.commands().length > 0, 'registration');
  return fake;
}

describe('every command of the house', () => {
  test('answers in Discord, within all of its limits', async () => {
    const fake = await startHouse();
    const { mia, general } = fake.community;
    const asked = {
      corr: { asset: 'btc', benchmark: 'r2k-tech', range: '1y', view: 'partial' },
      rank: { asset: 'btc', range: '1y' },
      alts: { benchmark: 'r2k-tech' },
      history: { asset: 'eth' },
      matrix: { assets: 'btc,eth,sol,ndx,gold,spx,r2k' },
      study: {},
      csv: { range: '3m' },
      symbols: {},
      about: {},
      help: {},
      'daily add': { time: '16:30', zone: 'new york', line: 'rank btc', quiet: true },
      'daily preview': { time: '9am', zone: 'London', line: 'btc ndx' },
      'daily list': {},
      'alert add': { line: 'corr btc r2k-tech 1y', condition: 'above', level: 0.7 },
      'alert list': {},
    };
    const names = new Set(Object.keys(asked).map((words) => words.split(' ')[0]));
    expect(names).toEqual(new Set(commands.map(({ name }) => name)));
    const answers = await Promise.all(
      Object.entries(asked).map(async ([name, values]) => {
        const interaction = fake.command(mia, general, name, values);
        await fake.until(
          () => (interaction.original?.data.embeds.length ?? 0) > 0,
          `answer to ${name}`,
          30_000,
        );
        return [name, await answerOf(fake, interaction)] as const;
      }),
    );
    expect(answers.filter(([, { data }]) => /wrong|cut/.test(data.embeds[0]?.title ?? ''))).toEqual([]);
    expect(Math.max(...answers.map(([, { data }]) => data.components.length))).toBeLessThanOrEqual(5);
    const drawn = answers.flatMap(([, { files }]) =>
      files.filter(({ filename }) => filename.endsWith('.png')),
    );
    for (const { bytes, description } of drawn) {
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(description).toMatch(/\w/);
    }
    const pictures = answers.filter(([, { files }]) =>
      files.some(({ filename }) => filename.endsWith('.png')),
    );
    expect(pictures.map(([name]) => name).sort()).toEqual([
      'alert add',
      'alts',
      'corr',
      'daily preview',
      'history',
      'matrix',
      'rank',
      'study',
    ]);
    const titles = new Map(answers.map(([name, { data }]) => [name, data.embeds[0]?.title]));
    expect([titles.get('daily add'), titles.get('alert add')]).toEqual(['Daily post 1', 'Alert 1']);
    expect(answers.find(([name]) => name === 'csv')?.[1].files[0]?.filename).toMatch(/\.csv$/);
  }, 60_000);
});

describe('npm run discord:invite', () => {
  test('prints the link, or what is missing', async () => {
    const fake = await startFakeDiscord();
    const environment = { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.url };
    const good = await runLockstep(['discord-invite'], { environment });
    expect(good.stdout).toContain(`client_id=${fake.bot.id}`);
    const bad = await runLockstep(['discord-invite'], {
      environment: { ...environment, DISCORD_TOKEN: 'x' },
    });
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringContaining('set a new DISCORD_TOKEN')]);
    const none = await runLockstep(['discord-invite'], { environment: { DISCORD_TOKEN: '' } });
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('Set DISCORD_TOKEN first')]);
    await fake.close();
  });
});
