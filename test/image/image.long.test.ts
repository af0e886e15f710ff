import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../free-port.ts';
import {
  copyOf,
  environmentOf,
  healthCheckOf,
  lastStage,
  readStages,
  root,
  stepsOf,
  wordsOf,
} from './dockerfile.ts';
import { layOut } from './production-tree.ts';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** Programs of their own: loading one is running it. */
const PROGRAMS = new Set([
  'src/health-check.ts',
  'src/main.ts',
  'src/slack-manifest.ts',
  'src/store/embedded/make-database.ts',
]);

describe('the Dockerfile', () => {
  test('runs node itself, as a user by number that is not root, on one volume', () => {
    const last = lastStage();
    const only = (name: string) => stepsOf(last, name).map(({ args }) => wordsOf(args));
    expect(only('ENTRYPOINT')).toEqual([['node', 'src/start.mjs']]);
    expect(only('USER')).toEqual([['1000:1000']]);
    expect(only('VOLUME')).toEqual([[environmentOf(last)['STATE_DIR']]]);
    expect(healthCheckOf(last)).toEqual(['node', 'src/health-check.ts']);
  });

  test('its base is the Node that the project needs', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const [, major] = /^>=(\d+)$/.exec(engines.node) ?? [];
    expect(new Set(readStages().map(({ base }) => base))).toEqual(new Set([`node:${major}-slim`]));
  });

  test('.dockerignore lets through what it copies, and nothing else', () => {
    const copied = readStages()
      .flatMap((stage) => stepsOf(stage, 'COPY').map(copyOf))
      .flatMap(({ from, sources }) => (from === undefined ? sources : []));
    const lines = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
    const rules = lines.filter((line) => line !== '' && !line.startsWith('#'));
    expect(rules[0]).toBe('*');
    expect(new Set(rules.slice(1))).toEqual(new Set(copied.map((source) => `!${source}`)));
  });
});

describe.skipIf(process.platform !== 'linux')('what the image holds', { timeout: 120_000 }, () => {
  let folder: string;
  let app: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lockstep-image-'));
    chmodSync(folder, 0o755);
    app = join(folder, 'app');
    layOut(app);
    writeFileSync(join(folder, 'laid-out'), '');
    // Where `nobody` can reach it, wherever this checkout is.
    copyFileSync(process.execPath, join(folder, 'node'), constants.COPYFILE_FICLONE);
    mkdirSync(join(folder, 'state'));
    if (isRoot) chownSync(join(folder, 'state'), NOBODY, NOBODY);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Starts node in it, as a user who may write to the volume only. Under root that is `nobody`, else nothing stops it. */
  function start(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const state = join(folder, 'state');
    const own = { ...environmentOf(lastStage()), STATE_DIR: state, HOME: '/nonexistent' };
    return spawn(join(folder, 'node'), words, {
      cwd: app,
      env: { ...own, PATH: process.env['PATH'], ...environment },
      ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Runs it to its end. */
  async function run(...words: readonly string[]) {
    const child = start(words);
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
    const [code] = await once(child, 'close');
    return { code, ...said };
  }

  test('every module finds what it imports, without the packages of development', async () => {
    const modules = globSync('{src,commands}/**/*.ts', { cwd: app }).filter((file) => !PROGRAMS.has(file));
    expect(modules.length).toBeGreaterThan(300);
    const load = `for (const file of ${JSON.stringify(modules)}) await import(\`${app}/\${file}\`);`;
    expect(await run('--input-type=module', '--eval', load)).toMatchObject({ code: 0, stderr: '' });
  });

  test('answers with a picture in its volume', async () => {
    const line = ['corr', '--demo', 'btc', 'r2k-tech', '1y'];
    const { code, stdout, stderr } = await run('src/start.mjs', ...line);
    expect([code, stderr]).toEqual([0, '']);
    const [, chart = ''] = /Chart: (.+\.png)/.exec(stdout) ?? [];
    expect(chart.startsWith(join(folder, 'state/'))).toBe(true);
    expect(statSync(chart).size).toBeGreaterThan(10_000);
    expect(writtenSince(join(folder, 'laid-out'), app)).toBe('');
  });

  test('is a bot that its health check finds alive, and writes nothing but to its volume', async () => {
    const environment = { WEB_PORT: String(await freePort()), LOG_LEVEL: 'warn' };
    const bot = start(lastEntry(), environment);
    onTestFinished(() => void bot.kill('SIGKILL'));
    const ended = once(bot, 'exit');
    const [said] = await Promise.race([once(bot.stderr, 'data'), ended]);
    expect(String(said)).toBe(`Page: http://127.0.0.1:${environment.WEB_PORT}\n`);
    const check = start(healthCheckOf(lastStage()).slice(1), environment);
    expect(await once(check, 'exit')).toEqual([0, null]);
    bot.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(writtenSince(join(folder, 'laid-out'), app)).toBe('');
  });
});

/** What the image runs, behind node. */
function lastEntry(): readonly string[] {
  return stepsOf(lastStage(), 'ENTRYPOINT').flatMap(({ args }) => wordsOf(args).slice(1));
}

/** Where something was written since that file was: files, and folders whose files came or went. */
function writtenSince(file: string, folder: string): string {
  return execFileSync('find', [folder, '-newer', file], { encoding: 'utf8' });
}
