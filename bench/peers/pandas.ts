import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { OwnTime } from '../measure.ts';

const SCRIPT = join(import.meta.dirname, 'answer.py');
/** The system's own as well, since another one that comes first may have no libraries. */
const PYTHONS = ['python3', '/usr/bin/python3'];
const found = await findPython();

/** Which Python, pandas and matplotlib are here; null when none are. */
export const pandasVersions: string | null = found?.versions ?? null;

async function findPython(): Promise<{ readonly python: string; readonly versions: string } | null> {
  const ask =
    'import sys,pandas,matplotlib;print("Python",sys.version.split()[0],"pandas",pandas.__version__,"matplotlib",matplotlib.__version__)';
  for (const python of PYTHONS) {
    const asked = await promisify(execFile)(python, ['-c', ask]).catch(() => null);
    if (asked !== null) return { python, versions: asked.stdout.trim() };
  }
  return null;
}

function python(): string {
  if (found === null) throw new Error('There is no Python with pandas and matplotlib.');
  return found.python;
}

/** What the script was asked to find, for a check that both sides compute the same. */
interface PandasAnswer {
  readonly n: number;
  readonly correlation: number;
  readonly ms: number;
  readonly cpuMs: number;
}

/** A Python process with everything loaded that makes one answer whenever it is told to. */
export function servingPandas(folder: string, asOf: string, scale: number) {
  const child = spawn(python(), [SCRIPT, folder, asOf, String(scale), 'serve'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    answer: async (): Promise<PandasAnswer> => {
      child.stdin.write('\n');
      const { value } = await lines.next();
      const said: PandasAnswer = JSON.parse(String(value));
      return said;
    },
    end: async () => {
      child.stdin.end();
      await once(child, 'close');
    },
  };
}

/** One answer by a new process, which says at its end what it took of all cores. */
export async function coldPandas(folder: string, asOf: string): Promise<OwnTime> {
  const start = performance.now();
  const { stdout } = await promisify(execFile)(python(), [SCRIPT, folder, asOf, '1']);
  const { cpuMs }: Pick<PandasAnswer, 'cpuMs'> = JSON.parse(stdout);
  return { ms: performance.now() - start, cpuMs };
}
