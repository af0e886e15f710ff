import type { FetchFrom, HeardClocks } from '../../core/checkup/clock-offset.ts';
import type { Check, Finding } from '../../core/checkup/findings.ts';
import type { Day, Instrument } from '../../core/types.ts';
import { exchangeSource } from '../exchange.ts';
import { venueOf } from '../exchange/exchange-venues.ts';
import { yahooSource } from '../yahoo.ts';
import { YAHOO } from '../yahoo/yahoo-fetch.ts';
import { checkSource, type SourceQuestion, type World } from './source-check.ts';

export interface PriceCheckOptions {
  readonly exchanges: readonly string[];
  /** Addresses that stand for the services' own. */
  readonly exchangeUrls: Readonly<Record<string, string>> | undefined;
  readonly yahooUrl: string | undefined;
  readonly fetchFrom: FetchFrom;
  readonly clocks: HeardClocks;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly asOf: () => Day;
}

const FUND: Instrument = { symbol: 'SPY', market: 'NYSE' };
const COIN: Instrument = { symbol: 'BTC/USD', market: '24/7' };
const TIMEOUT_MS = 10_000;

/** One check for each source over a network, by the name of what it looks at. */
export function networkPriceChecks(options: PriceCheckOptions): Readonly<Record<string, Check>> {
  const world = (signal?: AbortSignal): World => ({
    asOf: options.asOf(),
    now: options.now(),
    clocks: options.clocks,
    signal,
  });
  const yahoo: Check = async (signal) => {
    const fetch = options.fetchFrom(YAHOO, signal);
    const source = yahooSource({ baseUrl: options.yahooUrl, fetch, timeoutMs: TIMEOUT_MS });
    const fix =
      'Funds, stocks and indices come from there alone; until it answers, only closes that are kept can be given. Check the network and YAHOO_API_URL.';
    return [await checkSource({ label: YAHOO, source, instrument: FUND, fix }, world(signal))];
  };
  const exchanges = async (signal: AbortSignal | undefined) =>
    withOthers(
      await Promise.all(
        options.exchanges.map((id) => checkSource(exchangeQuestion(id, options, signal), world(signal))),
      ),
    );
  return { [`price source ${YAHOO}`]: yahoo, 'price source exchanges': exchanges };
}

function exchangeQuestion(
  id: string,
  { exchangeUrls, fetchFrom, now }: PriceCheckOptions,
  signal: AbortSignal | undefined,
): SourceQuestion {
  const label = venueOf(id).label;
  const source = exchangeSource({
    exchanges: [id],
    baseUrls: exchangeUrls,
    fetch: fetchFrom(label, signal),
    now,
    timeoutMs: TIMEOUT_MS,
  });
  const fix = `Check the network and EXCHANGE_API_URL, or leave ${id} out of EXCHANGES.`;
  return { label, source, instrument: COIN, fix };
}

/** While one exchange gives coins, those that don't are a limit; when none does, coins are gone. */
function withOthers(findings: readonly Finding[]): readonly Finding[] {
  const some = findings.some(({ state }) => state !== 'fail');
  return findings.map((finding) =>
    some && finding.state === 'fail'
      ? {
          ...finding,
          state: 'warn',
          fix: `Coins come from the other exchanges meanwhile. ${finding.fix ?? ''}`.trim(),
        }
      : finding,
  );
}
