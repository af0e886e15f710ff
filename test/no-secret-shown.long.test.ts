import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { variables } from '../src/config/variables.ts';
import { startBot, stateFolder } from './bot-process.ts';
import { startEchoingService } from './fakes/echoing-service.ts';
import { freePort } from './free-port.ts';
import { runLockstep } from './run-lockstep.ts';

const madeUp = (...parts: readonly string[]) => parts.join('');

/** Every secret there is, made up, and put together here so that none of them stands in a file. */
const SECRETS: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN: madeUp('xox', 'b-', '1111111111-', 'madeupfortheslackbot'),
  SLACK_APP_TOKEN: madeUp('xa', 'pp-', '1-A000-', 'madeupfortheslackapp'),
  SLACK_SIGNING_SECRET: madeUp('made-up', '-for-signing/+"', '0123'),
  DISCORD_TOKEN: madeUp('made-up', '-for-discord.', 'abc.', 'defghijkl'),
  WEB_TOKEN: madeUp('made-up', '-for-the-page/+"', '4567'),
  STATE_KEY: madeUp('made-up', '-for-the-database-', '0123456789abcdef'),
  STATE_KEY_OLD: madeUp('made-up', '-for-the-database-', 'fedcba9876543210'),
};
const PASSWORD = madeUp('made-up', '@for/the:database');

/** Whatever was shown or written: none of the secrets is in it, however it may be spelled. */
function expectNoSecret(shown: Readonly<Record<string, string>>): void {
  const found: string[] = [];
  for (const [place, text] of Object.entries(shown)) {
    for (const [name, secret] of [...Object.entries(SECRETS), ['the password', PASSWORD] as const]) {
      for (const spelling of [
        secret,
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
        Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      ]) {
        if (text.includes(spelling)) found.push(`${name} in ${place}`);
      }
    }
  }
  expect(found).toEqual([]);
}

test('all secrets are known to this test', () => {
  const known = [...Object.keys(SECRETS), 'DATABASE_URL', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'];
  const secret = variables.filter((name) => /TOKEN$|SECRET$|^DATABASE_URL$|^STATE_KEY/.test(name));
  expect(new Set(known)).toEqual(new Set(secret));
});

/** A bot whose every service repeats what it is told, and whose Discord wants it to call somebody else. */
async function startAmongEchoes() {
  const elsewhere = createServer((socket) => socket.destroy());
  let came = 0;
  elsewhere.on('connection', () => (came += 1));
  elsewhere.listen(0, 'localhost');
  await once(elsewhere, 'listening');
  const address = elsewhere.address();
  const strange = `ws://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const service = await startEchoingService(strange);
  onTestFinished(() => {
    service.close();
    elsewhere.close();
  });
  const environment = {
    ...SECRETS,
    LOG_LEVEL: 'trace',
    SLACK_API_URL: `${service.url}/slack/`,
    DISCORD_API_URL: `${service.url}/discord`,
    YAHOO_API_URL: `${service.url}/yahoo`,
    EXCHANGE_API_URL: `${service.url}/exchange`,
    ASKS_PER_PERSON: '2',
  };
  const state = await stateFolder();
  const bot = await startBot(state, environment);
  return { bot, service, state, environment: { ...environment, STATE_DIR: state }, came: () => came };
}

/** Every file that it wrote and that is not of the database, as text. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && !join(entry.parentPath, entry.name).includes('/db/'),
  );
  const texts = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path, await readFile(path, 'latin1')] as const;
    }),
  );
  return Object.fromEntries(texts);
}

test('no secret is shown anywhere, whatever the services repeat of it; and nobody else is called', async () => {
  const { bot, service, state, environment, came } = await startAmongEchoes();
  await bot.says(/^Page: /m);
  await bot.says(/slack-start-failed/);
  await bot.says(/ERR_NOT_CALLABLE/);
  const shown: Record<string, string> = {};
  const ask = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(`${bot.url}${path}`, { headers });
    shown[path] = `${JSON.stringify([...response.headers])} ${await response.text()}`;
    return response.status;
  };
  const own = { Authorization: `Bearer ${SECRETS['WEB_TOKEN']}` };
  expect(await ask('/healthz')).toBe(200);
  expect(await ask('/readyz')).toBe(503);
  expect(await ask('/metrics', own)).toBe(200);
  expect(await ask('/api/answer?q=corr+btc+ndx+1y', own)).toBe(503);
  const typed = encodeURIComponent(SECRETS['SLACK_BOT_TOKEN'] ?? '');
  expect(await ask(`/api/answer?q=corr+${typed}&again`, own)).toBe(400);
  // The page's limit of this bot.
  expect(await ask('/api/answer?q=corr+btc+ndx+2y', own)).toBe(429);
  expect(await ask('/api/posts', { Authorization: `Bearer ${SECRETS['STATE_KEY']}` })).toBe(401);
  bot.kill('SIGTERM');
  await bot.ended;

  const doctor = await runLockstep(['doctor'], { environment });
  const documents = await runLockstep(['doctor', '--json'], { environment });
  const file = join(state, 'house.ndjson');
  const exported = await runLockstep(['db', 'export', file], { environment });
  expect([doctor.code, documents.code, exported.code]).toEqual([1, 1, 0]);
  const said = [doctor, documents, exported].map(({ stdout, stderr }) => stdout + stderr).join('\n');

  // The services did hear them.
  for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'DISCORD_TOKEN'])
    expect(service.heard()).toContain(SECRETS[name]);
  const output = bot.told() + bot.log();
  expect(output).toContain('you said');
  // What somebody typed is theirs to read again; nobody else does.
  const { [`/api/answer?q=corr+${typed}&again`]: _own, ...others } = shown;
  expectNoSecret({ ...others, ...(await filesIn(state)), output, said });
  expect(came()).toBe(0);
}, 180_000);

test.each([['db', 'export', 'x.ndjson'], ['doctor'], []])(
  'the password of a database that does not answer is not shown: %s %s',
  async (...words) => {
    const folder = await mkdtemp(join(tmpdir(), 'lockstep-secrets-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const { stdout, stderr } = await runLockstep(
      words.filter((word) => word !== undefined),
      {
        folder,
        environment: {
          ...SECRETS,
          STATE_DIR: folder,
          WEB_PORT: String(await freePort()),
          SLACK_API_URL: 'http://127.0.0.1:1/',
          DISCORD_API_URL: 'http://127.0.0.1:1/',
          YAHOO_API_URL: 'http://127.0.0.1:1/',
          EXCHANGE_API_URL: 'http://127.0.0.1:1/',
          DATABASE_URL: `postgres://lockstep:${encodeURIComponent(PASSWORD)}@127.0.0.1:1/lockstep`,
        },
      },
    );
    expect(stdout + stderr).toContain('127.0.0.1:1/lockstep');
    expectNoSecret({ ...(await filesIn(folder)), said: stdout + stderr });
  },
  120_000,
);
