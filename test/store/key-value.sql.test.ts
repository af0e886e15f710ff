import { expect, test } from 'vitest';
import { sqlKeyValue } from '../../src/store/key-value.ts';
import { keyValueContract } from '../contracts/key-value.ts';
import { onEveryDatabase } from '../databases.ts';

onEveryDatabase((database) => {
  keyValueContract('The table', (now) => sqlKeyValue({ db: database().db, now }));

  test('without a clock of its own it goes by that of the database', async () => {
    const kept = sqlKeyValue({ db: database().db });
    await kept.set('queries', 'over', 1, { seconds: -1 });
    await kept.set('queries', 'here', 2, { seconds: 3_600 });
    expect(await kept.get('queries', 'over')).toBeUndefined();
    expect(await kept.get('queries', 'here')).toBe(2);
  });

  test('what has expired is swept away within an hour', async () => {
    let time = Date.UTC(2026, 0, 5);
    const { db } = database();
    const kept = sqlKeyValue({ db, now: () => time });
    await kept.set('events', 'old', 1, { seconds: 60 });
    time += 3_600_000;
    await kept.claim('events', 'new', { seconds: 60 });
    expect(await db.selectFrom('kept').select('key').execute()).toEqual([{ key: 'new' }]);
  });
});
