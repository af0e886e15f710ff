import { createInterface } from 'node:readline';
import { openDatabase } from '../../../src/store/open-database.ts';
import { StoreError } from '../../../src/store/store-error.ts';

/**
 * A program of its own, `node hold-folder-program.ts FOLDER`: opens the database there, says `open`, and then keeps
 * one more thing for each line of its input, saying its number once it is committed. Says why when it can't open.
 */
const [folder = ''] = process.argv.slice(2);
try {
  const { db } = await openDatabase({ kind: 'folder', folder });
  process.stdout.write('open\n');
  let number = 0;
  for await (const _ of createInterface({ input: process.stdin })) {
    number += 1;
    await db
      .insertInto('kept')
      .values({ space: 'held', key: String(number), value: 'true', expires_at: null, workspace: null })
      .execute();
    process.stdout.write(`${number}\n`);
  }
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  process.stdout.write(`${error.message}\n`);
}
