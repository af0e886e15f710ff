import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** One planted import per folder that its rule must refuse, and one that it must let through. */
const planted = [
  { file: 'src/core/query/planted.ts', bad: '../../prices/yahoo.ts', good: '../types.ts' },
  { file: 'src/core/engine/planted.ts', bad: 'node:fs', good: './pearson.ts' },
  { file: 'src/core/describe/planted.ts', bad: 'zod', good: '../calendar/sessions.ts' },
  { file: 'src/core/planted.ts', bad: '@napi-rs/canvas', good: './errors.ts' },
  { file: 'src/prices/planted.ts', bad: '../charts/theme.ts', good: '../core/types.ts' },
  { file: 'src/charts/planted.ts', bad: '../prices/index.ts', good: 'chart.js' },
  { file: 'src/platforms/planted.ts', bad: '../charts/render.ts', good: '../core/types.ts' },
  { file: 'src/platforms/terminal/planted.ts', bad: '../../config.ts', good: '../../core/errors.ts' },
  { file: 'src/schedule/planted.ts', bad: '../store/open-store.ts', good: '../core/orders/alert.ts' },
  { file: 'src/store/planted.ts', bad: '../prices/index.ts', good: '../core/key-value.ts' },
  { file: 'src/operate/planted.ts', bad: '../platforms/slack.ts', good: '../core/findings.ts' },
  { file: 'src/schedule/planted-too.ts', bad: '../operate/metrics.ts', good: '../core/telemetry.ts' },
  { file: 'commands/planted.ts', bad: '../src/prices/index.ts', good: '../src/core/errors.ts' },
  { file: 'commands/planted-too.ts', bad: './corr.ts', good: '../src/core/engine/pearson.ts' },
] as const;

describe('who may import whom', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lockstep-rules-'));
    await copyFile(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Lints one file that imports `from`; the text of the report, empty when there is nothing to say. */
  async function lint(file: string, from: string): Promise<string> {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `export * from '${from}';\n`);
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--deny-warnings', file], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout;
  }

  test.each(planted)('$file may not import $bad', async ({ file, bad }) => {
    expect(await lint(file, bad)).toContain('no-restricted-imports');
  });

  test.each(planted)('$file may import $good', async ({ file, good }) => {
    expect(await lint(file, good)).not.toContain('no-restricted-imports');
  });
});
