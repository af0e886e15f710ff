import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Holds Stryker's mutants of `src/core/engine` against the tests: `npm run mutants`, or of some files:
 * `npm run mutants -- src/core/engine/measures/pearson.ts`. One file after the other, because Stryker counts in its own
 * code inside every loop, and with all files at once the tests would take all day. What was found stays in
 * `mutants/report`, and is not looked for again until the file or a test of it changes. Ends with a line a file and the
 * score: the share of mutants that a test noticed, of those that could be run.
 */
const root = resolve(import.meta.dirname, '..');
const all = globSync('src/core/engine/**/*.ts', { cwd: root }).sort();
const asked = process.argv.slice(2);
const files = asked.length === 0 ? all : asked;
const unknown = files.filter((file) => !all.includes(file));
if (unknown.length > 0) {
  process.stderr.write(`No file of src/core/engine: ${unknown.join(', ')}\n`);
  process.exit(2);
}

const failed = files.filter((file) => !mutate(file));
const report = JSON.parse(readFileSync(join(root, 'mutants/report/incremental.json'), 'utf8'));
const total = { noticed: 0, all: 0 };
for (const file of all.filter((name) => name in report.files)) {
  const { mutants } = report.files[file];
  const { noticed, run } = countOf(mutants);
  total.noticed += noticed;
  total.all += run;
  process.stdout.write(`${`${noticed} of ${run}`.padStart(12)}  ${file}\n`);
}
const score = (100 * total.noticed) / total.all;
process.stdout.write(`${`${total.noticed} of ${total.all}`.padStart(12)}  noticed: ${score.toFixed(1)}%\n`);
for (const file of failed)
  process.stderr.write(`Stryker could not finish with ${file}; its reason stands above.\n`);
process.exit(failed.length > 0 || score < 80 ? 1 : 0);

/** False when Stryker could not finish; what it prints is printed. */
function mutate(file) {
  const stryker = join(root, 'mutants/node_modules/.bin/stryker');
  const { status } = spawnSync(stryker, ['run', 'mutants/stryker.config.json', '--mutate', file], {
    cwd: root,
    env: { ...process.env, MUTATED: file },
    stdio: 'inherit',
  });
  return status === 0;
}

/** One that made the tests run on and on was noticed; one that could not be run says nothing. */
function countOf(mutants) {
  const count = (...kinds) => mutants.filter(({ status }) => kinds.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  return { noticed, run: noticed + count('Survived', 'NoCoverage') };
}
