import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { copyOf, lineOf, readStages, root, stepsOf } from './dockerfile.ts';

const INSTALL = 'npm ci --omit=dev --ignore-scripts';

const Lock = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) });

/**
 * Lays out in `folder` what the Dockerfile lays out in /app, without npm: the packages are links to those of this
 * checkout, less those that only development needs, and less what the Dockerfile takes away.
 */
export function layOut(folder: string): void {
  const [packages, app] = readStages();
  if (packages === undefined || app === undefined) throw new Error('the Dockerfile has two stages');
  for (const copy of stepsOf(app, 'COPY').map(copyOf)) {
    const { from, sources, target } = copy;
    if (from !== undefined) continue;
    for (const source of sources) {
      const name = sources.length === 1 && !target.endsWith('/') ? target : join(target, source);
      cpSync(join(root, source), join(folder, name), { recursive: true });
    }
  }
  const [install, ...rest] = stepsOf(packages, 'RUN').map(lineOf);
  if (install !== INSTALL) throw new Error(`the packages are installed by ${install}, not by ${INSTALL}`);
  linkProductionPackages(folder);
  for (const line of rest) execFileSync('sh', ['-euc', line], { cwd: folder });
}

function linkProductionPackages(folder: string): void {
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const entries = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'));
  // Optional packages of other machines are in the lock only.
  const here = entries.filter(([path]) => existsSync(join(root, path)));
  const isNested = (path: string) => path.lastIndexOf('node_modules/') > 0;
  const wanted = here.filter(([path, { dev }]) => dev !== true && !isNested(path)).map(([path]) => path);
  mkdirSync(folder, { recursive: true });
  link(folder, wanted);
  for (const [path, { dev }] of here) {
    if (dev === true && isNested(path)) rmSync(join(folder, path), { recursive: true, force: true });
  }
}

/** Links cost no time and no disk; between two disks there are none. */
function link(folder: string, paths: readonly string[]): void {
  try {
    execFileSync('cp', ['-al', '--parents', ...paths, folder], { cwd: root, stdio: 'ignore' });
  } catch {
    execFileSync('cp', ['-a', '--parents', ...paths, folder], { cwd: root });
  }
}
