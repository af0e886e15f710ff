import NodeCache from 'node-cache';
import type { SourceError } from '../../core/errors.ts';
import type { KeptPrices } from '../../core/kept-prices.ts';
import type { Day } from '../../core/types.ts';

/** Prices that are held, and how they came to be. */
export interface Holding {
  readonly kept: KeptPrices;
  readonly lastDay: Day;
  /** Why these could not be brought up to date; empty when they were. */
  readonly refreshFailures: readonly SourceError[];
  /** Why better sources than theirs were passed over. */
  readonly passedOver: readonly SourceError[];
  /** When the sources were last asked, milliseconds since 1970, and the as-of session then. */
  readonly checkedAt: number;
  readonly checkedFor: Day;
  /** Complete prices are not looked at again before this, milliseconds since 1970. */
  readonly freshUntil: number;
}

/** A bounded number of holdings by symbol. */
export interface PriceMemory {
  readonly get: (symbol: string) => Holding | null;
  readonly set: (symbol: string, holding: Holding) => void;
}

interface Slot {
  readonly holding: Holding;
  usedAt: number;
}

/**
 * node-cache with a hard bound: when it is full, what was used least recently makes room. Nothing expires in it, since
 * old prices are still the best ones while no source answers; `freshUntil` says when to look again.
 */
export function priceMemory(maxInstruments: number): PriceMemory {
  // No clones: holdings are never changed. No check period: it would be a timer.
  const cache = new NodeCache({ stdTTL: 0, checkperiod: 0, useClones: false });
  let uses = 0;

  const makeRoom = (): void => {
    const slots = cache.keys().map((symbol) => ({ symbol, usedAt: cache.get<Slot>(symbol)?.usedAt ?? 0 }));
    while (slots.length >= maxInstruments) {
      const oldest = slots.reduce(
        (least, slot, i) => (slot.usedAt < (slots[least]?.usedAt ?? 0) ? i : least),
        0,
      );
      cache.del(slots.splice(oldest, 1).map((slot) => slot.symbol));
    }
  };

  return {
    get: (symbol) => {
      const slot = cache.get<Slot>(symbol);
      if (slot === undefined) return null;
      uses += 1;
      slot.usedAt = uses;
      return slot.holding;
    },
    set: (symbol, holding) => {
      if (!cache.has(symbol)) makeRoom();
      uses += 1;
      cache.set<Slot>(symbol, { holding, usedAt: uses });
    },
  };
}
