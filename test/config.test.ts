import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/config/config-error.ts';
import { secrets, variables, withDefault } from '../src/config/variables.ts';

const root = join(import.meta.dirname, '..');
const example = readFileSync(join(root, '.env.example'), 'utf8');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'compose.yaml',
  'compose.scale.yaml',
  'Dockerfile',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

describe('the configuration', () => {
  test('nothing is required', () => {
    expect(readConfig({})).toMatchObject({
      stateFolder: 'state',
      pricesFolder: undefined,
      exchanges: ['coinbase', 'kraken', 'bitstamp', 'binance'],
      theme: 'light',
      scale: 1,
    });
  });

  test('an empty variable counts as not set', () => {
    expect(readConfig({ AS_OF: '', PRICES_DIR: '', EXCHANGES: '' })).toEqual(readConfig({}));
  });

  test.each([
    [{ CHART_THEME: 'blue' }, 'CHART_THEME: must be light or dark'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: must be silent, fatal, error, warn, info, debug, or trace'],
    [{ SLACK_PORT: 'x' }, 'SLACK_PORT: must be a port from 1 to 65535'],
    [{ SLACK_PORT: '70000' }, 'SLACK_PORT: must be a port from 1 to 65535'],
    [{ YAHOO_API_URL: 'yahoo' }, 'YAHOO_API_URL: must be an address, such as http://127.0.0.1:8080'],
  ])('what a variable may be is said: %o', (environment, words) => {
    expect(() => readConfig(environment)).toThrow(words);
  });

  test('every fault is named at once', () => {
    const faulty = { AS_OF: '2025-02-30', CHART_SCALE: '3', YAHOO_API_URL: 'not a url' };
    expect(() => readConfig(faulty)).toThrow(ConfigError);
    expect(() => readConfig(faulty)).toThrow(/AS_OF.*YAHOO_API_URL.*CHART_SCALE|CHART_SCALE.*AS_OF/);
  });

  test('names of exchanges are read with spaces and in any case', () => {
    expect(readConfig({ EXCHANGES: ' Kraken, bitstamp,' }).exchanges).toEqual(['kraken', 'bitstamp']);
  });

  test('Discord is left out without a token', () => {
    expect(readConfig({ DISCORD_QA: 'on' }).discord).toBeUndefined();
    expect(readConfig({ DISCORD_TOKEN: 'abc', DISCORD_SHARDS: '3', DISCORD_QA: 'on' }).discord).toEqual({
      token: 'abc',
      apiUrl: 'https://discord.com/api',
      guildId: undefined,
      shards: 3,
      questions: true,
    });
    expect(() => readConfig({ DISCORD_SHARDS: '0', DISCORD_GUILD_ID: 'here' })).toThrow(
      /DISCORD_GUILD_ID: .+; DISCORD_SHARDS: must be auto/,
    );
  });

  test('.env.example describes every variable, no other, and works as it is', () => {
    const described = [...example.matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
    expect(new Set(described.map(([name]) => name))).toEqual(new Set(variables));
    expect(readConfig(Object.fromEntries(described))).toEqual(readConfig({}));
  });

  test('.env.example shows every default, and has a line of its own for each variable', () => {
    const described = [...example.matchAll(/^# (?!---)(.+)\n([A-Z0-9_]+)=(.*)$/gm)];
    expect(described.map(([, , name]) => name)).toHaveLength(variables.length);
    const shown = described.filter(([, , , value]) => value !== '').map(([, , name]) => name);
    expect(new Set(shown)).toEqual(new Set(withDefault));
  });

  test('.env.example says of every secret that it may be in a file', () => {
    const [introduction = ''] = example.split('\n# ---');
    for (const word of [
      'tokens',
      'signing, client and state secrets',
      'STATE_KEY',
      'DATABASE_URL',
      '_FILE=',
    ]) {
      expect(introduction).toContain(word);
    }
    const secret = variables.filter((name) => /TOKEN$|SECRET$|^DATABASE_URL$|^STATE_KEY/.test(name));
    expect(new Set(secrets)).toEqual(new Set(secret));
  });

  test.each(documents)('%s names no variable that nothing reads', (document) => {
    // Those of other programs begin with other words.
    const beginnings = new Set(variables.map((name) => name.split('_')[0]));
    const known = new Set([...variables, ...secrets.map((name) => `${name}_FILE`)]);
    const named = readFileSync(join(root, document), 'utf8').match(/\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/g) ?? [];
    const ours = named.filter((name) => beginnings.has(name.split('_')[0]));
    expect(ours.filter((name) => !known.has(name))).toEqual([]);
  });

  describe('the page', () => {
    const token = 'sixteen-and-more-characters';

    test('is this machine’s alone unless something else is said, and can be off', () => {
      expect(readConfig({}).web).toEqual({ host: '127.0.0.1', port: 3_000, token: undefined, proxies: 0 });
      expect(readConfig({ WEB_PORT: 'off', WEB_HOST: '0.0.0.0' }).web).toBeUndefined();
      expect(readConfig({ WEB_PORT: '8080', WEB_HOST: '::1' }).web).toMatchObject({
        host: '::1',
        port: 8_080,
      });
    });

    test.each(['0.0.0.0', '::', '192.0.2.1', '127.evil.example', 'example.com'])(
      'at %s others can reach it, so it needs a token',
      (host) => {
        expect(() => readConfig({ WEB_HOST: host })).toThrow(ConfigError);
        expect(() => readConfig({ WEB_HOST: host })).toThrow(/others reach the page, so set WEB_TOKEN/);
        expect(readConfig({ WEB_HOST: host, WEB_TOKEN: token }).web).toEqual({
          host,
          port: 3_000,
          token,
          proxies: 0,
        });
      },
    );

    test.each([
      [{ WEB_PORT: '0' }, /WEB_PORT: must be a port from 1 to 65535, or off/],
      [{ WEB_PORT: '70000' }, /WEB_PORT: must be a port/],
      [{ WEB_PORT: 'none' }, /WEB_PORT: must be a port/],
      [{ WEB_TOKEN: 'too-short' }, /WEB_TOKEN: must have 16 characters or more/],
      [{ WEB_TOKEN: 'sixteen characters' }, /no spaces/],
    ])('a fault is named: %o', (environment, words) => {
      expect(() => readConfig(environment)).toThrow(words);
    });
  });

  describe('Slack', () => {
    const one = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const many = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's', SLACK_STATE_SECRET: 't' };

    test('is left alone when nothing is set', () => {
      expect(readConfig({ SLACK_ANSWERS: 'private' }).slack).toBeUndefined();
    });

    test('one workspace needs a token and a way in', () => {
      expect(readConfig(one).slack).toMatchObject({
        botToken: 'xoxb-1',
        appToken: 'xapp-1',
        oauth: undefined,
      });
      const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc', SLACK_PORT: '3000' };
      expect(readConfig(http).slack).toMatchObject({ signingSecret: 'abc', port: 3_000 });
    });

    test('many workspaces need all of OAuth and a port', () => {
      const environment = { ...many, SLACK_APP_TOKEN: 'xapp-1', SLACK_PORT: '3000' };
      expect(readConfig(environment).slack?.oauth).toEqual({
        clientId: '1.2',
        clientSecret: 's',
        stateSecret: 't',
      });
    });

    test.each([
      [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN, or SLACK_CLIENT_ID/],
      [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN for Socket Mode/],
      [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc' }, /SLACK_PORT for HTTP/],
      [{ ...one, SLACK_CLIENT_ID: '1.2' }, /or none of them/],
      [{ ...one, ...many }, /not both/],
      [{ ...many, SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_PORT/],
      [{ ...one, SLACK_BOT_TOKEN: 'xoxp-1' }, /SLACK_BOT_TOKEN: must be the bot token/],
      [{ ...one, SLACK_PORT: '99999' }, /SLACK_PORT/],
    ])('half a set-up is named: %o', (environment, words) => {
      expect(() => readConfig(environment)).toThrow(ConfigError);
      expect(() => readConfig(environment)).toThrow(words);
    });
  });
});
