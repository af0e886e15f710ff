import { rm } from 'node:fs/promises';
import { describe, expect, test, vi } from 'vitest';
import type { Reply } from '../../src/core/types.ts';
import { EXCHANGE_NAMES } from '../fakes/exchanges.ts';
import type { Fault } from '../fakes/price-server.ts';
import type { YahooListing } from '../fakes/yahoo.ts';
import { liveHouse } from './live-house.ts';

/** What a person is told while a source of prices misbehaves, through the whole house and over real connections. */

vi.setConfig({ testTimeout: 60_000 });

const FUNDS = 'corr r2k-tech spx 63d';
const COIN = 'corr btc spx 63d';
const YAHOO_ROUND = "doesn't know that symbol (it may be delisted)";

function replied(answer: Reply | string): Reply {
  if (typeof answer === 'string') throw new Error(`refused: ${answer}`);
  return answer;
}

/** Where the prices came from, and what is said about them. */
function told(answer: Reply | string): string {
  const { lead, notes, facts } = replied(answer);
  const prices = facts.find(([label]) => label === 'Prices')?.[1] ?? '';
  return [lead, prices, ...notes].join('\n');
}

/** The number that the answer leads with, and over how many days. */
function number(answer: Reply | string) {
  const { report } = replied(answer);
  if (report === undefined || !('pearson' in report) || !('n' in report))
    throw new Error('no report of a pair');
  return { pearson: report.pearson, n: report.n };
}

const scaled =
  (factor: number, until = '9999') =>
  (listing: YahooListing) => ({
    ...listing,
    bars: listing.bars.map((bar) => ({
      ...bar,
      close: bar.close === null || bar.day > until ? bar.close : bar.close * factor,
    })),
  });

describe('while Yahoo', () => {
  test.each<[string, Fault, string, string]>([
    [
      'answers 429',
      { status: 429, headers: { 'retry-after': '90' }, body: 'Too Many Requests' },
      'answered 429, too many requests',
      '2 minutes',
    ],
    [
      'says "Too Many Requests" under 200',
      { body: 'Too Many Requests' },
      'answered "Too Many Requests"',
      'a minute',
    ],
    ['sends nothing', 'empty', 'gave an empty answer', 'a minute'],
    [
      'sends a web page',
      'html',
      'answered with a web page instead of prices (a consent or block page)',
      'a minute',
    ],
    ['sends half a JSON', 'half-json', "gave an answer that broke off and can't be read", 'a minute'],
    ['resets connections', 'reset', 'could not be reached (ECONNRESET)', 'a minute'],
    ['answers 503', { status: 503, body: '' }, 'answered 503', 'a minute'],
  ])(
    '%s, a person is told so and when to try again, and nothing bad is kept',
    async (_, fault, clause, wait) => {
      const { ask, world } = await liveHouse();
      world.yahoo.failAlways(fault);
      const sentence = (label: string) => `I couldn't get prices for ${label}: Yahoo ${clause}.`;
      expect(await ask(FUNDS)).toBe(
        `${sentence('small-cap tech')} ${sentence('the S&P 500')} Try again in ${wait}.`,
      );
      world.yahoo.failAlways(null);
      expect(number(await ask(FUNDS)).n).toBe(44);
    },
  );

  test('has no last close yet, the answer ends a session earlier and says so', async () => {
    const { ask, world } = await liveHouse();
    world.alter('PSCT', ({ bars }) => ({
      bars: bars.map((bar) => (bar.day === '2025-05-05' ? { ...bar, close: null } : bar)),
    }));
    const answer = await ask(FUNDS);
    expect(told(answer)).toContain('to 2 May 2025');
    expect(told(answer)).toContain('Prices reach 2 May 2025; the range was to end on 5 May 2025.');
    expect(replied(answer).report).toMatchObject({ to: '2025-05-02' });
  });

  test('revises its closes, the next answer has all of them anew and mixes none', async () => {
    const { ask, world, folder } = await liveHouse();
    await ask(FUNDS, '2025-05-02');
    // A dividend: every close before it is lower by a little.
    world.alter('PSCT', scaled(0.99, '2025-05-02'));
    const answer = await ask(FUNDS);
    await rm(`${folder}/prices`, { recursive: true });
    expect(number(answer)).toEqual(number(await ask(FUNDS)));
  });

  test('has not adjusted a split yet, nothing is computed over the jump, and a person is told', async () => {
    const { ask, world } = await liveHouse();
    world.alter('PSCT', scaled(4, '2025-04-10'));
    expect(await ask(FUNDS)).toMatch(
      /PSCT went from [\d.]+ to [\d.]+ on 2025-04-11, which looks like a 4:1 split that was never adjusted/,
    );
    world.alter('PSCT', scaled(0.25, '2025-04-10'));
    expect(number(await ask(FUNDS)).n).toBe(44);
  });

  test('answers with the prices of another symbol, they are not taken', async () => {
    const { ask, world } = await liveHouse();
    const chart = { meta: { symbol: 'QQQ', exchangeTimezoneName: 'America/New_York', gmtoffset: 0 } };
    const result = [{ ...chart, timestamp: [], indicators: { quote: [{ close: [] }] } }];
    world.yahoo.failAlways({ body: { chart: { result, error: null } } });
    expect(await ask(FUNDS)).toMatch(
      /^I couldn't get prices for small-cap tech: Yahoo answered with the prices of QQQ instead\. Try another/,
    );
  });
});

