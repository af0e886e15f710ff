import { describe, expect, test } from 'vitest';
import { watchUncaught } from '../../src/operate/uncaught.ts';

/** As Node 24 prints it. */
const BODY_ENDED_TWICE = [
  'TypeError [ERR_INVALID_STATE]: Invalid state: ReadableStream is already closed',
  '    at ReadableByteStreamController.close (node:internal/webstreams/readablestream:1305:13)',
  '    at node:internal/deps/undici/undici:6940:28',
  '    at process.processTicksAndRejections (node:internal/process/task_queues:104:5)',
].join('\n');

function watched() {
  const seen: unknown[] = [];
  const hear = Promise.withResolvers<(error: unknown) => void>();
  const process = {
    on: (_event: 'uncaughtException', listener: (error: unknown) => void) => hear.resolve(listener),
    exit: (code: number) => void seen.push({ exit: code }),
  };
  watchUncaught(process, { warn: (event) => seen.push(event), error: (event) => seen.push(event) });
  return { seen, raise: async (error: unknown) => (await hear.promise)(error) };
}

function fault(stack: string): Error {
  return Object.assign(new TypeError('Invalid state'), { code: 'ERR_INVALID_STATE', stack });
}

describe('a fault that nobody caught', () => {
  test('is logged, and ends the process after that', async () => {
    const { seen, raise } = watched();
    const error = new Error('half done');
    await raise(error);
    expect(seen).toEqual([{ event: 'uncaught', err: error }, { exit: 1 }]);
  });

  test('of a body that Node ends twice is logged, and the process goes on', async () => {
    const { seen, raise } = watched();
    const error = fault(BODY_ENDED_TWICE);
    await raise(error);
    expect(seen).toEqual([{ event: 'fetch-ended-twice', err: error }]);
  });

  test.each([
    ['of a library', '    at close (/app/node_modules/some/stream.js:1:1)'],
    ['of ours', '    at close (file:///app/src/prices/yahoo.ts:1:1)'],
  ])('of the same kind with a frame %s ends it', async (_whose, frame) => {
    const { seen, raise } = watched();
    await raise(fault(`${BODY_ENDED_TWICE}\n${frame}`));
    expect(seen).toHaveLength(2);
    expect(seen.at(-1)).toEqual({ exit: 1 });
  });

  test('of a stream that is no fetch ends it', async () => {
    const { seen, raise } = watched();
    await raise(fault(BODY_ENDED_TWICE.replace('deps/undici/undici', 'webstreams/adapters')));
    expect(seen.at(-1)).toEqual({ exit: 1 });
  });

  test('may be no error at all', async () => {
    const { seen, raise } = watched();
    await raise('thrown');
    expect(seen).toEqual([{ event: 'uncaught', err: 'thrown' }, { exit: 1 }]);
  });
});
