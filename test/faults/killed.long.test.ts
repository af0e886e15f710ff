import { expect, onTestFinished, test, vi } from 'vitest';
import { startUpstreams, type Upstreams } from '../fakes/upstreams.ts';
import { startBot, stateFolder, type BotProcess } from '../bot-process.ts';

/** The bot with its page, ended by a signal in the middle of an answer and of a daily post, and started again. */

vi.setConfig({ testTimeout: 600_000 });

const EVENING = Date.UTC(2025, 4, 6, 3, 59);
const COIN = 'corr btc spx 63d';

/** A bot with one daily post, of whose line the last session's prices are still to be fetched and do not come. */
async function atWork() {
  const prices = await startUpstreams(EVENING, { from: '2024-09-03' });
  onTestFinished(() => prices.close());
  const folder = await stateFolder();
  const start = async (asOf: string) => {
    const bot = await startBot(folder, { AS_OF: asOf, ...prices.environment });
    await bot.says(/^Page: /m);
    return bot;
  };
  const first = await start('2025-05-02');
  expect((await first.ask(`daily add 16:30 Berlin ${COIN}`)).json).toMatchObject({ title: 'Daily post 1' });
  first.kill('SIGTERM');
  expect(await first.ended).toEqual([0, null]);
  const bot = await start('2025-05-05');
  const release = prices.hold();
  const before = prices.asked();
  // The question first: a bot that is told to end takes no other.
  const asked = bot.ask(COIN).catch(() => null);
  await untilAsked(prices, before);
  expect((await bot.ask('daily run 1')).status).toBe(200);
  await vi.waitFor(async () => expect(await historyOf(bot)).toContain('being sent'), { timeout: 120_000 });
  return { bot, asked, release, startAgain: () => start('2025-05-05') };
}

function untilAsked(prices: Upstreams, before: number): Promise<void> {
  return vi.waitFor(() => expect(prices.asked()).toBeGreaterThan(before), { timeout: 120_000 });
}

async function postsOf(bot: BotProcess): Promise<readonly unknown[]> {
  const { json } = await bot.page('/api/posts');
  return Array.isArray(json['posts']) ? json['posts'] : [];
}

/** What became of the post, run by run. */
async function historyOf(bot: BotProcess): Promise<string> {
  return JSON.stringify((await bot.ask('daily history 1')).json['table']);
}

test('killed while it answers and posts, it has its orders at the next start, posts once and answers', async () => {
  const { bot, asked, release, startAgain } = await atWork();
  bot.kill('SIGKILL');
  expect(await bot.ended).toEqual([null, 'SIGKILL']);
  expect(await asked).toBeNull();
  release();
  const next = await startAgain();
  expect((await next.ask('daily list')).json).toMatchObject({ lead: '1 daily post here.' });
  await vi.waitFor(async () => expect(await historyOf(next)).toContain('sent'), { timeout: 120_000 });
  expect((await next.ask(COIN)).json).toMatchObject({ lead: expect.stringContaining('5 May 2025') });
  expect(await postsOf(next)).toHaveLength(1);
});

test('told to end while it answers and posts, it finishes both, and the next start posts nothing again', async () => {
  const { bot, asked, release, startAgain } = await atWork();
  bot.kill('SIGTERM');
  await vi.waitFor(async () => expect((await bot.page('/readyz')).status).toBe(503), { timeout: 120_000 });
  release();
  expect(await asked).toMatchObject({ status: 200 });
  expect(await bot.ended).toEqual([0, null]);
  const next = await startAgain();
  expect(await historyOf(next)).toContain('sent');
  expect(await postsOf(next)).toHaveLength(1);
});
