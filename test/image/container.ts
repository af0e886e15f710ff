import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** A container without an engine: a folder as its root, in mount and process namespaces of its own. Linux, as root. */
export interface Machine {
  /** The folder that is `/` inside. */
  readonly rootFolder: string;
  readonly workingFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Folders out here by where they are inside, writable whatever the rest is. */
  readonly volumes: Readonly<Record<string, string>>;
  /** Whether everything but the volumes can't be written. */
  readonly readOnly: boolean;
  /** `1000:1000`; without capabilities and with no way to get any. Root when undefined. */
  readonly user: string | undefined;
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Sets up `$1` as a root folder of its own and becomes the program behind it, which then is process 1. */
const ENTER = `
root=$1; readonly=$2; volumes=$3; shift 3
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 dev "$root/dev"
for device in null zero random urandom; do cp -a "/dev/$device" "$root/dev/"; done
while [ "$volumes" -gt 0 ]; do
  mount --bind "$1" "$root$2"; shift 2; volumes=$((volumes - 1))
done
[ "$readonly" = no ] || mount -o remount,bind,ro "$root"
exec "$@"`;

/** Runs a program to its end. Throws with what it said when it fails. */
export function runInside(machine: Machine, ...words: readonly string[]): string {
  return execFileSync('unshare', wordsFor(machine, words), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export interface Container {
  /** What it said so far on both outputs. */
  readonly said: () => string;
  /** Resolves when it has said that; rejects when it ends without. */
  readonly saying: (text: string) => Promise<void>;
  /** Runs another program inside, as `docker exec` and health checks do; its exit code. */
  readonly exec: (...words: readonly string[]) => Promise<number>;
  /** Tells process 1 to stop, as `docker stop` does; its exit code. */
  readonly stop: () => Promise<number>;
  readonly kill: () => Promise<void>;
}

/** Starts a program as process 1 of a container. */
export function startInside(machine: Machine, ...words: readonly string[]): Container {
  const child = spawn('unshare', wordsFor(machine, words), { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => (said += chunk));
  const codeOf = async (): Promise<number> => Number((await ended)[0]);
  return {
    said: () => said,
    saying: (text) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const look = () => said.includes(text) && resolve();
      for (const output of [child.stdout, child.stderr]) output.on('data', look);
      ended.then(([code]) => reject(new Error(`it ended with ${code}, and said: ${said}`)), reject);
      look();
      return promise;
    },
    exec: async (...inside) => {
      const enter = ['--target', String(firstProcess(child)), '--mount', '--pid', '--root', '--wd'];
      const other = spawn('nsenter', [...enter, ...asUser(machine, inside)], { stdio: 'ignore' });
      return Number((await once(other, 'exit'))[0]);
    },
    stop: () => {
      process.kill(firstProcess(child), 'SIGTERM');
      return codeOf();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Process 1 of the container, by its number out here. */
function firstProcess({ pid }: ChildProcess): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
}

function wordsFor(machine: Machine, words: readonly string[]): readonly string[] {
  const { rootFolder, readOnly, volumes } = machine;
  const mounts = Object.entries(volumes).map(([inside, folder]) => [folder, inside]);
  const apart = ['--mount', '--pid', '--fork', '--kill-child'];
  const enter = ['sh', '-euc', ENTER, 'enter', rootFolder, readOnly ? 'yes' : 'no', String(mounts.length)];
  return [...apart, ...enter, ...mounts.flat(), 'chroot', rootFolder, ...asUser(machine, words)];
}

/** With that environment and nothing of the one out here. */
function asUser({ workingFolder, environment, user }: Machine, words: readonly string[]): readonly string[] {
  const [uid = '', gid = uid] = (user ?? '').split(':');
  const bare = ['--clear-groups', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];
  const become = user === undefined ? [] : ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, ...bare];
  const set = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return [...become, 'env', '-i', '-C', workingFolder, `PATH=${PATH}`, ...set, ...words];
}
