import type { Settings } from '../compose/settings.ts';

/** Where a mode writes: the process's own streams. */
export interface Output {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** What the process can be asked to do, by its first word: takes the words behind it and gives the exit code. */
export type Mode = (words: readonly string[], settings: Settings, output: Output) => Promise<number>;

/** Writes a line; gives the exit code back. */
export function say(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(`${text}\n`);
  return code;
}

/** True when a person sits at both ends. */
export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}
