import { describe, expect, onTestFinished, test } from 'vitest';
import { createAnswer } from '../../../src/core/answer.ts';
import { noSchedule } from '../../../src/core/orders/no-schedule.ts';
import { createRenderer } from '../../../src/charts/render.ts';
import { createDiscord } from '../../../src/platforms/discord.ts';
import { createPrices } from '../../../src/prices/index.ts';
import { simulatedSource } from '../../../src/prices/simulated.ts';
import { startFakeDiscord } from '../../fakes/discord/fake-discord.ts';
import { manualClock } from '../../fakes/clocks.ts';
import { memoryKeyValue } from '../../fakes/key-value.ts';
import { runLockstep } from '../../run-lockstep.ts';
import { answerOf, catalog, commands } from './bot.ts';

const AS_OF = '2025-05-05';

/** Everything as it is put together in the house, on the simulated market. */
async function startHouse() {
  const clock = manualClock();
  const fake = await startFakeDiscord({ now: clock.now });
  const discord = createDiscord({
    token: fake.token,
    apiUrl: fake.url,
    guildId: undefined,
    shards: 'auto',
    questions: false,
    catalog,
    keyValue: memoryKeyValue(clock.now),
    clock,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (event) => expect.unreachable(JSON.stringify(event)),
    },
    say: (sentence) => expect.unreachable(sentence),
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
    schedule: noSchedule,
  });
  await discord.start(answer, commands);
  await fake.until(() => fake.commands().length > 0, 'registration');
  return fake;
}

describe('every command of the house', () => {
  test('answers in Discord, within all of its limits', async () => {
    const fake = await startHouse();
    const { ada, general } = fake.community;
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
    };
    expect(Object.keys(asked).sort()).toEqual(commands.map(({ name }) => name).sort());
    const answers = await Promise.all(
      Object.entries(asked).map(async ([name, values]) => {
        const interaction = fake.command(ada, general, name, values);
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
      'alts',
      'corr',
      'history',
      'matrix',
      'rank',
      'study',
    ]);
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
