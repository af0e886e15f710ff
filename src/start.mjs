import { readdirSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';

/**
 * Where npm's scripts and the container start: src/main.ts, with what Node compiles kept in `STATE_DIR/compiled`, so that the
 * next start finds types stripped and code compiled. Plain JavaScript, because what strips types takes a while to
 * load itself, and with everything kept it is not loaded at all. Where the folder can't be written nothing is kept, and
 * nothing else changes. Node knows by content and version which entries still hold; what another Node compiled goes. The
 * variable hands the folder on to threads and child processes, which would each strip and compile for themselves, 14 MB
 * a thread.
 */
try {
  process.loadEnvFile('.env');
} catch {
  // src/config/environment.ts reads the file again, and says what is wrong with it.
}
// oxlint-disable-next-line node/no-process-env
const environment = process.env;
const compiled = resolve(environment['STATE_DIR'] || 'state', 'compiled');
enableCompileCache(compiled);
environment['NODE_COMPILE_CACHE'] ??= compiled;
try {
  // A folder for each Node: `v24.21.0-x64-964aae3f-0`.
  const ofOthers = readdirSync(compiled).filter(
    (name) => /^v\d+\.\d+\.\d+-/.test(name) && !name.startsWith(`${process.version}-`),
  );
  for (const name of ofOthers) rmSync(join(compiled, name), { recursive: true, force: true });
} catch {
  // Nothing is kept there, or it stays: some megabytes.
}
await import('./main.ts');
