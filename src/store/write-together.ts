interface Waiting<Row> {
  row: Row;
  readonly written: PromiseWithResolvers<void>;
}

/**
 * Gathers rows that are to be written at the same moment, and those that come while a write is under way, into one
 * write: each has to reach the disk, which takes as long for one as for fifty, and in the embedded database nothing else
 * goes on meanwhile. Of two rows with one key the later is written. Each caller hears when its own row is there; when
 * a write of several fails, they are written one by one, so that nobody's row costs another theirs.
 */
export function writeTogether<Row>(
  keyOf: (row: Row) => string,
  write: (rows: readonly Row[]) => Promise<unknown>,
): (row: Row) => Promise<void> {
  let next: Map<string, Waiting<Row>> | null = null;
  let last: Promise<void> = Promise.resolve();

  const writeAll = async (all: readonly Waiting<Row>[]): Promise<void> => {
    try {
      await write(all.map(({ row }) => row));
      for (const { written } of all) written.resolve();
    } catch (error) {
      if (all.length === 1) all[0]?.written.reject(error);
      else for (const one of all) await writeAll([one]);
    }
  };

  return (row) => {
    if (next === null) {
      const rows = new Map<string, Waiting<Row>>();
      next = rows;
      last = last.then(() => {
        next = null;
        return writeAll([...rows.values()]);
      });
    }
    const key = keyOf(row);
    const waiting = next.get(key) ?? { row, written: Promise.withResolvers<void>() };
    waiting.row = row;
    next.set(key, waiting);
    return waiting.written.promise;
  };
}
