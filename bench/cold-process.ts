import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** One run of the program as the shell sees it. */
export interface ColdRun {
  readonly seconds: number;
  /** What it took of all cores, which others on the machine can't lengthen as much. */
  readonly cpuSeconds: number;
  /** Peak resident memory in MiB. */
  readonly peakMiB: number;
}

const source = join(import.meta.dirname, '../src');
/** Prints the process's own peak memory (KiB) and processor time (microseconds) as the last thing on standard error. */
const reportPeak =
  'data:text/javascript,process.on("exit",()=>{const u=process.resourceUsage();process.stderr.write(`peak ${u.maxRSS} cpu ${u.userCPUTime+u.systemCPUTime}`)})';

/** Starts `node src/start.mjs corr ...`, waits for its end, and measures it whole. Throws when it does not answer. */
export async function coldProcess(
  words: readonly string[],
  stateFolder: string,
  entry: 'start.mjs' | 'main.ts' = 'start.mjs',
): Promise<ColdRun> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', reportPeak, join(source, entry), 'corr', ...words], {
    env: { PATH: process.env['PATH'], STATE_DIR: stateFolder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  const [code]: unknown[] = await once(child, 'close');
  const seconds = (performance.now() - start) / 1_000;
  const [, peak, cpu] = /peak (\d+) cpu (\d+)$/.exec(errors) ?? [];
  if (code !== 0 || peak === undefined || cpu === undefined)
    throw new Error(`corr ${words.join(' ')} ended with ${String(code)}: ${errors}`);
  return { seconds, cpuSeconds: Number(cpu) / 1e6, peakMiB: Number(peak) / 1024 };
}
