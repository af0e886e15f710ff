import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program under test in a process of its own, spoken to line by line. */
export interface Program {
  readonly pid: number | undefined;
  /** The next line that it says; rejects when it says nothing more. */
  readonly next: () => Promise<string>;
  readonly say: (line: string) => void;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** Starts `node FILE ...rest`. */
export function startProgram(file: string, ...rest: readonly string[]): Program {
  const child = spawn(process.execPath, [file, ...rest], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid,
    next: async () => {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${file} ended without another word`);
      return value;
    },
    say: (line) => child.stdin.write(`${line}\n`),
    kill: async () => {
      if (child.signalCode !== null || child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
