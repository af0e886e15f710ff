import type { Traits, Weights } from './traits.ts';

const BORN = '2014-01-02';
const YEARS_TO_LEVEL = 12;

/** A fund that grew by `growth` a year up to its level. */
function fund(volatility: number, level: number, weights: Weights, growth = 0.08): Traits {
  const start = level * Math.exp(-growth * YEARS_TO_LEVEL);
  return { volatility, level, weights, start, born: BORN, tie: null, memory: 1 };
}

/**
 * Funds and indices by symbol. The weights are chosen so that, of all benchmarks, small-cap tech feels most of the
 * forces that bitcoin feels: speculative growth, the Russell 2000 and the Nasdaq-100 less, in this order.
 */
export const FUND_TRAITS: Readonly<Record<string, Traits>> = {
  PSCT: fund(0.0145, 62, { market: 0.72, small: 0.36, tech: 0.24, risk: 0.42 }),
  IWM: fund(0.0135, 245, { market: 0.78, small: 0.52, risk: 0.18 }),
  IWO: fund(0.014, 320, { market: 0.76, small: 0.48, tech: 0.12, risk: 0.26 }),
  IWC: fund(0.0145, 155, { market: 0.7, small: 0.58, risk: 0.22 }),
  QQQ: fund(0.0125, 615, { market: 0.86, tech: 0.42, risk: 0.12 }, 0.16),
  SPY: fund(0.0095, 680, { market: 0.98 }, 0.12),
  DIA: fund(0.0093, 480, { market: 0.94 }, 0.1),
  XLK: fund(0.013, 145, { market: 0.82, tech: 0.5, risk: 0.08 }, 0.17),
  MAGS: { ...fund(0.0155, 66, { market: 0.8, tech: 0.46, risk: 0.1 }), born: '2023-04-11', start: 25 },
  IGV: fund(0.015, 105, { market: 0.76, tech: 0.36, risk: 0.2 }, 0.14),
  SMH: fund(0.018, 360, { market: 0.74, tech: 0.44, risk: 0.12 }, 0.22),
  ARKK: fund(0.021, 78, { market: 0.62, tech: 0.3, small: 0.15, risk: 0.52 }, 0.1),
  XLRE: { ...fund(0.011, 41, { market: 0.72, rates: 0.35 }), born: '2015-10-08', start: 23 },
  XLC: { ...fund(0.0115, 117, { market: 0.82, tech: 0.25 }), born: '2018-06-19', start: 49 },
  XLU: fund(0.0095, 43, { market: 0.55, rates: 0.4 }, 0.08),
  EEM: fund(0.012, 55, { market: 0.72, dollar: -0.25, risk: 0.05 }, 0.04),
  GLD: fund(0.0088, 395, { metal: 0.92, dollar: -0.25 }, 0.1),
  SLV: fund(0.016, 64, { metal: 0.76, dollar: -0.2, market: 0.2 }, 0.1),
  USO: fund(0.021, 70, { market: 0.28, dollar: -0.1 }, -0.12),
  UUP: fund(0.0042, 28, { dollar: 0.95, market: -0.12 }, 0.02),
  TLT: fund(0.009, 87, { rates: 0.95, market: -0.1 }, 0.01),
  HYG: fund(0.0045, 80, { market: 0.74, rates: 0.25, risk: 0.08 }, 0.05),
  // In no catalog, but the first tickers that people try: a company that holds bitcoin, an exchange of coins.
  MSTR: fund(0.045, 150, { crypto: 0.66, market: 0.34, risk: 0.3 }, 0.2),
  COIN: { ...fund(0.042, 225, { crypto: 0.58, market: 0.4, risk: 0.3 }), born: '2021-04-14', start: 328 },
  '^VIX': { ...fund(0.07, 17, { market: -0.75 }, 0), memory: 0.95 },
};
