import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** One run of the program as the shell sees it. */
export interface ColdRun {
  readonly seconds: number;
  /** Peak resident memory in MiB. */
  readonly peakMiB: number;
}

const main = join(import.meta.dirname, '../src/main.ts');
/** Prints the process's own peak memory (KiB) as the last thing on standard error. */
const reportPeak =
  'data:text/javascript,process.on("exit",()=>process.stderr.write(`peak ${process.resourceUsage().maxRSS}`))';

/** Starts `node src/main.ts corr ...`, waits for its end, and measures it whole. Throws when it does not answer. */
export async function coldProcess(words: readonly string[], stateFolder: string): Promise<ColdRun> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', reportPeak, main, 'corr', ...words], {
    env: { PATH: process.env['PATH'], STATE_DIR: stateFolder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  const [code]: unknown[] = await once(child, 'close');
  const seconds = (performance.now() - start) / 1_000;
  const [, peak] = /peak (\d+)$/.exec(errors) ?? [];
  if (code !== 0 || peak === undefined)
    throw new Error(`corr ${words.join(' ')} ended with ${String(code)}: ${errors}`);
  return { seconds, peakMiB: Number(peak) / 1024 };
}
