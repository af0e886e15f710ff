import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { SCOPES } from '../../src/platforms/slack/scopes.ts';
import { templateFolder } from '../databases.ts';
import { startFakeDiscord, type FakeDiscord } from '../fakes/discord/fake-discord.ts';
import { startFakeSlack, type FakeSlack } from '../fakes/slack/index.ts';
import { startUpstreams, type Upstreams } from '../fakes/upstreams.ts';
import { startProgram } from '../program.ts';
import { runLockstep } from '../run-lockstep.ts';

let state: string;
let slack: FakeSlack;
let discord: FakeDiscord;
let upstreams: Upstreams;
let environment: Readonly<Record<string, string>>;

const DAY_MS = 86_400_000;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'lockstep-doctor-'));
  slack = await startFakeSlack({ scopes: Object.keys(SCOPES) });
  discord = await startFakeDiscord();
  const now = Date.now();
  upstreams = await startUpstreams(now, { from: new Date(now - 30 * DAY_MS).toISOString().slice(0, 10) });
  environment = {
    STATE_DIR: state,
    ...upstreams.environment,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
  };
});
afterAll(async () => {
  await Promise.all([slack.close(), discord.close(), upstreams.close(), rm(state, { recursive: true })]);
});

const findingShape = z.object({
  part: z.string(),
  state: z.enum(['ok', 'warn', 'fail']),
  said: z.string(),
  fix: z.string().optional(),
});

/** `npm run doctor -- --json`, and what it says by part. */
async function findings(more: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = await runLockstep(['doctor', '--json'], {
    environment: { ...environment, ...more },
  });
  const all = stdout
    .trimEnd()
    .split('\n')
    .map((line) => findingShape.parse(JSON.parse(line)));
  return { code, stdout, stderr, all, of: (part: string) => all.filter((finding) => finding.part === part) };
}

describe('npm run doctor', () => {
  test('looks at everything, and is content when nothing is broken', async () => {
    const { code, stderr, all } = await findings();
    expect(stderr).toBe('');
    expect(all.map((finding) => `${finding.part} ${finding.state}`)).toEqual([
      'slack token ok',
      'slack connection ok',
      'slack channels ok',
      'discord token ok',
      'discord intents ok',
      'discord commands warn',
      'discord channels ok',
      'price source Yahoo ok',
      'price source Coinbase ok',
      'price source Kraken ok',
      'price source Bitstamp ok',
      'price source Binance ok',
      'store ok',
      'state folder ok',
      'disk space ok',
      'charts ok',
      'time zones ok',
      'node ok',
      'clock ok',
    ]);
    expect(code).toBe(0);
  });

  test('prints a list for people, without colour where there is no terminal', async () => {
    const { code, stdout } = await runLockstep(['doctor'], { environment });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✓ slack token +Slack knows the bot token/);
    expect(stdout).toMatch(
      /\n! discord commands +Discord shows no commands\.\n +→ The next start registers them/,
    );
    expect(stdout).toMatch(/\n\n19 findings: 18 fine and 1 with a limit\.\n$/);
    expect(stdout).not.toContain('\u001B');
  });

  test('what is broken is an exit code, and no secret is shown', async () => {
    const secrets = {
      SLACK_BOT_TOKEN: 'xoxb-was-here',
      DISCORD_TOKEN: 'bm90.a.token',
      DATABASE_URL: 'postgres://me:hush@127.0.0.1:1/x',
    };
    const { code, stdout, of } = await findings(secrets);
    expect(code).toBe(1);
    for (const part of ['slack token', 'discord token', 'store'])
      expect(of(part)).toMatchObject([{ state: 'fail' }]);
    expect(stdout).not.toMatch(/was-here|bm90|hush/);
  });

  test('beside a running bot the database is left alone, and the channels are called unknown', async () => {
    const beside = await mkdtemp(join(tmpdir(), 'lockstep-doctor-'));
    const folder = join(beside, 'db');
    await cp(join(templateFolder, 'data'), join(folder, 'data'), { recursive: true });
    const holder = startProgram(
      join(import.meta.dirname, '../store/embedded/hold-folder-program.ts'),
      folder,
    );
    onTestFinished(async () => {
      await holder.kill();
      await rm(beside, { recursive: true });
    });
    expect(await holder.next()).toBe('open');
    const { code, of } = await findings({ STATE_DIR: beside });
    expect(code).toBe(0);
    expect(of('store')).toMatchObject([
      { state: 'ok', said: expect.stringContaining(`in use by process ${holder.pid}`) },
    ]);
    expect(of('slack channels')).toMatchObject([{ state: 'warn' }]);
  });

  test('an option it does not know is bad usage', async () => {
    const { code, stdout, stderr } = await runLockstep(['doctor', '--everything'], { environment });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Usage: /);
  });
});
