import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instrument } from '../src/core/types.ts';
import { simulatedSource } from '../src/prices/simulated.ts';
import { simulatedCandles } from '../test/fakes/simulated-candles.ts';
import { hasRealPrices, realPrices } from '../test/real-prices-folder.ts';

/** A folder of prices to answer from, and the evening to answer as of. */
export interface PriceCsvs {
  readonly folder: string;
  readonly asOf: string;
  readonly kind: 'real' | 'simulated';
}

/**
 * Real prices where there are some (`../shared/prices`, or where `LOCKSTEP_TEST_PRICES` says); otherwise the simulated
 * market written out in the same shape: bitcoin by the hour, two funds by the day.
 */
export async function priceCsvs(scratch: string): Promise<PriceCsvs> {
  if (hasRealPrices) return { folder: realPrices, asOf: '2025-05-05', kind: 'real' };
  const folder = join(scratch, 'prices');
  await mkdir(folder, { recursive: true });
  const bars = simulatedCandles('BTC/USD', Date.UTC(2017, 7, 17), Date.UTC(2025, 4, 6), 3_600_000);
  const rows = bars.map(({ openMs, close }) => `${new Date(openMs).toISOString().slice(0, 16)}Z,${close}`);
  await writeFile(join(folder, 'BTC-1h.csv'), `open_time_utc,close\n${rows.join('\n')}\n`);
  for (const symbol of ['PSCT', 'QQQ']) await writeDaily(folder, { symbol, market: 'NYSE' });
  const instruments = {
    'BTC/USD': { hourly: ['BTC-1h.csv'], market: '24/7' },
    PSCT: { daily: 'PSCT.csv', market: 'NYSE' },
    QQQ: { daily: 'QQQ.csv', market: 'NYSE' },
  };
  await writeFile(join(folder, 'instruments.json'), JSON.stringify(instruments));
  return { folder, asOf: '2025-05-05', kind: 'simulated' };
}

async function writeDaily(folder: string, instrument: Instrument): Promise<void> {
  const { days, closes } = await simulatedSource().closes(instrument, {
    from: '2014-01-02',
    to: '2025-05-05',
  });
  const rows = days.map((day, index) => `${day},${closes[index]}`);
  await writeFile(join(folder, `${instrument.symbol}.csv`), `date,close\n${rows.join('\n')}\n`);
}
