import { PGlite } from '@electric-sql/pglite';
import { keepEngineSmall } from './keep-engine-small.ts';
import { initdb, onDisk } from './start-parameters.ts';

/** A program of its own, `node make-database.ts FOLDER`: see `new-folder.ts`. */
keepEngineSmall();
const [folder = ''] = process.argv.slice(2);
const database = await PGlite.create(folder, {
  startParams: [...onDisk],
  initDbStartParams: [...initdb],
});
await database.close();
