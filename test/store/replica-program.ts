import { createInterface } from 'node:readline';
import { lastFinishedSession } from '../../src/core/calendar/closes.ts';
import { Refusal } from '../../src/core/errors.ts';
import { createPrices } from '../../src/prices/index.ts';
import { yahooSource } from '../../src/prices/yahoo.ts';
import { sqlLeases } from '../../src/store/leases.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { priceTable } from '../../src/store/price-table.ts';
import { sqlRequestBudget } from '../../src/store/request-budget.ts';

/**
 * A program of its own, one replica: `node replica-program.ts DATABASE_URL YAHOO_URL NOW LEASE_MS`. Each line of its
 * input is a symbol; it answers with the number of closes it got, or with why it got none.
 */
const [url = '', yahooUrl = '', nowMs = '', leaseMs = ''] = process.argv.slice(2);
const now = () => Number(nowMs);
const log = () => undefined;
const { db } = await openDatabase({ kind: 'postgres', url });
const prices = createPrices({
  sources: [
    { source: yahooSource({ baseUrl: yahooUrl, budget: sqlRequestBudget({ db, log }) }), keep: true },
  ],
  folder: null,
  shared: { keeper: priceTable({ db, log }), leases: sqlLeases({ db, leaseMs: Number(leaseMs), log }) },
  now,
  asOf: () => lastFinishedSession(now()),
});
process.stdout.write('ready\n');
for await (const symbol of createInterface({ input: process.stdin })) {
  process.stdout.write(`${await answerOn(symbol)}\n`);
}

async function answerOn(symbol: string): Promise<string> {
  const listing = {
    id: symbol.toLowerCase(),
    label: symbol,
    name: symbol,
    group: 'other',
    aliases: [],
    instruments: [{ symbol, market: 'NYSE' }],
    about: '',
  } as const;
  try {
    const series = await prices.load(listing, { from: '2024-01-02', to: '2024-06-10' });
    return `${series.days.length} closes${series.stale ? ', stale' : ''}`;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
