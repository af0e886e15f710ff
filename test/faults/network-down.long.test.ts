import { expect, onTestFinished, test, vi } from 'vitest';
import { SCOPES } from '../../src/platforms/slack/scopes.ts';
import { startFakeDiscord } from '../fakes/discord/fake-discord.ts';
import { startFakeSlack } from '../fakes/slack/index.ts';
import { startTcpProxy } from '../fakes/tcp-proxy.ts';
import { startUpstreams } from '../fakes/upstreams.ts';
import { startBot, stateFolder, type BotProcess } from '../bot-process.ts';

/** A bot that is started while the network is down, or a part of it, with everything that it speaks to behind a proxy. */

vi.setConfig({ testTimeout: 600_000 });

const EVENING = Date.UTC(2025, 4, 6, 3, 59);
const COIN = 'corr btc spx 63d';
const FUNDS = 'corr r2k-tech spx 63d';

async function startWorld() {
  const [slack, discord, prices] = await Promise.all([
    startFakeSlack({ scopes: Object.keys(SCOPES) }),
    startFakeDiscord(),
    startUpstreams(EVENING, { from: '2024-09-03' }),
  ]);
  const { YAHOO_API_URL = '', EXCHANGE_API_URL = '' } = prices.environment;
  const urls = {
    SLACK_API_URL: slack.url,
    DISCORD_API_URL: discord.url,
    YAHOO_API_URL,
    EXCHANGE_API_URL,
  };
  const entries = await Promise.all(
    Object.entries(urls).map(async ([name, address]) => {
      const url = new URL(address);
      const proxy = await startTcpProxy(Number(url.port));
      url.port = String(proxy.port);
      return { name, proxy, address: url.href.replace(/\/$/, address.endsWith('/') ? '/' : '') };
    }),
  );
  onTestFinished(async () => {
    await Promise.all(entries.map(({ proxy }) => proxy.close()));
    await Promise.all([slack.close(), discord.close(), prices.close()]);
  });
  const environment = {
    AS_OF: '2025-05-05',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    DISCORD_TOKEN: discord.token,
    ...Object.fromEntries(entries.map(({ name, address }) => [name, address])),
  };
  const proxies = (away: readonly string[]) =>
    entries.filter(({ name }) => away.includes(name)).map(({ proxy }) => proxy);
  return { environment, proxies };
}

/** What people get while parts of the network are down: for each question its first words. */
async function answers(bot: BotProcess) {
  const [help, coin, funds, orders] = await Promise.all(
    ['symbols gold', COIN, FUNDS, 'daily list'].map(async (line) => {
      const { json } = await bot.ask(line);
      return String(json['lead'] ?? json['error']);
    }),
  );
  return { help, coin, funds, orders };
}

const usual = {
  help: expect.stringContaining('gold'),
  coin: expect.stringMatching(/^BTC .*S&P 500/),
  funds: expect.stringMatching(/^Small-cap tech tracks/),
  orders: expect.stringMatching(/^There are none here/),
};
const noFunds = expect.stringMatching(
  /^I couldn't get prices for small-cap tech: Yahoo could not be reached \(\w+\)\. .+ Try again in a minute\./,
);
const noFundsForCoin = expect.stringMatching(
  /^I couldn't get prices for the S&P 500: Yahoo could not be reached/,
);
const noCoin = expect.stringMatching(
  /^I couldn't get prices for BTC: exchanges gave no prices of BTC\/USD: Coinbase could not be reached \(\w+\); .+Try again in a minute\./,
);
const SLACK = /^Slack: (?:reached at last, )?ready\.$/m;
const DISCORD = /^Discord: (?:reached at last, )?ready\.$/m;

test.each([
  {
    what: 'all of it',
    away: ['SLACK_API_URL', 'DISCORD_API_URL', 'YAHOO_API_URL', 'EXCHANGE_API_URL'],
    ready: [],
    given: { ...usual, coin: expect.stringMatching(/could not be reached/), funds: noFunds },
  },
  { what: 'Slack', away: ['SLACK_API_URL'], ready: [DISCORD], given: usual },
  { what: 'Discord', away: ['DISCORD_API_URL'], ready: [SLACK], given: usual },
  {
    what: 'Yahoo',
    away: ['YAHOO_API_URL'],
    ready: [SLACK, DISCORD],
    given: { ...usual, coin: noFundsForCoin, funds: noFunds },
  },
  {
    what: 'every exchange',
    away: ['EXCHANGE_API_URL'],
    ready: [SLACK, DISCORD],
    given: { ...usual, coin: noCoin },
  },
])(
  'started with $what down, the rest works, and all of it once it is back',
  async ({ away, ready, given }) => {
    const { environment, proxies } = await startWorld();
    for (const proxy of proxies(away)) proxy.goAway();
    const bot = await startBot(await stateFolder(), environment);
    await bot.says(/^Page: /m);
    for (const sentence of ready) await bot.says(sentence);
    expect((await bot.page('/healthz')).status).toBe(200);
    expect(await answers(bot)).toEqual(given);
    for (const proxy of proxies(away)) proxy.comeBack();
    for (const sentence of [SLACK, DISCORD]) await bot.says(sentence);
    // Sources that failed again and again are left alone for half a minute.
    await vi.waitFor(async () => expect((await bot.page('/readyz')).status).toBe(200), {
      timeout: 120_000,
      interval: 500,
    });
    expect(bot.events().filter(({ event }) => event === 'fault')).toEqual([]);
    bot.kill('SIGTERM');
    expect(await bot.ended).toEqual([0, null]);
  },
);

test('started where no name can be looked up, it says so to whoever asks, and the page lives', async () => {
  const nowhere = 'http://lockstep-faults.invalid';
  const bot = await startBot(await stateFolder(), {
    AS_OF: '2025-05-05',
    YAHOO_API_URL: nowhere,
    EXCHANGE_API_URL: nowhere,
    DISCORD_API_URL: `${nowhere}/api`,
    DISCORD_TOKEN: 'MTE5ODYy.GlD5wq.made-up',
  });
  await bot.says(/^Page: /m);
  const { status, json } = await bot.ask(FUNDS);
  expect([status, json['error']]).toEqual([
    503,
    expect.stringMatching(
      /Yahoo could not be reached \((ENOTFOUND|EAI_AGAIN)\)\. .+ Try again in a minute\./,
    ),
  ]);
  await bot.says(/^Discord can’t be reached/m);
  expect((await bot.ask('symbols gold')).status).toBe(200);
  expect((await bot.page('/healthz')).status).toBe(200);
  bot.kill('SIGTERM');
  expect(await bot.ended).toEqual([0, null]);
});
