import type { FetchOptions, OnProgress } from '../ports.ts';
import { abortable } from './abortable.ts';

/** Joins callers that want the same thing at the same time. */
export interface SingleFlight<T> {
  /**
   * Starts `work`, or joins the one under way for that key. The result and the error go to everyone who joined; neither
   * is remembered. A caller whose signal aborts gets its reason at once; the work is aborted only when all have gone.
   */
  readonly join: (
    key: string,
    work: (options: FetchOptions) => Promise<T>,
    options?: FetchOptions,
  ) => Promise<T>;
}

interface Flight<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  readonly listeners: Set<OnProgress>;
  lastProgress: Parameters<OnProgress> | null;
  passengers: number;
}

/** One running call a key, shared by everyone who asks meanwhile. */
export function singleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, Flight<T>>();

  const start = (key: string, work: (options: FetchOptions) => Promise<T>): Flight<T> => {
    const controller = new AbortController();
    const listeners = new Set<OnProgress>();
    const onProgress: OnProgress = (share, what) => {
      flight.lastProgress = [share, what];
      for (const listener of listeners) listener(share, what);
    };
    // The work starts in a later microtask, when `flight` is in the map: work that fails at once is removed too.
    const result = Promise.resolve()
      .then(() => work({ signal: controller.signal, onProgress }))
      .finally(() => forget(key, flight));
    const flight: Flight<T> = { result, controller, listeners, lastProgress: null, passengers: 0 };
    flights.set(key, flight);
    return flight;
  };

  /** An abandoned flight must not take on new passengers, and must not remove the one that replaced it. */
  const forget = (key: string, flight: Flight<T>): void => {
    if (flights.get(key) === flight) flights.delete(key);
  };

  const join: SingleFlight<T>['join'] = async (key, work, { signal, onProgress } = {}) => {
    signal?.throwIfAborted();
    const flight = flights.get(key) ?? start(key, work);
    flight.passengers += 1;
    if (onProgress !== undefined) {
      flight.listeners.add(onProgress);
      if (flight.lastProgress !== null) onProgress(...flight.lastProgress);
    }
    try {
      return await abortable(flight.result, signal);
    } finally {
      if (onProgress !== undefined) flight.listeners.delete(onProgress);
      flight.passengers -= 1;
      // A flight that has landed is no longer in the map.
      if (flight.passengers === 0 && flights.get(key) === flight) {
        flights.delete(key);
        flight.controller.abort(signal?.reason);
      }
    }
  };

  return { join };
}
