import { describe, expect, test } from 'vitest';
import { startFakeDiscord } from '../../fakes/discord/fake-discord.ts';
import { ordersInMemory } from '../../commands/orders-in-memory.ts';
import { runLockstep } from '../../run-lockstep.ts';
import { answerOf, commands } from './bot.ts';
import { startHouse } from './house.ts';

describe('every command of the house', () => {
  test('answers in Discord, within all of its limits', async () => {
    const { fake } = await startHouse(ordersInMemory('2025-05-05T23:00:00Z').schedule);
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
      doctor: {},
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
