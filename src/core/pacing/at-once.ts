/** Runs a task when there is room for it. */
export type AtOnce = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** At most so many tasks at once: one starts while there is room, else when another ends, first come first served. */
export function atOnce(most: number): AtOnce {
  const line: (() => void)[] = [];
  let free = most;
  return async (task) => {
    if (free > 0) free -= 1;
    // The one that finishes hands its place over, so `free` does not change.
    else await new Promise<void>((resolve) => line.push(resolve));
    try {
      return await task();
    } finally {
      const next = line.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
