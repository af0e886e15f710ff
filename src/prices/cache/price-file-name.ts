import { isSymbol } from '../../core/query/symbol.ts';

/** Names that Windows keeps for devices, whatever follows the first dot. */
const DEVICE = /^(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\.|$)/;

/**
 * File name of an instrument's prices: `PSCT.csv`, `BTC-USD.csv` for `BTC/USD`. No two symbols share one, not even
 * where upper and lower case are the same: `_` is in no symbol, so it marks what needs a spelling of its own
 * (`BRK_-B.csv` for `BRK-B`, `__VIX.csv` for `^VIX`). Null for anything that is no symbol.
 */
export function priceFileName(symbol: string): string | null {
  if (!isSymbol(symbol)) return null;
  const spelled = symbol.replaceAll('-', '_-').replaceAll('/', '-').replaceAll('^', '__');
  return `${DEVICE.test(symbol) ? '_.' : ''}${spelled}.csv`;
}
