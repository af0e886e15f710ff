import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');

/** One planted import per folder that its rule must refuse, and one that it must let through. */
const planted = [
  { folder: 'src/core/query', bad: '../../prices/yahoo.ts', good: '../types.ts' },
  { folder: 'src/core/engine', bad: 'node:fs', good: './measures/pearson.ts' },
  { folder: 'src/core/describe', bad: 'zod', good: '../calendar/sessions.ts' },
  { folder: 'src/core', bad: '@napi-rs/canvas', good: './errors.ts' },
  { folder: 'src/prices', bad: '../charts/theme.ts', good: '../core/types.ts' },
  { folder: 'src/charts', bad: '../prices/index.ts', good: 'chart.js' },
  { folder: 'src/platforms', bad: '../charts/render.ts', good: '../core/types.ts' },
  { folder: 'src/platforms/terminal', bad: '../../config.ts', good: '../../core/errors.ts' },
  { folder: 'src/store', bad: '../config/variables.ts', good: 'kysely' },
  { folder: 'src/schedule', bad: '../store/open-store.ts', good: '../core/orders/alert.ts' },
  { folder: 'src/store', bad: '../prices/index.ts', good: '../core/key-value.ts' },
  { folder: 'src/operate', bad: '../platforms/slack.ts', good: '../core/checkup/findings.ts' },
  { folder: 'src/schedule', bad: '../operate/metrics.ts', good: '../core/telemetry.ts' },
  { folder: 'commands', bad: '../src/prices/index.ts', good: '../src/core/errors.ts' },
  { folder: 'commands', bad: './corr.ts', good: '../src/core/engine/measures/pearson.ts' },
] as const;

const REPORT = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

/** The planted files that break the rule of their folder, from one run of the linter over all of them. */
function brokenRules(): ReadonlySet<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-rules-'));
  try {
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    for (const [number, { folder: place, bad, good }] of planted.entries()) {
      mkdirSync(join(folder, place), { recursive: true });
      writeFileSync(join(folder, place, `bad-${number}.ts`), `export * from '${bad}';\n`);
      writeFileSync(join(folder, place, `good-${number}.ts`), `export * from '${good}';\n`);
    }
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format=json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { diagnostics } = REPORT.parse(JSON.parse(stdout));
    const broken = diagnostics.filter(({ code }) => code.includes('no-restricted-imports'));
    return new Set(broken.map(({ filename }) => filename.replaceAll('\\', '/')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('who may import whom', () => {
  const broken = brokenRules();

  test.each(planted.map((plant, number) => ({ ...plant, number })))(
    '$folder may not import $bad, and may import $good',
    ({ folder, number }) => {
      expect(broken).toContain(`${folder}/bad-${number}.ts`);
      expect(broken).not.toContain(`${folder}/good-${number}.ts`);
    },
  );
});
