import type { Writable } from 'node:stream';

/** A stream that may be a terminal: `process.stdout`, `process.stderr`, or a pipe or file in their place. */
export type ScreenStream = Writable & { readonly isTTY?: boolean; readonly columns?: number | undefined };

/** Where answers are written. */
export interface Screen {
  readonly stream: ScreenStream;
  /**
   * Writes and waits until the stream took it (so a slow reader slows us down instead of filling memory).
   * False when the reader has gone away (`corr - | head -1`), which is no error; rejects on any other failure.
   */
  readonly write: (text: string) => Promise<boolean>;
}

const goneCodes: readonly (string | undefined)[] = [
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
];

/** Writes to a stream; a write resolves to false when nobody reads any more, such as behind `| head`. */
export function createScreen(stream: ScreenStream): Screen {
  // Once a stream, however many screens are made on it.
  if (!stream.listeners('error').includes(hasCallback)) stream.on('error', hasCallback);
  return {
    stream,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (!error) resolve(true);
          else if (goneCodes.includes((error as NodeJS.ErrnoException).code)) resolve(false);
          else reject(error);
        });
      }),
  };
}

/** Each failed write is also emitted as an event, which would end the process; its callback has it already. */
function hasCallback(): void {
  // Nothing is left to be done.
}

/** Whether to write colour: a terminal, unless it is dumb or `NO_COLOR` is set (no-color.org). */
export function hasColour(
  stream: ScreenStream,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
}

const widest = 100;

/** Columns for text: as wide as the terminal or `COLUMNS` says, 80 when neither does; at most 100, for the eye's sake. */
export function textWidth(
  stream: ScreenStream,
  environment: Readonly<Record<string, string | undefined>>,
): number {
  const columns = stream.columns ?? Number(environment['COLUMNS']);
  return Math.min(widest, columns > 0 ? columns : 80);
}
