import { expect, test } from 'vitest';
import { databaseClock } from '../../../src/store/orders/database-clock.ts';
import { onEveryDatabase } from '../../databases.ts';

onEveryDatabase((database) => {
  test('the clock of the database is asked once for many, again after five seconds, and runs on between', async () => {
    const { db, pool } = database();
    let asked = 0;
    const count = () => void (asked += 1);
    pool.on('acquire', count);
    let steady = 7;
    const clock = databaseClock(db, () => steady);
    const began = Date.now();
    const [first = 0, ...others] = await Promise.all(Array.from({ length: 100 }, clock));
    // Server and test share a machine, and with it a clock.
    expect(first).toBeGreaterThanOrEqual(began - 1);
    expect(first).toBeLessThanOrEqual(Date.now() + 1);
    expect(new Set(others)).toEqual(new Set([first]));
    steady += 4_000;
    expect(await clock()).toBe(first + 4_000);
    expect(asked).toBe(1);
    steady += 1_001;
    expect(await clock()).toBeLessThanOrEqual(Date.now() + 1);
    expect(asked).toBe(2);
    pool.off('acquire', count);
  });

  test('a clock that could not be asked is asked by the next one', async () => {
    const { db, pool } = database();
    const clock = databaseClock(db, () => 0);
    const connect = pool.connect.bind(pool);
    pool.connect = () => Promise.reject(new Error('away'));
    await expect(clock()).rejects.toThrow('away');
    pool.connect = connect;
    expect(await clock()).toBeGreaterThan(0);
  });
});
