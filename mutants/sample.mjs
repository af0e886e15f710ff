import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/**
 * The mutation score of `src/core/engine` from a random sample: `npm run mutants:sample -- 100 7`, how many and by which
 * seed. The mutants are Stryker's own; each is put into a copy of the project by itself and held against all tests of the
 * engine, simulations included. Stryker counts in its own code inside every loop, which makes these tests ten times as
 * slow: all of its mutants would take days, a hundred of them take some minutes. Ends with the share of them that a test
 * noticed and the 95% interval (Wilson) of that share.
 */
const [count = 100, seed = 1] = process.argv.slice(2).map(Number);
const LONGEST_MS = 240_000;
const root = resolve(import.meta.dirname, '..');
const sandbox = join(root, 'mutants/sandbox/sample');

const mutants = drawn(await mutantsOfEngine(), count, seed);
copyProject();
let noticed = 0;
for (const [index, mutant] of mutants.entries()) {
  const outcome = outcomeOf(mutant);
  if (outcome !== 'survived') noticed += 1;
  const { file, line, from, to } = mutant;
  console.log(`${index + 1}. ${outcome.padEnd(8)} ${file}:${line} ${shown(from)} -> ${shown(to)}`);
}
rmSync(sandbox, { recursive: true });
const [low, high] = wilson(noticed, mutants.length);
console.log(
  `${noticed} of ${mutants.length} noticed: ${percent(noticed / mutants.length)}, ${percent(low)} to ${percent(high)}`,
);

async function mutantsOfEngine() {
  const names = git('ls-files', 'src/core/engine').filter((name) => name.endsWith('.ts'));
  const files = names.map((name) => ({
    name,
    mutate: true,
    content: readFileSync(join(root, name), 'utf8'),
  }));
  const silent = new Proxy({}, { get: () => () => false });
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const found = await new Instrumenter(silent).instrument(files, options);
  const texts = new Map(files.map(({ name, content }) => [name, content]));
  return found.mutants.map(({ fileName, replacement, location }) => {
    const text = texts.get(fileName);
    const [start, end] = [placeOf(text, location.start), placeOf(text, location.end)];
    return {
      file: fileName,
      line: location.start.line + 1,
      from: text.slice(start, end),
      to: replacement,
      mutated: text.slice(0, start) + replacement + text.slice(end),
    };
  });
}

/** Lines and columns are counted from 0. */
function placeOf(text, { line, column }) {
  const before = text.split('\n').slice(0, line);
  return before.reduce((length, { length: own }) => length + own + 1, 0) + column;
}

/** A few of them, each as likely as any other, the same for the same seed. */
function drawn(all, size, start) {
  let state = start >>> 0;
  const left = [...all];
  return Array.from({ length: Math.min(size, all.length) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return left.splice(Math.floor((state / 2 ** 32) * left.length), 1)[0];
  });
}

function copyProject() {
  rmSync(sandbox, { recursive: true, force: true });
  for (const name of git('ls-files')) {
    mkdirSync(dirname(join(sandbox, name)), { recursive: true });
    cpSync(join(root, name), join(sandbox, name));
  }
  symlinkSync(join(root, 'node_modules'), join(sandbox, 'node_modules'));
}

function outcomeOf({ file, mutated }) {
  const path = join(sandbox, file);
  const original = readFileSync(path);
  writeFileSync(path, mutated);
  const tests = ['run', '--project', 'core', '--bail', '1', 'test/core/engine'];
  const { status, signal } = spawnSync(join(root, 'node_modules/.bin/vitest'), tests, {
    cwd: sandbox,
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  writeFileSync(path, original);
  if (signal !== null) return 'endless';
  return status === 0 ? 'survived' : 'noticed';
}

function git(...words) {
  return execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim().split('\n');
}

function shown(code) {
  const line = code.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function wilson(hits, all) {
  const [share, z2] = [hits / all, 1.96 ** 2];
  const middle = share + z2 / (2 * all);
  const half = Math.sqrt(z2 * ((share * (1 - share)) / all + z2 / (4 * all ** 2)));
  return [(middle - half) / (1 + z2 / all), (middle + half) / (1 + z2 / all)];
}

function percent(share) {
  return `${(share * 100).toFixed(0)}%`;
}
