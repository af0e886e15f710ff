import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** Where npm looks which versions have a hole. */
const PACKUMENT = {
  name: 'ccxt',
  versions: { '4.0.0': { name: 'ccxt', version: '4.0.0' } },
  'dist-tags': { latest: '4.0.0' },
};

/** What `.ci/audit.mjs` says where a registry answers so to questions for advisories. */
async function audit(status: number, advisories: object, packument: object = PACKUMENT) {
  let asked = '';
  const server = createServer((request, response) => {
    const answer = async () => {
      const body = await text(request);
      asked += `${request.url} ${body.length} `;
      const isAdvisory = request.url?.includes('/security/') === true;
      response.writeHead(isAdvisory ? status : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isAdvisory ? advisories : packument));
    };
    void answer();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { PATH = '', HOME = '' } = process.env;
  // Of its own: npm remembers what became of an advisory.
  const cache = await mkdtemp(join(tmpdir(), 'lockstep-npm-'));
  onTestFinished(() => rm(cache, { recursive: true, force: true }));
  const child = spawn(process.execPath, ['.ci/audit.mjs'], {
    cwd: ROOT,
    env: {
      PATH,
      HOME,
      npm_config_registry: `http://127.0.0.1:${port}`,
      npm_config_cache: cache,
      npm_config_fetch_retries: '0',
    },
  });
  const said = text(child.stdout);
  const [code]: number[] = await once(child, 'exit');
  return { code, said: await said, asked };
}

const hole = (severity: string) => ({
  ccxt: [
    {
      id: 1,
      url: 'https://example.com/1',
      title: 'Made up for a test',
      severity,
      vulnerable_versions: '>=0',
      cwe: [],
      cvss: { score: 9, vectorString: null },
    },
  ],
});

test('no advisories: it says how many packages were asked for', async () => {
  const { code, said, asked } = await audit(200, {});
  expect(asked).toContain('/-/npm/v1/security/advisories/bulk');
  expect([code, said]).toEqual([0, expect.stringMatching(/^No known holes of weight in \d{2,} packages/)]);
}, 120_000);

test.each(['high', 'critical'])(
  'one that is %s ends it',
  async (severity) => {
    const { code, said } = await audit(200, hole(severity));
    expect(code).toBe(1);
    expect(said).toContain(`ccxt * (${severity}): Made up for a test; there is no fix yet`);
  },
  120_000,
);

test('one that could not be looked into is no silence', async () => {
  const { code, said } = await audit(200, hole('high'), {});
  expect([code, said]).toEqual([1, expect.stringMatching(/^(?:npm audit failed|ccxt)/)]);
}, 120_000);

test('one of little weight does not', async () => {
  expect((await audit(200, hole('low'))).code).toBe(0);
}, 120_000);

test.each([405, 500, 404])(
  'a registry that answers %i can not be asked, and that is all that is said',
  async (status) => {
    const { code, said } = await audit(status, {});
    expect(code).toBe(0);
    expect(said).toMatch(new RegExp(`^Advisories could not be asked for \\(.*${status}.*\\)\\.\\n$`));
  },
  120_000,
);
