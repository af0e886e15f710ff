import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sessionsBetween } from '../../src/core/calendar/sessions.ts';
import { migrationsOf } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { hasPostgres, postgresPlace, type PostgresPlace } from '../databases.ts';
import { startFakeYahoo, type FakeYahoo } from '../fakes/yahoo.ts';
import { startProgram, type Program } from '../program.ts';

/** Monday 10 June 2024, 16:25 New York. */
const NOW = Date.parse('2024-06-10T20:25:00Z');
const LEASE_MS = 1_500;
const days = sessionsBetween('2023-06-01', '2024-06-10');

describe.skipIf(!hasPostgres)('four replicas on one Postgres', () => {
  let at: PostgresPlace;
  let yahoo: FakeYahoo;
  let replicas: Program[];
  beforeEach(async () => {
    at = await postgresPlace();
    yahoo = await startFakeYahoo({
      history: () => ({ bars: days.map((day, index) => ({ day, close: 100 + Math.sin(index) })) }),
    });
    replicas = Array.from({ length: 4 }, () =>
      startProgram(
        join(import.meta.dirname, 'replica-program.ts'),
        at.place.url,
        yahoo.url,
        String(NOW),
        String(LEASE_MS),
      ),
    );
    await Promise.all(replicas.map(({ next }) => next()));
  });
  afterEach(async () => {
    await Promise.all(replicas.map(({ kill }) => kill()));
    await yahoo.close();
    await at.remove();
  });

  const ask = (asked: readonly Program[], symbol: string): Promise<string[]> => {
    for (const { say } of asked) say(symbol);
    return Promise.all(asked.map(({ next }) => next()));
  };
  const full = `${sessionsBetween('2024-01-02', '2024-06-10').length} closes`;

  test('that start together on an empty database migrate it once', async () => {
    const database = await openDatabase(at.place);
    expect(await migrationsOf(database.db)).toEqual(Object.keys(migrations));
    await database.close();
  });

  test('fetch each instrument once, whoever asks first', async () => {
    for (const symbol of ['PSCT', 'QQQ', 'SPY', 'IWM', 'GLD']) {
      yahoo.requests.length = 0;
      expect(await ask(replicas, symbol)).toEqual([full, full, full, full]);
      expect(yahoo.requests).toHaveLength(1);
    }
  });

  test('take over from one that was killed while it fetched, and fetch once more', async () => {
    const [leader, ...others] = replicas;
    yahoo.failNext('stall');
    leader?.say('PSCT');
    await vi.waitFor(() => expect(yahoo.requests).toHaveLength(1), { timeout: 5_000 });
    await leader?.kill();
    const begun = performance.now();
    expect(await ask(others, 'PSCT')).toEqual([full, full, full]);
    expect(yahoo.requests).toHaveLength(2);
    expect(performance.now() - begun).toBeLessThan(LEASE_MS + 2_000);
  });

  test('leave a source alone that one of them was told to slow down by', async () => {
    yahoo.failAlways({ status: 429, headers: { 'retry-after': '120' }, body: 'Too Many Requests' });
    const [first, ...others] = replicas;
    expect(await ask(first === undefined ? [] : [first], 'PSCT')).toEqual([
      expect.stringContaining('answered 429'),
    ]);
    yahoo.failAlways(null);
    for (const symbol of ['PSCT', 'QQQ']) {
      for (const answer of await ask(others, symbol)) {
        expect(answer).toMatch(/wants no more requests for 1[12]\d s/);
      }
    }
    expect(yahoo.requests).toHaveLength(1);
  });
});
