import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SourceError } from '../../src/core/errors.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import type { Instrument } from '../../src/core/types.ts';
import { exchangeSource } from '../../src/prices/exchange.ts';
import { VENUES } from '../../src/prices/exchange/exchange-venues.ts';
import { yahooSource } from '../../src/prices/yahoo.ts';
import { YAHOO_HOSTS } from '../../src/prices/yahoo/yahoo-fetch.ts';

const SPAN = { from: '2025-04-01', to: '2025-05-05' };

/** What people could type in the hope that it becomes an address. */
const TEMPTING = [
  '169.254.169.254/latest',
  'http://169.254.169.254/latest',
  '//evil.example',
  '@evil.example',
  'BTC@evil.example/USD',
  '../../../evil',
  'A/../../B',
  '\\\\evil.example\\x',
  'PSCT#@evil.example',
  'PSCT?x=http://evil.example',
  '%2F%2Fevil.example',
  'EVIL.EXAMPLE',
  '[::1]',
];

/** Every address that is asked when somebody wants prices of that symbol, whoever may have them. */
async function askedFor(instrument: Instrument): Promise<readonly URL[]> {
  const asked: URL[] = [];
  const fake: typeof fetch = async (input) => {
    asked.push(new URL(input instanceof Request ? input.url : input));
    return new Response('{}', { status: 404 });
  };
  const sources = [
    yahooSource({ fetch: fake }),
    exchangeSource({ fetch: fake, now: () => Date.parse('2025-05-06') }),
  ];
  for (const source of sources) {
    if (!source.covers(instrument)) continue;
    await source.closes(instrument, SPAN).catch((error: unknown) => {
      if (!(error instanceof SourceError)) throw error;
    });
  }
  return asked;
}

const HOSTS: readonly string[] = [...YAHOO_HOSTS, ...VENUES.map(({ host }) => host)];

test.each(TEMPTING)('%s: whatever it is taken for, nobody else is asked', async (symbol) => {
  for (const market of ['NYSE', '24/7'] as const) {
    for (const { protocol, hostname, username } of await askedFor({ symbol, market })) {
      expect([protocol, username]).toEqual(['https:', '']);
      expect(HOSTS).toContain(hostname);
    }
  }
});

test('a symbol that can be asked for stays one piece of the path', async () => {
  const [url] = await askedFor({ symbol: '^VIX', market: 'NYSE' });
  expect(url?.pathname).toBe('/v8/finance/chart/%5EVIX');
});

test('any text at all: what the catalog makes of it is asked of the known hosts, or of nobody', async () => {
  const catalog = createCatalog();
  const dot = fc.stringMatching(/^[a-z0-9.:/@^=-]{1,24}$/);
  await fc.assert(
    fc.asyncProperty(fc.oneof(dot, fc.webUrl(), fc.string()), async (typed) => {
      const listing = catalog.find(typed);
      for (const instrument of [
        ...(listing?.instruments ?? []),
        { symbol: typed.toUpperCase(), market: 'NYSE' } as const,
      ]) {
        for (const { hostname } of await askedFor(instrument)) expect(HOSTS).toContain(hostname);
      }
    }),
    { numRuns: 60 },
  );
});
