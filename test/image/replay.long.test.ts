import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { SCOPES } from '../../src/platforms/slack/scopes.ts';
import { startFakeDiscord } from '../fakes/discord/fake-discord.ts';
import { startFakeSlack } from '../fakes/slack/index.ts';
import { freePort } from '../free-port.ts';
import { answerOf } from '../platforms/discord/bot.ts';
import { GENERAL } from '../platforms/slack/slack-bed.ts';
import { build, type Image } from './build.ts';
import { healthCheckOf, lastStage } from './dockerfile.ts';
import { startInside, runInside, type Container, type Machine } from './container.ts';

/**
 * Builds the image as its Dockerfile says and runs it as compose.yaml does, without an engine: `npm run test:image`, as
 * root on Linux with debootstrap. It takes minutes and the network, so it is no part of `npm test`.
 */
describe.skipIf(process.env['IMAGE'] !== '1')('the image', { timeout: 300_000 }, () => {
  let folder: string;
  let image: Image;
  let volume: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lockstep-replay-'));
    const cache = execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim();
    image = build(folder, cache);
    report('/app', join(image.rootFolder, 'app'));
    report('packages', join(image.rootFolder, 'app/node_modules'));
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A new volume has what the image has there, with its owner. */
  beforeEach(() => {
    volume = mkdtempSync(join(folder, 'volume-'));
    execFileSync('cp', ['-aT', join(image.rootFolder, 'state'), volume]);
  });

  function machine(environment: Readonly<Record<string, string>> = {}): Machine {
    const { rootFolder, workingFolder, user } = image;
    const whole = { HOME: '/home/node', ...image.environment, ...environment };
    return {
      rootFolder,
      workingFolder,
      user,
      environment: whole,
      volumes: { '/state': volume },
      readOnly: true,
    };
  }

  /** Its network is that of this machine, where another program may have the usual port. */
  async function start(environment: Readonly<Record<string, string>> = {}): Promise<Container> {
    const port = String(await freePort());
    const container = startInside(machine({ WEB_PORT: port, ...environment }), ...image.entry);
    onTestFinished(container.kill);
    return container;
  }

  test('answers one line, with its picture in the volume', () => {
    const said = runInside(machine(), ...image.entry, 'corr', '--demo', 'btc', 'r2k-tech', '1y');
    expect(said).toContain('SIMULATED: BTC and small-cap tech, 1y');
    const [chart = ''] = globSync('charts/*.png', { cwd: volume });
    expect(readFileSync(join(volume, chart)).subarray(1, 4).toString()).toBe('PNG');
  });

  test('is process 1 of a user without rights', () => {
    const said = runInside(machine(), 'cat', '/proc/1/status');
    for (const line of [
      'Name:\tcat',
      'Uid:\t1000\t',
      'Gid:\t1000\t',
      'CapBnd:\t0000000000000000',
      'NoNewPrivs:\t1',
    ]) {
      expect(said).toContain(line);
    }
  });

  test('can write to its volume and nowhere else', () => {
    const tried = (path: string) => () => runInside(machine(), 'touch', path);
    for (const path of ['/app/x', '/tmp/x', '/home/node/x', '/x']) expect(tried(path)).toThrow('Read-only');
    expect(tried('/state/x')).not.toThrow();
  });

  test('with nothing set up it is a page, healthy as its health check says, and ends when it is told to', async () => {
    const bot = await start();
    await bot.saying('Page: http://');
    const [address = ''] = /http:\/\/\S+/.exec(bot.said()) ?? [];
    expect(await (await fetch(address)).text()).toContain('<title>');
    expect(await bot.exec(...healthCheckOf(lastStage()))).toBe(0);
    expect(globSync('db/data/PG_VERSION', { cwd: volume })).toHaveLength(1);
    expect(await bot.stop()).toBe(0);
  });

  test('ends as well when it is told to while it makes its database', async () => {
    const bot = await start();
    await vi.waitFor(() => expect(existsSync(join(volume, 'db'))).toBe(true), { timeout: 120_000 });
    expect(await bot.stop()).toBe(0);
  });

  test('is a bot in Slack and in Discord, and ends when it is told to', async () => {
    const slack = await startFakeSlack({ scopes: Object.keys(SCOPES) });
    const discord = await startFakeDiscord();
    onTestFinished(async () => void (await Promise.all([slack.close(), discord.close()])));
    const bot = await start({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.url,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
    });
    await Promise.all([bot.saying('Slack: ready.'), bot.saying('Discord: ready.')]);
    slack.people.slash(GENERAL, '/corr', 'symbols gold');
    const { text } = await slack.until('an answer', () => slack.messages('C0GENERAL')[0]);
    expect(text).toContain('gold');
    const { mia, general } = discord.community;
    const symbols = await answerOf(discord, discord.command(mia, general, 'symbols', { text: 'gold' }));
    expect(JSON.stringify(symbols.data.embeds)).toContain('GLD');
    expect(await bot.stop()).toBe(0);
  });
});

function report(what: string, folder: string): void {
  const [size] = execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t');
  process.stdout.write(`${what}: ${size} MB\n`);
}
