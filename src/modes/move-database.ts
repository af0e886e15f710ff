import { sealingOf } from '../compose/sealing.ts';
import type { Settings } from '../compose/settings.ts';
import { placeOf } from '../compose/store.ts';
import { say, type Output } from './output.ts';

const USAGE = `Usage: npm run db:export -- FILE   writes the database into a file: a backup, or a move to another one
       npm run db:import -- FILE   reads it into an empty one`;

/** The database as a file, out or in. */
export async function moveDatabase(
  [direction, file, ...more]: readonly string[],
  settings: Settings,
  { stdout, stderr }: Output,
): Promise<number> {
  if ((direction !== 'export' && direction !== 'import') || file === undefined || more.length > 0) {
    return say(stderr, USAGE, 2);
  }
  const { moveDatabase: move } = await import('../store/moving/move-database.ts');
  const sealing = await sealingOf(settings.config);
  return say(stdout, await move(direction, file, placeOf(settings), sealing), 0);
}
