import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startBot, stateFolder, type BotProcess } from '../../bot-process.ts';
import type { Target } from '../../../src/core/people.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import { startFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts';
import type { Message } from '../../fakes/discord/world.ts';
import { writePrices } from '../../price-folder.ts';
import { answerOf, makeBot } from './bot.ts';
import { manualClock } from '../../fakes/clocks.ts';

/** `npm start` with a token of the fake, in a folder of its own. */
async function startInDiscord(fake: FakeDiscord): Promise<BotProcess & { readonly folder: string }> {
  const folder = await stateFolder();
  const prices = join(folder, 'prices');
  await mkdir(prices);
  await writePrices(prices, { 'BTC/USD': 'BTC-USD.csv', PSCT: 'PSCT.csv', QQQ: 'QQQ.csv' });
  const bot = await startBot(folder, {
    WEB_PORT: 'off',
    PRICES_DIR: prices,
    AS_OF: '2025-05-05',
    DISCORD_TOKEN: fake.token,
    DISCORD_API_URL: fake.url,
  });
  return { ...bot, folder };
}

test('npm start is a bot in Discord, posts what it is told to, and ends when it is told to', async () => {
  const fake = await startFakeDiscord();
  onTestFinished(() => fake.close());
  const { mia, general, guild } = fake.community;
  const { kill, ended, told, folder } = await startInDiscord(fake);
  await fake.until(() => fake.commands().length > 0, 'registration of the commands', 60_000);

  const symbols = await answerOf(fake, fake.command(mia, general, 'symbols', { text: 'gold' }));
  expect(JSON.stringify(symbols.data.embeds)).toContain('GLD');
  const order = { time: '09:00', zone: 'Berlin', line: 'corr btc r2k-tech 1y', days: 'all' };
  const added = await answerOf(fake, fake.command(mia, general, 'daily add', order));
  expect(added.data.embeds[0]?.title).toBe('Daily post 1');
  const offers = await fake.autocomplete(mia, general, 'daily run', 'number', { number: '' });
  expect(offers).toEqual([{ name: '1: corr btc r2k-tech 1y every day at 09:00 Berlin', value: 1 }]);
  await answerOf(fake, fake.command(mia, general, 'daily run', { number: 1 }));
  const isPost = ({ data }: Message) => /post [0-9a-f]{10}$/.test(data.embeds[0]?.footer?.text ?? '');
  const posted = await fake.until(() => fake.messages(general).find(isPost), 'post', 30_000);
  expect(posted.data.embeds[0]?.title).toBe('BTC and small-cap tech, 1y');
  expect(posted.files).toMatchObject([{ filename: 'corr-btc-r2k-tech-1y.png', inEmbed: true }]);

  kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(told()).toBe('Discord: ready.\n');
  // The mark in the channel is that of the delivery in the ledger: another life of the bot finds it.
  const delivery = await onlyDelivery(folder);
  expect(delivery).toMatchObject({ state: 'sent', message_id: posted.id });
  const { discord } = await makeBot(manualClock(), { fake });
  const target: Target = { platform: 'discord', workspace: guild.id, kind: 'channel', id: general.id };
  expect(await discord.find(target, delivery?.id ?? '')).toBe(posted.id);
}, 150_000);

async function onlyDelivery(folder: string) {
  const database = await openDatabase({ kind: 'folder', folder: join(folder, 'db') });
  const deliveries = await database.db.selectFrom('delivery').selectAll().execute();
  await database.close();
  expect(deliveries).toHaveLength(1);
  return deliveries[0];
}
