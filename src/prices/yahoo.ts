import { SourceError } from '../core/errors.ts';
import type { FetchOptions, PriceSource } from '../core/ports.ts';
import type { Instrument, RawSeries, Span } from '../core/types.ts';
import { abortable } from '../core/pacing/abortable.ts';
import { readYahooChart, type YahooChart } from './yahoo/yahoo-chart.ts';
import { YAHOO, yahooFetch, type YahooFetchOptions } from './yahoo/yahoo-fetch.ts';
import { yahooSymbol } from './yahoo/yahoo-symbol.ts';

const SECONDS_PER_DAY = 86_400;

/** Downloads the chart of a symbol for the days around a span, as Yahoo sends it. */
type Download = (symbol: string, span: Span, signal: AbortSignal | undefined) => Promise<unknown>;

export type YahooOptions = YahooFetchOptions;

/**
 * Daily adjusted closes from Yahoo through yahoo-finance2: everything that trades in New York, and the best known coins
 * as daily candles that close at 24:00 UTC. Days are dates at the exchange; the bar of a session that still runs is
 * left in. At most four requests are under way at a time; no crumb is needed.
 */
export function yahooSource(options: YahooOptions = {}): PriceSource {
  let client: Promise<Download> | undefined;
  return {
    name: YAHOO,
    covers: (instrument) => yahooSymbol(instrument) !== null,
    async closes(instrument, span, { signal, onProgress }: FetchOptions = {}) {
      const symbol = yahooSymbol(instrument);
      if (symbol === null) {
        throw new SourceError(YAHOO, 'unknown-instrument', `has no symbol for ${instrument.symbol}`);
      }
      signal?.throwIfAborted();
      const what = `${instrument.symbol} from ${YAHOO}`;
      onProgress?.(0, what);
      const download = await (client ??= loadClient(options));
      const answer = await abortable(download(symbol, span, signal), signal).catch((error: unknown) => {
        signal?.throwIfAborted();
        throw asSourceError(error);
      });
      const series = toSeries(instrument, span, chartOf(symbol, answer));
      onProgress?.(1, what);
      return series;
    },
  };
}

/** Loaded on first use: an answer from the cache needs no Yahoo client. */
async function loadClient(options: YahooOptions): Promise<Download> {
  const [{ default: createYahooFinance }, { default: chart }] = await Promise.all([
    import('yahoo-finance2/createYahooFinance'),
    import('yahoo-finance2/modules/chart'),
  ]);
  const quiet = () => undefined;
  const Client = createYahooFinance({ modules: { chart } });
  const yahoo = new Client({
    fetch: yahooFetch(options),
    // Standard output belongs to the answers: what goes wrong is said by errors alone.
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet, dir: quiet },
    suppressNotices: ['yahooSurvey', 'ripHistorical'],
    versionCheck: false,
  });
  return (symbol, span, signal) =>
    yahoo.chart(
      // The library pastes the symbol into the address as it stands.
      encodeURIComponent(symbol),
      { ...period(span), interval: '1d', includePrePost: false, events: 'div|split', return: 'object' },
      { validateResult: false, ...(signal === undefined ? {} : { fetchOptions: { signal } }) },
    );
}

/** A day more at both ends, because the exchange's date may differ from the UTC date of the bar. */
function period({ from, to }: Span): { period1: number; period2: number } {
  return {
    period1: Date.parse(from) / 1000 - SECONDS_PER_DAY,
    period2: Date.parse(to) / 1000 + 2 * SECONDS_PER_DAY,
  };
}

/** A chart that is of the symbol that was asked for. */
function chartOf(symbol: string, answer: unknown): YahooChart {
  const chart = readChart(answer);
  if (chart.symbol === undefined || chart.symbol.toUpperCase() === symbol.toUpperCase()) return chart;
  throw new SourceError(YAHOO, 'bad-data', `answered with the prices of ${chart.symbol} instead`);
}

function readChart(answer: unknown): YahooChart {
  try {
    return readYahooChart(answer);
  } catch (error) {
    throw unreadable(error);
  }
}

function toSeries(instrument: Instrument, span: Span, chart: YahooChart): RawSeries {
  const rows = chart.days
    .map((day, index) => ({ day, close: chart.closes[index] ?? NaN }))
    .filter(({ day }) => day >= span.from && day <= span.to);
  if (rows.length === 0) {
    throw new SourceError(
      YAHOO,
      'bad-data',
      `has no prices of ${instrument.symbol} from ${span.from} to ${span.to}`,
    );
  }
  const nearNewYork = instrument.market === 'NYSE' && chart.zone.startsWith('America/');
  return {
    instrument,
    days: rows.map(({ day }) => day),
    closes: rows.map(({ close }) => close),
    source: YAHOO,
    clock: nearNewYork ? 'new-york-close' : 'utc-close',
    counts: {},
    notes: notesOn(instrument, chart, nearNewYork),
  };
}

function notesOn({ symbol, market }: Instrument, { zone, currency }: YahooChart, nearNewYork: boolean) {
  const notes: string[] = [];
  if (market === 'NYSE' && !nearNewYork) {
    notes.push(`${symbol} closes on the clock of ${zone}, not New York's, so its days overlap only in part.`);
  }
  if (market === 'NYSE' && currency !== undefined && currency !== 'USD') {
    notes.push(`${symbol} is quoted in ${currency}.`);
  }
  return notes;
}

function asSourceError(error: unknown): SourceError {
  return error instanceof SourceError ? error : unreadable(error);
}

function unreadable(cause: unknown): SourceError {
  return new SourceError(YAHOO, 'bad-data', "gave an answer that can't be read", { cause });
}
