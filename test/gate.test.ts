import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const gate = join(import.meta.dirname, '..', '.ci', 'run');

/** What the gate ends with where `npm` is a program that does just this. */
function gateWith(npm: string): { readonly last: string | undefined; readonly status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-gate-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of [
    ['npm', npm],
    ['chromium', ''],
  ] as const) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const PATH = `${folder}${delimiter}${process.env['PATH']}`;
  const { stdout, status } = spawnSync(gate, { env: { ...process.env, PATH }, encoding: 'utf8' });
  return { last: stdout.trimEnd().split('\n').at(-1), status };
}

const NO_HOLES = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {},
  metadata: { dependencies: { prod: 1 } },
});

/** An `npm` whose two runs of tests end with these lines; everything else passes. */
const saying = (ordinary: string, long: string) =>
  `case "$*" in cit) ${ordinary};; "run test:long") ${long};; audit*) echo '${NO_HOLES}';; *) echo "$*";; esac`;

test('the last line of the gate adds up both runs', () => {
  const npm = saying('echo 2310 passed, 0 failed, 2 skipped', 'echo 88 passed, 0 failed, 10 skipped');
  expect(gateWith(npm)).toEqual({ last: '2398 passed, 0 failed, 12 skipped', status: 0 });
});

test('nothing skipped is not mentioned', () => {
  const npm = saying('echo 2 passed, 0 failed', 'echo 3 passed, 0 failed');
  expect(gateWith(npm)).toEqual({ last: '5 passed, 0 failed', status: 0 });
});

test('a failed test fails the gate, and the long tests run all the same', () => {
  const npm = saying('echo 1 passed, 2 failed; exit 1', 'echo 3 passed, 0 failed, 1 skipped');
  expect(gateWith(npm)).toEqual({ last: '4 passed, 2 failed, 1 skipped', status: 1 });
});

test('a run that ended without its closing line counts as a failure', () => {
  const npm = saying('echo npm error; exit 1', 'echo 3 passed, 0 failed');
  expect(gateWith(npm)).toEqual({ last: '3 passed, 1 failed', status: 1 });
});

test('a check that does not hold fails the gate behind tests that passed', () => {
  const npm = `case "$*" in "run lint") exit 1;; *) echo 1 passed, 0 failed;; esac`;
  expect(gateWith(npm)).toEqual({ last: '2 passed, 0 failed', status: 1 });
});
