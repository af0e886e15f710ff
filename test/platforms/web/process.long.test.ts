import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { onLoopback } from '../../fakes/on-loopback.ts';
import { freePort } from '../../free-port.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** `node src/main.ts ...` without a terminal, in a folder of its own. */
async function start(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  input: 'nothing' | 'an open pipe' = 'nothing',
) {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-web-'));
  const bot = spawn(process.execPath, ['src/main.ts', ...words], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { PATH: process.env['PATH'], STATE_DIR: folder, ...environment },
    stdio: [input === 'nothing' ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const ended = once(bot, 'exit');
  onTestFinished(async () => {
    bot.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true });
  });
  let said = '';
  const served = Promise.withResolvers<string>();
  bot.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    const [, address] = /^Page: (http:\S+)$/m.exec(said) ?? [];
    if (address !== undefined) served.resolve(address);
  });
  bot.stdout?.resume();
  const address = () =>
    Promise.race([
      served.promise,
      ended.then(() => Promise.reject(new Error(`ended without a page: ${said}`))),
    ]);
  return { bot, ended, address, folder, said: () => said };
}

async function busyPort(): Promise<string> {
  const server = createServer();
  onTestFinished(() => void server.close());
  return String(await onLoopback(server));
}

describe('npm start with nothing set up and no terminal', () => {
  test('serves the page until it is told to stop; an input that stays silent is none', async () => {
    const port = String(await freePort());
    const { bot, ended, address, said } = await start(
      [],
      { WEB_PORT: port, AS_OF: '2025-05-05' },
      'an open pipe',
    );
    const url = await address();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    const symbols = await fetch(`${url}/api/answer?q=symbols+gold`);
    expect(await symbols.json()).toMatchObject({
      query: 'symbols gold',
      lead: expect.stringMatching(/gold/),
    });
    expect(await (await fetch(`${url}/api/hello`)).json()).toMatchObject({
      simulated: false,
      locked: false,
    });
    const added = await fetch(`${url}/api/answer`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ q: 'daily add 16:30 Berlin help', zone: 'Europe/Berlin' }),
    });
    expect(await added.json()).toMatchObject({ title: 'Daily post 1' });
    bot.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(said()).toBe(`Page: ${url}\n`);
  });

  test('with the port in use it ends with the sentence, before it makes a database', async () => {
    const port = await busyPort();
    const { ended, said, folder } = await start([], { WEB_PORT: port });
    expect(await ended).toEqual([1, null]);
    expect(await readdir(folder)).toEqual([]);
    expect(said()).toBe(
      `The page can't be served at http://127.0.0.1:${port}: another program uses port ${port}. Set WEB_PORT to another port, or to off for no page.\n`,
    );
  });

  test('with the page off there is nothing to start', async () => {
    const { ended, said } = await start([], { WEB_PORT: 'off' });
    expect(await ended).toEqual([1, null]);
    expect(said()).toBe(
      'There is nothing to ask at: WEB_PORT is off, and neither Slack nor Discord is set up.\n',
    );
  });
});

test('npm run demo -- --serve answers once, then serves the simulated market', async () => {
  const port = String(await freePort());
  const { bot, ended, address } = await start(['demo', '--serve'], { WEB_PORT: port });
  const url = await address();
  expect(await (await fetch(`${url}/api/hello`)).json()).toMatchObject({ simulated: true, locked: false });
  const answered = await fetch(`${url}/api/answer?q=btc+ndx+90d`);
  expect(await answered.json()).toMatchObject({ lead: expect.stringMatching(/^SIMULATED prices: /) });
  const picture = await fetch(`${url}/api/chart.png?q=btc+ndx+90d&theme=dark`);
  expect((await picture.bytes()).subarray(1, 4)).toEqual(new TextEncoder().encode('PNG'));
  bot.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});

test('the demo knows no other word', async () => {
  const { ended, said } = await start(['demo', '--server'], {});
  expect(await ended).toEqual([2, null]);
  expect(said()).toMatch(/^Usage: .+demo -- --serve/s);
});
