import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * Where npm's scripts and the container start: src/main.ts, with what Node compiles kept in `STATE_DIR/compiled`, so that the
 * next start finds types stripped and code compiled. Plain JavaScript, because what strips types takes a while to
 * load itself, and with everything kept it is not loaded at all. Where the folder can't be written nothing is kept, and
 * nothing else changes. Node knows by content and version which entries still hold.
 */
try {
  process.loadEnvFile('.env');
} catch {
  // src/config.ts reads the file again, and says what is wrong with it.
}
// oxlint-disable-next-line node/no-process-env
enableCompileCache(join(process.env['STATE_DIR'] || 'state', 'compiled'));
await import('./main.ts');
