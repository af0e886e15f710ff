import { SourceError } from '../../core/errors.ts';
import type { Venue } from './exchange-venues.ts';

/**
 * Says in one clause why an exchange gave nothing. ccxt's errors fall into two branches: `NetworkError` may pass,
 * `ExchangeError` is a refusal (https://docs.ccxt.com/#/README?id=error-handling); both are told by their names.
 */
export function exchangeError(error: unknown, { label, unknownPair }: Venue, pair: string): SourceError {
  if (error instanceof SourceError) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const fail = (kind: SourceError['kind'], clause: string) =>
    new SourceError(label, kind, clause, { cause: error });
  if (name === 'BadSymbol' || unknownPair.test(message)) {
    return fail('unknown-instrument', `does not list ${pair}`);
  }
  const status = / ([45]\d\d) /.exec(message)?.[1];
  if (status === '451') return fail('unavailable', 'does not answer from this country (451)');
  switch (name) {
    case 'OnMaintenance':
      return fail('unavailable', 'is down for maintenance');
    case 'DDoSProtection':
    case 'RateLimitExceeded':
      return fail('unavailable', 'answered "too many requests"');
    case 'NetworkError':
    case 'ExchangeNotAvailable':
    case 'RequestTimeout':
      return fail('unavailable', status === undefined ? 'is not available' : `answered ${status}`);
    default:
      return fail('bad-data', `gave an answer that can't be used (${name})`);
  }
}

/** The words of the exchange that was asked alone, instead of those for all of them. */
export function ofOne(error: SourceError): SourceError {
  const causes: readonly unknown[] = error.cause instanceof AggregateError ? error.cause.errors : [];
  const [only] = causes;
  return causes.length === 1 && only instanceof SourceError ? only : error;
}
