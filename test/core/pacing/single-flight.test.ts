import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FetchOptions } from '../../../src/core/ports.ts';
import { singleFlight } from '../../../src/core/pacing/single-flight.ts';

/** Work that counts its starts and ends when told to. */
function work() {
  const runs: { options: FetchOptions; resolve: (value: string) => void; reject: (error: Error) => void }[] =
    [];
  const start = (options: FetchOptions): Promise<string> => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    runs.push({ options, resolve, reject });
    return promise;
  };
  return { runs, start };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('singleFlight', () => {
  test('callers of one key share one call, callers of another have their own', async () => {
    const flight = singleFlight<string>();
    const { runs, start } = work();
    const results = [flight.join('a', start), flight.join('a', start), flight.join('b', start)];
    await nextTurn();
    expect(runs).toHaveLength(2);
    runs[0]?.resolve('A');
    runs[1]?.resolve('B');
    expect(await Promise.all(results)).toEqual(['A', 'A', 'B']);
  });

  test('an error reaches everyone who joined and is not remembered', async () => {
    const flight = singleFlight<string>();
    const { runs, start } = work();
    const both = Promise.allSettled([flight.join('a', start), flight.join('a', start)]);
    await nextTurn();
    runs[0]?.reject(new Error('down'));
    expect((await both).map((one) => one.status)).toEqual(['rejected', 'rejected']);
    const again = flight.join('a', start);
    await nextTurn();
    runs[1]?.resolve('up');
    expect(await again).toBe('up');
  });

  test('work that throws at once is removed like any other', async () => {
    const flight = singleFlight<string>();
    const boom = (): Promise<string> => {
      throw new Error('boom');
    };
    await expect(flight.join('a', boom)).rejects.toThrow('boom');
    expect(await flight.join('a', async () => 'fine')).toBe('fine');
  });

  test('a caller who leaves gets the reason at once and the others get the result', async () => {
    const flight = singleFlight<string>();
    const { runs, start } = work();
    const leaver = new AbortController();
    const left = flight.join('a', start, { signal: leaver.signal });
    const stayed = flight.join('a', start);
    await nextTurn();
    leaver.abort(new Error('lost patience'));
    await expect(left).rejects.toThrow('lost patience');
    expect(runs[0]?.options.signal?.aborted).toBe(false);
    runs[0]?.resolve('A');
    expect(await stayed).toBe('A');
  });

  test('the work is aborted when the last caller has left, and the next caller starts anew', async () => {
    const flight = singleFlight<string>();
    const { runs, start } = work();
    const [one, two] = [new AbortController(), new AbortController()];
    const results = Promise.allSettled([
      flight.join('a', start, { signal: one.signal }),
      flight.join('a', start, { signal: two.signal }),
    ]);
    await nextTurn();
    one.abort();
    await nextTurn();
    expect(runs[0]?.options.signal?.aborted).toBe(false);
    two.abort();
    await results;
    expect(runs[0]?.options.signal?.aborted).toBe(true);

    const fresh = flight.join('a', start);
    await nextTurn();
    // The abandoned work ends late; that must not make the running one forgotten.
    runs[0]?.reject(new Error('aborted'));
    await nextTurn();
    const joined = flight.join('a', start);
    await nextTurn();
    expect(runs).toHaveLength(2);
    runs[1]?.resolve('A');
    expect(await Promise.all([fresh, joined])).toEqual(['A', 'A']);
  });

  test('a caller whose signal is aborted already starts nothing', async () => {
    const flight = singleFlight<string>();
    const { runs, start } = work();
    await expect(
      flight.join('a', start, { signal: AbortSignal.abort(new Error('too late')) }),
    ).rejects.toThrow('too late');
    expect(runs).toHaveLength(0);
  });

  test('progress reaches everyone aboard, and who joins late hears the last of it', async () => {
    const flight = singleFlight<string>();
    const { runs, start } = work();
    const heard: string[] = [];
    const listen = (who: string) => ({ onProgress: (share: number) => void heard.push(`${who} ${share}`) });
    const first = flight.join('a', start, listen('first'));
    await nextTurn();
    runs[0]?.options.onProgress?.(0.25, 'pages');
    const late = flight.join('a', start, listen('late'));
    runs[0]?.options.onProgress?.(0.5, 'pages');
    runs[0]?.resolve('A');
    await Promise.all([first, late]);
    expect(heard).toEqual(['first 0.25', 'late 0.25', 'first 0.5', 'late 0.5']);
  });

  test('whatever the order of joining and leaving, work is aborted exactly when nobody waits for it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { minLength: 1, maxLength: 30 }), async (moves) => {
        const flight = singleFlight<string>();
        const { runs, start } = work();
        const aboard: AbortController[] = [];
        const ends: Promise<unknown>[] = [];
        let expectedRuns = 0;
        for (const move of moves) {
          // Two in three moves board; the others send somebody away.
          if (move < 4 || aboard.length === 0) {
            if (aboard.length === 0) expectedRuns += 1;
            const controller = new AbortController();
            aboard.push(controller);
            ends.push(flight.join('a', start, { signal: controller.signal }).catch(() => 'left'));
          } else {
            aboard.splice(move % aboard.length, 1)[0]?.abort();
          }
          await nextTurn();
          const running = runs.filter((run) => run.options.signal?.aborted === false);
          expect(running).toHaveLength(aboard.length > 0 ? 1 : 0);
        }
        expect(runs).toHaveLength(expectedRuns);
        for (const run of runs) run.resolve('landed');
        const outcomes = await Promise.all(ends);
        expect(outcomes.filter((outcome) => outcome === 'landed')).toHaveLength(aboard.length);
      }),
      { numRuns: 60 },
    );
  });
});
