import { SourceError } from '../../core/errors.ts';
import type { RequestBudget } from '../../core/pacing/request-budget.ts';
import { boundedFetch } from '../http/bounded-fetch.ts';
import { jsonAnswer, saysTooManyRequests } from '../http/json-answer.ts';

export const YAHOO = 'Yahoo';

/** Where yahoo-finance2 goes for charts, crumbs and cookies. */
export const YAHOO_HOSTS = [
  'query1.finance.yahoo.com',
  'query2.finance.yahoo.com',
  'finance.yahoo.com',
  'fc.yahoo.com',
] as const;

/** Yahoo says nothing; people report about 2,000 an hour from one address. A fifth below. */
const RATE = { perSecond: 1_600 / 3_600, burst: 100 };

export interface YahooFetchOptions {
  readonly fetch?: typeof fetch | undefined;
  /** One address that stands for all of Yahoo's hosts: for tests and proxies. */
  readonly baseUrl?: string | undefined;
  /** What all replicas together may ask. */
  readonly budget?: RequestBudget | undefined;
  readonly timeoutMs?: number | undefined;
}

/**
 * The `fetch` that is given to yahoo-finance2, so that it only ever sees usable answers: it prints the address of any
 * other one, keeps any text as its crumb, and puts whole pages into its error messages.
 */
export function yahooFetch(options: YahooFetchOptions): typeof fetch {
  return boundedFetch({
    source: YAHOO,
    hosts: YAHOO_HOSTS,
    rate: RATE,
    ...options,
    timeoutMs: options.timeoutMs ?? 10_000,
    check,
  });
}

function check(url: URL, status: number, text: string): void {
  // A refusal that was kept as the crumb has broken every later call (ranaroussi/yfinance#2441).
  if (saysTooManyRequests(text)) throw failed('unavailable', 'answered "Too Many Requests"');
  if (!url.pathname.includes('/finance/chart/')) return;
  if (status >= 500) throw failed('unavailable', `answered ${status}`);
  const refusal = chartError(jsonAnswer(YAHOO, text));
  if (refusal !== undefined) throw refused(refusal);
  if (status >= 400) throw failed('unavailable', `answered ${status}`);
}

/** `{"chart":{"result":null,"error":{"code":"Not Found","description":"..."}}}`, also sent under other roots. */
function chartError(answer: unknown): { code: string; description: string } | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  for (const part of Object.values(answer) as unknown[]) {
    const error = typeof part === 'object' && part !== null && 'error' in part ? part.error : undefined;
    if (typeof error !== 'object' || error === null) continue;
    const code = 'code' in error ? String(error.code) : '';
    return { code, description: 'description' in error ? String(error.description) : '' };
  }
  return undefined;
}

function refused({ code, description }: { code: string; description: string }): SourceError {
  const cause = new Error(`${code}: ${description}`);
  if (/no data found|delisted/i.test(description) || code === 'Not Found') {
    return failed('unknown-instrument', "doesn't know that symbol (it may be delisted)", cause);
  }
  if (description.startsWith("Data doesn't exist")) {
    return failed('bad-data', 'has no prices for those days', cause);
  }
  return failed('unavailable', `refused the request (${code || 'no reason given'})`, cause);
}

function failed(kind: SourceError['kind'], message: string, cause?: Error): SourceError {
  return new SourceError(YAHOO, kind, message, { cause });
}
