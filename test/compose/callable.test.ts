import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callableBy } from '../../src/compose/callable.ts';
import { readConfig } from '../../src/config.ts';
import { mayBeCalled, type Called } from '../../src/core/callable.ts';

async function mayCall(environment: Readonly<Record<string, string>>, called: Called, demo = false) {
  return mayBeCalled(called, await callableBy({ config: readConfig(environment), demo }));
}

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-x', SLACK_APP_TOKEN: 'xapp-x' };
const DISCORD = { DISCORD_TOKEN: 'x' };
const tls = (host: string) => ({ host, port: 443 });

describe('who may be called', () => {
  test.each([
    ['Yahoo, always', {}, tls('query2.finance.yahoo.com'), true],
    ['another name of Yahoo’s', {}, tls('mail.yahoo.com'), false],
    ['Yahoo without TLS', {}, { host: 'query2.finance.yahoo.com', port: 80 }, false],
    ['an exchange that is set up', { EXCHANGES: 'kraken' }, tls('api.kraken.com'), true],
    ['an exchange that is not', { EXCHANGES: 'kraken' }, tls('api.binance.com'), false],
    ['Slack without its tokens', {}, tls('slack.com'), false],
    ['Slack', SLACK, tls('slack.com'), true],
    ['Slack’s place for files', SLACK, tls('files.slack.com'), true],
    ['Slack’s link', SLACK, tls('wss-primary.slack.com'), true],
    ['a name that ends like Slack’s', SLACK, tls('notslack.com'), false],
    ['a name that begins like Slack’s', SLACK, tls('slack.com.evil.example'), false],
    ['Discord without its token', {}, tls('discord.com'), false],
    ['Discord', DISCORD, tls('discord.com'), true],
    ['Discord’s gateway', DISCORD, tls('gateway-us-east1-b.discord.gg'), true],
    ['the metadata of a cloud', { ...SLACK, ...DISCORD }, { host: '169.254.169.254', port: 80 }, false],
    ['this machine', { ...SLACK, ...DISCORD }, { host: '127.0.0.1', port: 3_000 }, false],
  ])('%s', async (_who, environment: Readonly<Record<string, string>>, called, is) => {
    expect(await mayCall(environment, called)).toBe(is);
  });

  test('what stands for Yahoo and the exchanges takes their place, at its port alone', async () => {
    const environment = {
      YAHOO_API_URL: 'http://10.0.0.9:8080/yahoo',
      EXCHANGE_API_URL: 'https://prices.example',
    };
    expect(await mayCall(environment, { host: '10.0.0.9', port: 8_080 })).toBe(true);
    expect(await mayCall(environment, { host: '10.0.0.9', port: 22 })).toBe(false);
    expect(await mayCall(environment, tls('prices.example'))).toBe(true);
    expect(await mayCall(environment, tls('query2.finance.yahoo.com'))).toBe(false);
    expect(await mayCall(environment, tls('api.kraken.com'))).toBe(false);
  });

  test('what stands for Slack stands beside it: links and files keep addresses of their own', async () => {
    const environment = { ...SLACK, SLACK_API_URL: 'https://slack-gov.com/api/' };
    for (const host of ['slack-gov.com', 'wss-primary.slack-gov.com', 'files.slack.com'])
      expect(await mayCall(environment, tls(host))).toBe(true);
  });

  test.each([
    ['postgres://u:p@db.example/lockstep', { host: 'db.example', port: 5_432 }],
    ['postgres://u:p@10.0.0.5:6000/lockstep', { host: '10.0.0.5', port: 6_000 }],
    ['postgres://u:p@[::1]:6000/lockstep', { host: '::1', port: 6_000 }],
    ['postgres:///lockstep?host=/run/postgresql', { path: '/run/postgresql/.s.PGSQL.5432' }],
  ])('the database of %s', async (DATABASE_URL, called) => {
    expect(await mayCall({ DATABASE_URL }, called)).toBe(true);
    expect(await mayCall({}, called)).toBe(false);
  });

  test('a proxy where Node is told to go through it, and only there', async () => {
    const proxy = { host: 'proxy.example', port: 3_128 };
    const HTTPS_PROXY = 'http://proxy.example:3128';
    expect(await mayCall({ HTTPS_PROXY, NODE_USE_ENV_PROXY: '1' }, proxy)).toBe(true);
    expect(await mayCall({ HTTPS_PROXY }, proxy)).toBe(false);
  });

  test('the simulated market calls nobody, whatever is set up', async () => {
    for (const host of ['slack.com', 'discord.com', 'query1.finance.yahoo.com', 'api.kraken.com'])
      expect(await mayCall({ ...SLACK, ...DISCORD }, tls(host), true)).toBe(false);
  });

  test('no address of a number, with any set-up of live services', async () => {
    const callable = await callableBy({ config: readConfig({ ...SLACK, ...DISCORD }), demo: false });
    fc.assert(
      fc.property(
        fc.oneof(fc.ipV4(), fc.ipV6(), fc.ipV4Extended()),
        fc.integer({ min: 1, max: 65_535 }),
        (host, port) => {
          expect(mayBeCalled({ host, port }, callable)).toBe(false);
        },
      ),
    );
  });
});
