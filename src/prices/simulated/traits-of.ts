import type { Group } from '../../core/types.ts';
import { COIN_TRAITS } from './coin-traits.ts';
import { FUND_TRAITS } from './fund-traits.ts';
import { FIRST_SIMULATED_SESSION, type Traits } from './traits.ts';

const ofAnyFund = { born: FIRST_SIMULATED_SESSION, tie: null, memory: 1, start: 40, level: 90 };

/** What stands for an instrument without a row of its own, by the group of its listing. */
const BY_GROUP: Readonly<Record<Group, Traits>> = {
  coin: { ...ofAnyFund, volatility: 0.048, start: 1, level: 10, weights: {}, tie: 0.65 },
  'small-cap': { ...ofAnyFund, volatility: 0.0135, weights: { market: 0.72, small: 0.45 } },
  'large-cap': { ...ofAnyFund, volatility: 0.011, weights: { market: 0.8 } },
  broad: { ...ofAnyFund, volatility: 0.01, weights: { market: 0.85 } },
  theme: { ...ofAnyFund, volatility: 0.015, weights: { market: 0.72, tech: 0.3, risk: 0.1 } },
  other: { ...ofAnyFund, volatility: 0.01, weights: { market: 0.1 } },
};

/** Traits of a symbol; those of its group when it has no row of its own. */
export function traitsOf(symbol: string, group: Group): Traits {
  return COIN_TRAITS[symbol] ?? FUND_TRAITS[symbol] ?? BY_GROUP[group];
}
