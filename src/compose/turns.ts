import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Gives out turns of the event loop, one each, first come first served. Between two of them everything that has arrived
 * is taken in: what fifty people asked at once is acknowledged before it is all worked out.
 */
export function turnsOfTheLoop(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => nextTurn());
    return last;
  };
}