describe('while an exchange', () => {
  test.each<[string, Fault, string]>([
    [
      'does not serve this country (451)',
      { status: 451, body: '{}' },
      'does not answer from this country (451)',
    ],
    [
      'answers 429',
      { status: 429, headers: { 'retry-after': '90' }, body: '' },
      'answered 429, too many requests',
    ],
    ['answers 503', { status: 503, body: '{}' }, 'answered 503'],
  ])('%s, the next one gives the prices, and the answer names both', async (_, fault, clause) => {
    const { ask, world } = await liveHouse();
    const whole = number(await ask(COIN));
    const { ask: askWithout, world: without } = await liveHouse();
    without.exchanges.servers.coinbase.failAlways(fault);
    const answer = await askWithout(COIN);
    expect(told(answer)).toContain('BTC/USD from Bitstamp');
    expect(told(answer)).toContain(`Coinbase ${clause}.`);
    expect(number(answer)).toEqual(whole);
    expect(world.exchanges.servers.coinbase.requests.length).toBeGreaterThan(0);
  });

  test('fails, and each other one and Yahoo too, a person is told of each what it was', async () => {
    const { ask, world } = await liveHouse();
    const { coinbase, kraken, bitstamp, binance } = world.exchanges.servers;
    coinbase.failAlways({ status: 451, body: '{}' });
    kraken.failAlways({ body: { error: ['EService:Market in cancel_only mode'] } });
    bitstamp.failAlways('html');
    binance.failAlways({ status: 503, body: '' });
    expect(await ask(COIN)).toBe(
      "I couldn't get prices for BTC: exchanges gave no prices of BTC/USD: Coinbase does not answer from this country (451); Kraken is down for maintenance; Bitstamp answered with a web page instead of prices (a consent or block page); Binance answered 503, Yahoo " +
        `${YAHOO_ROUND}. Try again in a minute.`,
    );
  });
});

test('while every source is down, what was kept is given with its age, and is up to date again afterwards', async () => {
  const { ask, world } = await liveHouse();
  const servers = [world.yahoo, ...EXCHANGE_NAMES.map((name) => world.exchanges.servers[name])];
  const friday = number(await ask(COIN, '2025-05-02'));
  for (const server of servers) server.failAlways('reset');
  const stale = await ask(COIN);
  expect(number(stale)).toEqual(friday);
  expect(told(stale)).toContain(
    'The prices are older than they should be, because their source did not answer.',
  );
  expect(told(stale)).toMatch(/these are Coinbase's closes up to 2025-05-02, fetched 3 days ago\./);
  expect(replied(stale).report).toMatchObject({ stale: true, to: '2025-05-02' });
  for (const server of servers) server.failAlways(null);
  const fresh = await ask(COIN);
  expect(replied(fresh).report).toMatchObject({ stale: false, to: '2025-05-05' });
  expect(told(fresh)).not.toContain('older than they should be');
});
