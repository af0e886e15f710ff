import type { Instrument } from '../../core/types.ts';

/** What Yahoo's symbols are made of: `BRK-B`, `^VIX`, `GC=F`, `DX-Y.NYB`. */
const SYMBOL = /^\^?[A-Z0-9][A-Z0-9.=-]{0,19}$/;

/**
 * Coins by their ticker on exchanges, and what Yahoo calls them. A coin that is not listed is not asked for, because
 * Yahoo gives a bare ticker to whoever came first: its `UNI-USD` is not Uniswap.
 */
const COINS: Readonly<Record<string, string>> = {
  AAVE: 'AAVE',
  ADA: 'ADA',
  ALGO: 'ALGO',
  APT: 'APT21794',
  ARB: 'ARB11841',
  ATOM: 'ATOM',
  AVAX: 'AVAX',
  BCH: 'BCH',
  BNB: 'BNB',
  BTC: 'BTC',
  CRO: 'CRO',
  DOGE: 'DOGE',
  DOT: 'DOT',
  ETC: 'ETC',
  ETH: 'ETH',
  FIL: 'FIL',
  HBAR: 'HBAR',
  ICP: 'ICP',
  LINK: 'LINK',
  LTC: 'LTC',
  NEAR: 'NEAR',
  PEPE: 'PEPE24478',
  SHIB: 'SHIB',
  SOL: 'SOL',
  SUI: 'SUI20947',
  TON: 'TON11419',
  TRX: 'TRX',
  UNI: 'UNI7083',
  VET: 'VET',
  XLM: 'XLM',
  XMR: 'XMR',
  XRP: 'XRP',
  XTZ: 'XTZ',
  ZEC: 'ZEC',
};

/** Quotes in which Yahoo lists coins. */
const QUOTES = new Set(['USD', 'EUR', 'GBP']);

/** Yahoo's symbol for an instrument: `PSCT`, `BTC-USD` for the pair `BTC/USD`; null when Yahoo can't be asked. */
export function yahooSymbol({ market, symbol }: Instrument): string | null {
  if (market === 'NYSE') return SYMBOL.test(symbol) ? symbol : null;
  const [base = '', quote = '', ...rest] = symbol.split('/');
  const coin = Object.hasOwn(COINS, base) ? COINS[base] : undefined;
  return coin !== undefined && QUOTES.has(quote) && rest.length === 0 ? `${coin}-${quote}` : null;
}
