import type { Readable } from 'node:stream';

/**
 * The lines of a stream of UTF-8, without their ends (`\n` or `\r\n`); the last needs none.
 * Asks the stream for more only when the lines it gave are used up. Leaving the loop closes the stream.
 */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  // The unfinished line in pieces: a line of megabytes comes in many chunks, and adding each to a string copies it all.
  let pieces: string[] = [];
  for await (const chunk of input as AsyncIterable<Uint8Array | string>) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const [first = '', ...others] = text.split('\n');
    pieces.push(first);
    for (const other of others) {
      yield lineOf(pieces);
      pieces = [other];
    }
  }
  const last = lineOf([...pieces, decoder.decode()]);
  if (last !== '') yield last;
}

function lineOf(pieces: readonly string[]): string {
  const line = pieces.join('');
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
