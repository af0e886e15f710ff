import type { Day } from '../../core/types.ts';
import type { Traits } from './traits.ts';

function coin(tie: number, volatility: number, born: Day, start: number, level: number): Traits {
  return { tie, volatility, born, start, level, weights: {}, memory: 1 };
}

/** Coins by pair. Bitcoin is tied closest to stocks; the younger ones start when the real ones were listed. */
export const COIN_TRAITS: Readonly<Record<string, Traits>> = {
  'BTC/USD': coin(1, 0.03, '2014-01-02', 770, 88_000),
  'ETH/USD': coin(0.85, 0.04, '2015-08-10', 1, 3000),
  'XRP/USD': coin(0.6, 0.046, '2014-01-02', 0.027, 1.9),
  'BNB/USD': coin(0.62, 0.04, '2017-11-09', 1.6, 860),
  'SOL/USD': coin(0.8, 0.052, '2020-08-11', 3.3, 125),
  'TRX/USD': coin(0.45, 0.045, '2017-11-09', 0.003, 0.28),
  'DOGE/USD': coin(0.6, 0.055, '2014-01-02', 0.0004, 0.12),
  'ADA/USD': coin(0.72, 0.05, '2017-11-09', 0.03, 0.35),
  'LINK/USD': coin(0.74, 0.052, '2017-11-09', 0.18, 12.5),
  'XLM/USD': coin(0.58, 0.048, '2014-08-05', 0.0025, 0.2),
  'BCH/USD': coin(0.66, 0.047, '2017-08-02', 400, 600),
  'SUI/USD': coin(0.72, 0.055, '2023-05-03', 1.3, 1.4),
  'AVAX/USD': coin(0.76, 0.054, '2020-09-22', 5, 12.5),
  'LTC/USD': coin(0.66, 0.044, '2014-01-02', 24, 78),
  'HBAR/USD': coin(0.64, 0.052, '2019-09-18', 0.04, 0.11),
  'SHIB/USD': coin(0.6, 0.058, '2021-05-10', 0.00002, 0.000007),
  'DOT/USD': coin(0.74, 0.05, '2020-08-19', 3, 1.8),
  'UNI/USD': coin(0.72, 0.053, '2020-09-17', 3, 5.8),
  'NEAR/USD': coin(0.72, 0.056, '2020-10-14', 1.2, 1.5),
  'ETC/USD': coin(0.64, 0.048, '2016-07-27', 1.5, 12),
  'AAVE/USD': coin(0.74, 0.054, '2020-10-05', 50, 150),
  'APT/USD': coin(0.7, 0.054, '2022-10-19', 8, 1.7),
  'ATOM/USD': coin(0.7, 0.05, '2019-03-14', 4.5, 2),
  'FIL/USD': coin(0.68, 0.052, '2020-10-15', 60, 1.3),
  'ALGO/USD': coin(0.68, 0.052, '2019-06-21', 1.5, 0.11),
  'ARB/USD': coin(0.74, 0.052, '2023-03-23', 1.3, 0.19),
};
