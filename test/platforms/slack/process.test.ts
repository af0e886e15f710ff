import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startFakeSlack } from '../../fakes/slack/index.ts';
import { SCOPES } from '../../../src/platforms/slack/scopes.ts';
import { GENERAL } from './slack-bed.ts';

test('npm start is a bot in Slack, and ends when it is told to', { timeout: 60_000 }, async () => {
  const fake = await startFakeSlack({ scopes: Object.keys(SCOPES) });
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-slack-'));
  const bot = spawn(process.execPath, ['src/main.ts'], {
    cwd: join(import.meta.dirname, '../../..'),
    env: {
      PATH: process.env['PATH'],
      STATE_DIR: folder,
      SLACK_BOT_TOKEN: fake.botToken,
      SLACK_APP_TOKEN: fake.appToken,
      SLACK_API_URL: fake.url,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(bot, 'exit');
  onTestFinished(async () => {
    bot.kill('SIGKILL');
    await ended;
    await fake.close();
    await rm(folder, { recursive: true });
  });
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  let said = '';
  bot.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes('Slack: ready.')) resolve();
  });
  await Promise.race([ready, ended]);
  expect(said).toBe('Slack: ready.\n');

  fake.people.slash(GENERAL, '/corr', 'symbols gold');
  const { text } = await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
  expect(text).toContain('gold');
  fake.people.slash(GENERAL, '/corr', 'daily add 09:00 Berlin corr btc r2k-tech 1y');
  await fake.until('a daily post', () => fake.messages('C0GENERAL')[1]);
  fake.people.openHome('U0ADA');
  const home = await fake.until('the home tab', () => fake.home('U0ADA'));
  expect(JSON.stringify(home.content)).toContain('=daily pause 1');

  bot.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
