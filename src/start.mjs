import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';

/**
 * Where npm's scripts and the container start: src/main.ts, with what Node compiles kept in `STATE_DIR/compiled`, so that the
 * next start finds types stripped and code compiled. Plain JavaScript, because what strips types takes a while to
 * load itself, and with everything kept it is not loaded at all. Where the folder can't be written nothing is kept, and
 * nothing else changes. Node knows by content and version which entries still hold. The variable hands the folder on
 * to threads and child processes, which would each strip and compile for themselves, 14 MB a thread.
 */
try {
  process.loadEnvFile('.env');
} catch {
  // src/config.ts reads the file again, and says what is wrong with it.
}
// oxlint-disable-next-line node/no-process-env
const environment = process.env;
const compiled = resolve(environment['STATE_DIR'] || 'state', 'compiled');
enableCompileCache(compiled);
environment['NODE_COMPILE_CACHE'] ??= compiled;
await import('./main.ts');
