import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { onLoopback } from '../fakes/on-loopback.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for what is made once a run, when the first of them wants it. */
    readonly databases: string;
    /** Names of the kinds of database that `onEveryDatabase` runs a suite on. */
    readonly databaseKinds: readonly string[];
  }
}

/** Runs once a run. Nothing is started for files that need no database. */
export default async function databasesOnDemand(project: TestProject): Promise<() => Promise<void>> {
  const made = new Map<string, Promise<object>>();
  let postgres: ChildProcess | null = null;
  let folder: string | null = null;

  const startPostgres = async (): Promise<object> => {
    const own = process.env['TEST_DATABASE_URL'];
    if (own !== undefined && own !== '') return { url: own };
    postgres = spawn(process.execPath, [join(import.meta.dirname, 'postgres-program.ts')], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    return firstLine(postgres);
  };
  const makeTemplate = async (): Promise<object> => {
    folder = await mkdtemp(join(tmpdir(), 'lockstep-template-'));
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'template-program.ts'), folder]);
    return { folder };
  };

  const makers: Readonly<Record<string, () => Promise<object>>> = {
    '/postgres': startPostgres,
    '/template': makeTemplate,
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const result = made.get(path) ?? makers[path]?.() ?? Promise.resolve({});
    made.set(path, result);
    const answer = (value: object) => response.end(JSON.stringify(value));
    result.then(answer, (error: unknown) => answer({ reason: String(error) }));
  });
  project.provide('databases', `http://127.0.0.1:${await onLoopback(server)}`);

  return async () => {
    server.close();
    server.closeAllConnections();
    if (postgres !== null) await stopped(postgres);
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  };
}

/** `{ url }` when the program says one, `{ reason }` when it ends without. */
async function firstLine(program: ChildProcess): Promise<object> {
  const { promise, resolve } = Promise.withResolvers<object>();
  let complaint = '';
  program.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  program.stdout?.on('data', (chunk: Buffer) => resolve({ url: chunk.toString().trim() }));
  program.once('error', (error) => resolve({ reason: error.message }));
  program.once('exit', () => resolve({ reason: complaint.trim() }));
  return promise;
}

async function stopped(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, 'exit');
  program.stdin?.end();
  await ended;
}
