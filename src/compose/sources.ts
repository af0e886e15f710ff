import { basename, dirname } from 'node:path';
import type { RequestBudget } from '../core/pacing/request-budget.ts';
import type { PriceSource } from '../core/ports.ts';
import type { PageJournal } from '../prices/exchange/journaled-client.ts';
import type { SourceEntry } from '../prices/index.ts';
import type { Settings } from './settings.ts';

/** An index of the operator's own in the place of `r2k-tech`. */
export interface OwnIndex {
  readonly symbol: string;
  /** The folder of its CSV file, when it is one. */
  readonly folder: string | undefined;
}

/** `BENCHMARK_R2K_TECH` is a Yahoo symbol, or a CSV file whose name is then the symbol. */
export function readR2kTech(setting: string | undefined): OwnIndex | undefined {
  if (setting === undefined) return undefined;
  if (!setting.toLowerCase().endsWith('.csv')) return { symbol: setting, folder: undefined };
  return { symbol: basename(setting).slice(0, -'.csv'.length).toUpperCase(), folder: dirname(setting) };
}

/** Where prices come from, first choice first. A network client is loaded only where it is used. */
export async function sourcesOf(
  { config, demo, pricesFolder }: Settings,
  {
    r2kTech,
    now,
    budget,
    journal,
  }: {
    readonly r2kTech: OwnIndex | undefined;
    readonly now: () => number;
    readonly budget: RequestBudget | undefined;
    readonly journal?: PageJournal | undefined;
  },
): Promise<SourceEntry[]> {
  if (demo) {
    const { simulatedSource } = await import('../prices/simulated.ts');
    return [{ source: simulatedSource(), keep: false }];
  }
  const own = r2kTech?.folder === undefined ? [] : [await ownIndexSource(r2kTech.symbol, r2kTech.folder)];
  if (pricesFolder !== undefined) {
    const { filesSource } = await import('../prices/files.ts');
    return [...own, { source: filesSource(pricesFolder), keep: false }];
  }
  const [{ exchangeSource }, { yahooSource }] = await Promise.all([
    import('../prices/exchange.ts'),
    import('../prices/yahoo.ts'),
  ]);
  const { exchanges, yahooUrl } = config;
  return [
    ...own,
    {
      source: exchangeSource({ exchanges, baseUrls: exchangeUrlsOf(config), now, budget, journal }),
      keep: true,
    },
    { source: yahooSource({ baseUrl: yahooUrl, budget }), keep: true },
  ];
}

/** Addresses that stand for the exchanges' own, where one is set for all of them. */
export function exchangeUrlsOf({
  exchanges,
  exchangeUrl,
}: Settings['config']): Readonly<Record<string, string>> | undefined {
  if (exchangeUrl === undefined) return undefined;
  return Object.fromEntries(exchanges.map((id) => [id, `${exchangeUrl.replace(/\/$/, '')}/${id}`]));
}

/** The operator's own file for one symbol; everything else is none of its business. */
async function ownIndexSource(symbol: string, folder: string): Promise<SourceEntry> {
  const { filesSource } = await import('../prices/files.ts');
  const source: PriceSource = {
    ...filesSource(folder),
    covers: (instrument) => instrument.symbol === symbol,
  };
  return { source, keep: false };
}
