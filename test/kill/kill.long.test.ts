import { describe, expect, test } from 'vitest';
import { databaseKinds } from '../databases.ts';
import { killRun, type KillRun } from './kill-run.ts';

/**
 * Exactly once, with replicas that are killed while they post. Short here; `npm run test:kill` kills a hundred times
 * over each database and in each of the two ways in which a chat service lets a repeated post be told.
 */

const KILLS = Number(process.env['KILLS'] ?? 5);
const isLong = KILLS > 20;

const runs: readonly (Pick<KillRun, 'replicas' | 'nonce'> & { readonly database: string })[] = [
  { database: 'PGlite in a folder', replicas: 1, nonce: false },
  { database: 'Postgres', replicas: 4, nonce: false },
  ...(isLong
    ? [
        { database: 'PGlite in a folder', replicas: 1, nonce: true },
        { database: 'Postgres', replicas: 4, nonce: true },
      ]
    : []),
];

describe(`${KILLS} kills while posts are due`, () => {
  for (const { database, replicas, nonce } of runs) {
    const kind = databaseKinds.find(({ name }) => name === database);
    if (kind === undefined) throw new Error(`there is no database ${database}`);
    test.skipIf(!kind.available)(
      `${replicas} on ${database}, the chat ${nonce ? 'tells a repeated post' : 'is asked'}`,
      { timeout: 600_000 },
      async () => {
        const { place, remove } = await kind.make();
        if (place.kind === 'memory') throw new Error('memory does not outlive a process');
        const [posts, speed] = isLong ? [1_000, 120] : [100, 300];
        const result = await killRun({ place, replicas, nonce, kills: KILLS, posts, speed, seed: 11 });
        const { kills, expected, missing, duplicates, retried, seconds } = result;
        process.stdout.write(
          `\n${database}: ${kills} kills, ${expected} posts, ${missing} missing, ${duplicates} duplicate, ${retried} retried, ${seconds.toFixed(0)} s\n`,
        );
        await remove();
        expect(result).toMatchObject({ missing: 0, duplicates: 0, open: 0 });
        // The chat loses every ninth answer, so at least so many had to be looked up or posted again.
        expect(retried).toBeGreaterThanOrEqual(Math.floor(posts / 9) - 1);
      },
    );
  }
});
