import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pino, type Logger } from 'pino';

/**
 * A log in a file, one JSON object a line, so that a person at the terminal never meets a stack trace.
 * Nothing is created before there is something to say. When the file can't be written, that is said once on
 * `complain` and the log goes nowhere: a full disk must not take an answer down.
 */
export function createLog(options: {
  readonly file: string;
  readonly level: string;
  readonly complain: (sentence: string) => void;
}): () => Logger {
  let logger: Logger | undefined;
  return () => (logger ??= openLog(options));
}

function openLog({ file, level, complain }: Parameters<typeof createLog>[0]): Logger {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const destination = pino.destination({ dest: file, sync: true });
    destination.on('error', (error: Error) => complain(`The log ${file} can't be written: ${error.message}`));
    return pino({ level }, destination);
  } catch (error) {
    complain(`The log ${file} can't be opened: ${error instanceof Error ? error.message : String(error)}`);
    return pino({ level: 'silent' });
  }
}
