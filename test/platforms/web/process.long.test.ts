import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { emptyFolder, startBot } from '../../bot-process.ts';
import { onLoopback } from '../../fakes/on-loopback.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

async function busyPort(): Promise<string> {
  const server = createServer();
  onTestFinished(() => void server.close());
  return String(await onLoopback(server));
}

describe('npm start with nothing set up and no terminal', () => {
  test('serves the page until it is told to stop; an input that stays silent is none', async () => {
    const bot = await startBot(await emptyFolder(), { AS_OF: '2025-05-05' }, { hasInput: true });
    const { url, kill, ended, told } = bot;
    await bot.says(/^Page: /m);
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
    kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(told()).toBe(`Page: ${url}\n`);
  });

  test('with the port in use it ends with the sentence, before it makes a database', async () => {
    const port = await busyPort();
    const folder = await emptyFolder();
    const { ended, told } = await startBot(folder, { WEB_PORT: port });
    expect(await ended).toEqual([1, null]);
    expect(await readdir(folder)).toEqual([]);
    expect(told()).toBe(
      `The page can't be served at http://127.0.0.1:${port}: another program uses port ${port}. Set WEB_PORT to another port, or to off for no page.\n`,
    );
  });

  test('with the page off there is nothing to start', async () => {
    const { ended, told } = await startBot(await emptyFolder(), { WEB_PORT: 'off' });
    expect(await ended).toEqual([1, null]);
    expect(told()).toBe(
      'There is nothing to ask at: WEB_PORT is off, and neither Slack nor Discord is set up.\n',
    );
  });
});

test('npm run demo -- --serve answers once, then serves the simulated market', async () => {
  const bot = await startBot(await emptyFolder(), {}, { words: ['demo', '--serve'] });
  const { url, ended } = bot;
  await bot.says(/^Page: /m);
  expect(await (await fetch(`${url}/api/hello`)).json()).toMatchObject({ simulated: true, locked: false });
  const answered = await fetch(`${url}/api/answer?q=btc+ndx+90d`);
  expect(await answered.json()).toMatchObject({ lead: expect.stringMatching(/^SIMULATED prices: /) });
  const picture = await fetch(`${url}/api/chart.png?q=btc+ndx+90d&theme=dark`);
  expect((await picture.bytes()).subarray(1, 4)).toEqual(new TextEncoder().encode('PNG'));
  bot.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});

test('the demo knows no other word', async () => {
  const { ended, told } = await startBot(await emptyFolder(), {}, { words: ['demo', '--server'] });
  expect(await ended).toEqual([2, null]);
  expect(told()).toMatch(/^Usage: .+demo -- --serve/s);
});
