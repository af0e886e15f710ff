import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { runInside, type Machine } from './container.ts';
import {
  copyOf,
  environmentOf,
  lineOf,
  readStages,
  root,
  stepsOf,
  wordsOf,
  type Stage,
} from './dockerfile.ts';

/** What an image is: a root folder, and how it is run. */
export interface Image {
  readonly rootFolder: string;
  readonly workingFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  readonly entry: readonly string[];
}

/** Follows the Dockerfile to its end, each stage in a folder of its own. `cache` is npm's. */
export function build(folder: string, cache: string): Image {
  const base = makeBase(folder);
  const built = new Map<string, string>();
  let last: Image | undefined;
  for (const [index, stage] of readStages().entries()) {
    const rootFolder = join(folder, `stage-${index}`);
    execFileSync('cp', ['-a', '--reflink=auto', base, rootFolder]);
    if (stage.name !== undefined) built.set(stage.name, rootFolder);
    last = followSteps(stage, rootFolder, built, cache);
  }
  if (last === undefined) throw new Error('the Dockerfile has no stage');
  return last;
}

function followSteps(
  stage: Stage,
  rootFolder: string,
  built: ReadonlyMap<string, string>,
  cache: string,
): Image {
  let workingFolder = '/';
  for (const step of stage.steps) {
    if (step.name === 'WORKDIR') {
      workingFolder = resolve(workingFolder, wordsOf(step.args)[0] ?? '');
      mkdirSync(join(rootFolder, workingFolder), { recursive: true });
    } else if (step.name === 'COPY') {
      const { from, sources, target } = copyOf(step);
      const source = from === undefined ? root : built.get(from);
      if (source === undefined) throw new Error(`there is no stage ${from}`);
      copy(source, sources, join(rootFolder, resolve(workingFolder, target)), target.endsWith('/'));
    } else if (step.name === 'RUN') {
      runInside(builder(stage, rootFolder, workingFolder, cache), 'sh', '-c', lineOf(step));
    }
  }
  const [user = ''] = stepsOf(stage, 'USER').flatMap(({ args }) => wordsOf(args));
  const entry = stepsOf(stage, 'ENTRYPOINT').flatMap(({ args }) => wordsOf(args));
  return { rootFolder, workingFolder, environment: environmentOf(stage), user, entry };
}

function copy(source: string, names: readonly string[], target: string, isFolder: boolean): void {
  for (const name of names) {
    const goal = isFolder ? join(target, name) : target;
    mkdirSync(dirname(goal), { recursive: true });
    cpSync(join(source, name), goal, { recursive: true, verbatimSymlinks: true });
  }
}

/** The network is that of this machine, and npm asks its cache first. */
function builder(stage: Stage, rootFolder: string, workingFolder: string, cache: string): Machine {
  const inside = '/root/.npm';
  mkdirSync(join(rootFolder, inside), { recursive: true });
  const environment = { ...environmentOf(stage), HOME: '/root', npm_config_prefer_offline: 'true' };
  const volumes = { [inside]: cache };
  return { rootFolder, workingFolder, environment, volumes, readOnly: false, user: undefined };
}

/**
 * What `node:24-slim` is: a small Debian with Node, npm and a user `node`. The Debian is fetched, or is the folder that
 * IMAGE_BASE names, as `debootstrap --variant=minbase bookworm FOLDER` makes it; Node and npm are those that run this.
 */
function makeBase(folder: string): string {
  const base = join(folder, 'base');
  const given = process.env['IMAGE_BASE'];
  if (given === undefined) execFileSync('debootstrap', ['--variant=minbase', 'bookworm', base]);
  else execFileSync('cp', ['-a', '--reflink=auto', given, base]);
  const bin = join(base, 'usr/local/bin');
  copyFileSync(process.execPath, join(bin, 'node'));
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new Error('Start this with `npm run test:image`: it takes that npm along.');
  execFileSync('cp', ['-aL', resolve(npm, '../..'), join(base, 'usr/local/lib/npm')]);
  symlinkSync('../lib/npm/bin/npm-cli.js', join(bin, 'npm'));
  copyFileSync('/etc/resolv.conf', join(base, 'etc/resolv.conf'));
  execFileSync('chroot', [
    base,
    '/usr/sbin/useradd',
    '--create-home',
    '--uid',
    '1000',
    '--user-group',
    'node',
  ]);
  if (!readFileSync(join(base, 'etc/passwd'), 'utf8').includes('node:x:1000:1000:'))
    throw new Error('no user');
  return base;
}
