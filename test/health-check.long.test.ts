import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';

// Each starts a process or two, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** Runs it as a supervisor does; its exit code and what it said. */
async function check(environment: Readonly<Record<string, string>>) {
  const file = join(import.meta.dirname, '../src/health-check.ts');
  const child = execFile(process.execPath, [file], { env: environment });
  let said = '';
  child.stdout?.on('data', (text: string) => (said += text));
  const [code] = await once(child, 'close');
  return { code, said };
}

/** A bot that answers every path but one with an error, at a port of its own. */
async function botThatAnswers(status: number): Promise<string> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/healthz' ? status : 404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return String(typeof address === 'object' ? address?.port : '');
}

test('a bot that says it is alive is healthy, wherever else it listens', async () => {
  const port = await botThatAnswers(200);
  expect(await check({ WEB_PORT: port })).toEqual({ code: 0, said: 'Alive.\n' });
  const open = { WEB_HOST: '0.0.0.0', WEB_TOKEN: 'sixteen-characters', WEB_PORT: port };
  expect(await check(open)).toMatchObject({ code: 0 });
});

test('a bot that says something else is not', async () => {
  const port = await botThatAnswers(503);
  const said = `http://127.0.0.1:${port}/healthz answered 503.\n`;
  expect(await check({ WEB_PORT: port })).toEqual({ code: 1, said });
});

test('nor is one that nobody finds', async () => {
  const said = 'Nobody answers at http://127.0.0.1:1/healthz.\n';
  expect(await check({ WEB_PORT: '1' })).toEqual({ code: 1, said });
});

test('without the page there is nothing to ask', async () => {
  expect(await check({ WEB_PORT: 'off' })).toMatchObject({ code: 0 });
});
