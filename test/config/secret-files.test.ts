import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/config/config-error.ts';
import { secrets, variables } from '../../src/config/variables.ts';
import { runLockstep } from '../run-lockstep.ts';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with that text, as a deployment would mount it. */
function mounted(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('a secret in a file', () => {
  test.each(['abc.def', 'abc.def\n', 'abc.def\r\n'])('is read without the newline at its end: %j', (text) => {
    const environment = { DISCORD_TOKEN_FILE: mounted('token', text) };
    expect(readConfig(environment).discord?.token).toBe('abc.def');
  });

  test('every secret may be one, and is checked like the variable itself', () => {
    const one = {
      SLACK_BOT_TOKEN_FILE: mounted('bot', 'xoxb-1\n'),
      SLACK_APP_TOKEN_FILE: mounted('app', 'xapp-1\n'),
    };
    expect(readConfig(one).slack).toMatchObject({ botToken: 'xoxb-1', appToken: 'xapp-1' });
    const many = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET_FILE: mounted('client', 'c'),
      SLACK_STATE_SECRET_FILE: mounted('state', 's'),
      SLACK_SIGNING_SECRET_FILE: mounted('signing', 'n'),
      SLACK_PORT: '3001',
    };
    expect(readConfig(many).slack).toMatchObject({
      oauth: { clientSecret: 'c', stateSecret: 's' },
      signingSecret: 'n',
    });
    const url = 'postgres://lockstep:secret@db.example/lockstep';
    expect(readConfig({ DATABASE_URL_FILE: mounted('url', `${url}\n`) }).databaseUrl).toBe(url);
    expect(variables).toEqual(expect.arrayContaining([...secrets]));
  });

  test('an empty path counts as not set', () => {
    expect(readConfig({ DISCORD_TOKEN_FILE: '', DISCORD_TOKEN: 'abc' }).discord?.token).toBe('abc');
  });

  test.each([
    ['missing', () => join(folder, 'nowhere'), /SLACK_BOT_TOKEN_FILE: there is no file .+nowhere\./],
    ['a folder', () => folder, /SLACK_BOT_TOKEN_FILE: .+ is a folder/],
    ['empty', () => mounted('empty', '\n'), /SLACK_BOT_TOKEN_FILE: the file .+empty is empty/],
    ['two lines', () => mounted('two', 'xoxb-secret\nxapp-secret\n'), /must hold one line/],
    [
      'another kind of token',
      () => mounted('other', 'xoxp-secret\n'),
      /SLACK_BOT_TOKEN: must be the bot token/,
    ],
  ])('%s: says so, and never what is in it', (_, path, words) => {
    const environment = { SLACK_BOT_TOKEN_FILE: path() };
    expect(() => readConfig(environment)).toThrow(ConfigError);
    expect(() => readConfig(environment)).toThrow(words);
    expect(() => readConfig(environment)).not.toThrow(/x\w{3}-secret/);
  });

  test('set twice is a fault, named beside every other one', () => {
    const environment = {
      DISCORD_TOKEN: 'abc',
      DISCORD_TOKEN_FILE: mounted('token', 'def'),
      DATABASE_URL_FILE: mounted('url', 'mysql://root:hunter2@db.example/x'),
    };
    expect(() => readConfig(environment)).toThrow(
      /DISCORD_TOKEN_FILE: is set as well as the variable itself.*; DATABASE_URL: must look like postgres:/,
    );
    expect(() => readConfig(environment)).not.toThrow(/hunter2|def\b/);
  });

  test('the process says it in one sentence and ends', async () => {
    const { code, stdout, stderr } = await runLockstep(['corr', 'help'], {
      environment: { DISCORD_TOKEN_FILE: '/run/secrets/nowhere' },
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'The environment has a fault. DISCORD_TOKEN_FILE: there is no file /run/secrets/nowhere. See .env.example.\n',
    );
  });
});
