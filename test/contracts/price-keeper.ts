import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeptPrices, PriceKeeper } from '../../src/core/kept-prices.ts';
import type { Instrument, RawSeries } from '../../src/core/types.ts';

/** An empty keeper, and one more that sees the same prices, as another process would. */
export interface KeeperFixture {
  readonly keeper: PriceKeeper;
  readonly other: PriceKeeper;
  readonly close?: () => Promise<void>;
}

const PSCT: Instrument = { symbol: 'PSCT', market: 'NYSE' };
const BTC: Instrument = { symbol: 'BTC/USD', market: '24/7' };

function keptOf(instrument: Instrument, change: Partial<RawSeries> = {}): KeptPrices {
  const raw: RawSeries = {
    instrument,
    days: ['2024-01-02', '2024-01-03', '2024-01-04'],
    closes: [40.12345678901234, 1 / 3, 41],
    source: 'Coinbase',
    clock: 'new-york-close',
    counts: { missingCandle: 1 },
    notes: ["row 3 of 'x.csv' could not be read"],
    ...change,
  };
  return { raw, via: 'exchanges', askedFrom: '2023-12-01', fetchedAt: Date.UTC(2024, 0, 5) };
}

/** What every keeper of closes owes. */
export function priceKeeperContract(name: string, make: () => Promise<KeeperFixture>): void {
  describe(`${name} keeps the contract of kept closes`, () => {
    let fixture: KeeperFixture;
    beforeEach(async () => {
      fixture = await make();
    });
    afterEach(() => fixture.close?.());

    test('has nothing of what was never written', async () => {
      expect(await fixture.keeper.read(PSCT)).toBeNull();
    });

    test('gives back to the bit what was written, to another process too', async () => {
      for (const kept of [keptOf(PSCT), keptOf(BTC, { clock: 'utc-close', counts: {}, notes: [] })]) {
        await fixture.keeper.write(kept);
        expect(await fixture.keeper.read(kept.raw.instrument)).toEqual(kept);
        expect(await fixture.other.read(kept.raw.instrument)).toEqual(kept);
      }
    });

    test('a missing close stays missing, not zero', async () => {
      const kept = keptOf(PSCT, { closes: [40, NaN, 41] });
      await fixture.keeper.write(kept);
      expect(await fixture.keeper.read(PSCT)).toEqual(kept);
    });

    test('the same symbol on another market is another instrument', async () => {
      await fixture.keeper.write(keptOf(PSCT));
      expect(await fixture.keeper.read({ ...PSCT, market: '24/7' })).toBeNull();
    });

    test('a later one replaces, unless it may not', async () => {
      const { keeper } = fixture;
      const first = keptOf(PSCT);
      const second = { ...keptOf(PSCT, { closes: [1, 2, 3] }), via: 'yahoo' };
      await keeper.write(first, () => false);
      const seen: KeptPrices[] = [];
      await keeper.write(second, (stored) => {
        seen.push(stored);
        return false;
      });
      expect(seen).toEqual([first]);
      expect(await keeper.read(PSCT)).toEqual(first);
      await keeper.write(second, () => true);
      expect(await keeper.read(PSCT)).toEqual(second);
    });

    test('writers at once leave one of theirs, whole', async () => {
      const all = [1, 2, 3, 4].map((close) => keptOf(PSCT, { closes: [close, close, close] }));
      const { keeper, other } = fixture;
      await Promise.all(all.map((kept, i) => (i % 2 === 0 ? keeper : other).write(kept)));
      expect(all).toContainEqual(await keeper.read(PSCT));
    });
  });
}
