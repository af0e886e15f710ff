import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { emptyFolder, startBot, stateFolder, type BotProcess } from '../bot-process.ts';
import { SCOPES } from '../../src/platforms/slack/scopes.ts';
import { startFakeDiscord, type FakeDiscord } from '../fakes/discord/fake-discord.ts';
import { startFakeSlack, type FakeSlack } from '../fakes/slack/index.ts';
import { startUpstreams, type Upstreams } from '../fakes/upstreams.ts';

const EVENING = Date.UTC(2025, 4, 6, 3, 59);
const GENERAL = { user: 'U0ADA', channel: 'C0GENERAL' } as const;
/** Ten lines that share no answer. */
const LINES = Array.from({ length: 10 }, (_, index) => `corr btc r2k-tech ${60 + index}d`);

interface World {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  readonly upstreams: Upstreams;
}

/** `npm start` in a folder of its own, in Slack and in Discord, with prices from exchanges on loopback. */
async function startBoth({ slack, discord, upstreams }: World): Promise<BotProcess> {
  const bot = await startBot(await stateFolder(), {
    AS_OF: '2025-05-05',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    EXCHANGES: 'bitstamp,coinbase,kraken,binance',
    ...upstreams.environment,
  });
  await discord.until(() => discord.commands().length > 0, 'registration of the commands', 90_000);
  await bot.says(/^Slack: ready\.$/m);
  return bot;
}

async function startWorld(): Promise<World> {
  const [slack, discord, upstreams] = await Promise.all([
    startFakeSlack({ scopes: Object.keys(SCOPES) }),
    startFakeDiscord(),
    startUpstreams(EVENING),
  ]);
  onTestFinished(async () => {
    await Promise.all([slack.close(), discord.close(), upstreams.close()]);
  });
  return { slack, discord, upstreams };
}

/** Twenty questions, all acknowledged, none answered: the exchanges hold their prices back. */
async function askTwenty({ slack, discord, upstreams }: World) {
  const { ada, general } = discord.community;
  const before = upstreams.asked();
  for (const line of LINES) slack.people.slash(GENERAL, '/corr', line);
  const interactions = LINES.map((line) =>
    discord.command(ada, general, 'corr', { range: line.split(' ').at(-1) ?? '' }),
  );
  await slack.until('ten acknowledgements', () => slack.sockets.acks.length >= LINES.length);
  await discord.until(() => interactions.every(({ thinking }) => thinking), 'ten acknowledgements', 20_000);
  await discord.until(() => upstreams.asked() > before, 'question to an exchange', 20_000);
  return interactions;
}

test('told to stop during twenty answers, it takes nothing new, delivers all twenty and exits 0', async () => {
  const world = await startWorld();
  const { slack, discord, upstreams } = world;
  const { kill, ended, events, page } = await startBoth(world);
  await discord.until(() => discord.gateway.connections() === 1, 'connection');
  expect(await page('/readyz')).toMatchObject({ status: 200 });
  const release = upstreams.hold();
  const interactions = await askTwenty(world);

  kill('SIGTERM');
  await discord.until(() => discord.gateway.connections() === 0, 'end of the gateway', 20_000);
  await discord.until(() => slack.sockets.links() === 0, 'end of the link', 20_000);
  const acks = slack.sockets.acks.length;
  expect((await page('/healthz')).json).toMatchObject({
    status: 'alive',
    stopping: true,
    version: expect.any(String),
  });
  const ready = await page('/readyz');
  expect([ready.status, ready.text]).toEqual([503, expect.stringContaining('told to stop')]);
  // Slack sends again what a busy machine acknowledges late, so they may be more than ten.
  expect((await page('/metrics')).text).toMatch(
    /^lockstep_acknowledge_seconds_count\{platform="slack"\} [1-9]\d+$/m,
  );
  const refused = await page('/api/answer?q=help');
  expect([refused.status, refused.text]).toEqual([503, expect.stringContaining('being restarted')]);
  const late = slack.people.slash(GENERAL, '/corr', 'help');
  const { ben, general } = discord.community;
  const tooLate = discord.command(ben, general, 'help');
  release();

  expect(await ended).toEqual([0, null]);
  expect(late.ack).toEqual({ ok: false, reason: 'dispatch_failed' });
  expect([slack.sockets.acks.length, tooLate.acknowledgement]).toEqual([acks, null]);
  const inSlack = slack.messages('C0GENERAL').filter(({ byBot }) => byBot);
  expect(inSlack.map(({ text }) => /(?:6\d)d/.exec(text)?.[0] ?? '').toSorted()).toEqual(
    LINES.map((line) => line.split(' ').at(-1)),
  );
  for (const { original } of interactions) {
    expect(original?.data.embeds[0]?.title).toMatch(/^BTC and small-cap tech, 6\dd$/);
  }
  // The log has a line for each, and none of them is a fault.
  const answers = events().filter(({ event }) => event === 'answer');
  expect(answers).toHaveLength(20);
  expect(answers).toEqual(
    Array.from({ length: 20 }, () =>
      expect.objectContaining({
        level: 'info',
        reference: expect.stringMatching(/^[0-9a-f]{6}$/),
        platform: expect.stringMatching(/^(slack|discord)$/),
        line: expect.stringMatching(/^corr btc r2k-tech 6\dd$/),
        outcome: 'answered',
        cache: 'miss',
        ms: expect.objectContaining({ fetch: expect.any(Number), total: expect.any(Number) }),
      }),
    ),
  );
  expect(events().filter(({ level }) => level === 'error')).toEqual([]);
}, 180_000);

test('told to stop twice, it ends at once, whatever is under way', async () => {
  const world = await startWorld();
  const { kill, ended } = await startBoth(world);
  world.upstreams.hold();
  await askTwenty(world);
  kill('SIGTERM');
  const { discord } = world;
  await discord.until(() => discord.gateway.connections() === 0, 'end of the gateway', 20_000);
  kill('SIGTERM');
  expect(await ended).toEqual([143, null]);
}, 180_000);

test('told to stop while it makes its database, it ends as well', async () => {
  const folder = await emptyFolder();
  const bot = await startBot(folder, {});
  await vi.waitFor(() => access(join(folder, 'db')), { timeout: 60_000 });
  bot.kill('SIGTERM');
  expect(await bot.ended).toEqual([0, null]);
}, 90_000);
