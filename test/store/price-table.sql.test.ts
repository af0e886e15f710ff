import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { priceTable } from '../../src/store/price-table.ts';
import { priceKeeperContract } from '../contracts/price-keeper.ts';
import { memoryPlace, onEveryDatabase } from '../databases.ts';

onEveryDatabase((database) => {
  const table = () => priceTable({ db: database().db, log: () => undefined });
  priceKeeperContract('The table', async () => ({ keeper: table(), other: table() }));
});

test('a database that is gone has no prices, and that is logged', async () => {
  const { place } = await memoryPlace();
  const database = await openDatabase(place);
  const events: object[] = [];
  const table = priceTable({ db: database.db, log: (event) => events.push(event) });
  await database.close();
  expect(await table.read({ symbol: 'PSCT', market: 'NYSE' })).toBeNull();
  expect(events).toMatchObject([{ event: 'price-table-unusable', symbol: 'PSCT' }]);
});
