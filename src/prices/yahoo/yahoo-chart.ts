import { z } from 'zod';
import type { Day } from '../../core/types.ts';

const closes = z.array(z.number().nullable());

/** The part of Yahoo's chart answer that is read. The library's own schema asks for far more than closes need. */
const chartSchema = z.object({
  meta: z.object({
    symbol: z.string().nullish(),
    currency: z.string().nullish(),
    exchangeTimezoneName: z.string(),
    /** Seconds east of UTC today; not of the bars, which may lie across a clock change. */
    gmtoffset: z.number(),
  }),
  /** Opens of the bars, seconds since 1970; absent when there are none. */
  timestamp: z.array(z.number()).optional(),
  indicators: z.object({
    quote: z.array(z.object({ close: closes.optional() })),
    adjclose: z.array(z.object({ adjclose: closes.optional() })).optional(),
  }),
});

export interface YahooChart {
  /** Local dates of the exchange, in the order of the bars. */
  readonly days: readonly Day[];
  /** Adjusted closes, NaN where Yahoo has none; closes when it adjusts nothing (indices, currencies). */
  readonly closes: readonly number[];
  /** IANA name of the exchange's time zone. */
  readonly zone: string;
  readonly currency: string | undefined;
  /** Whose prices they are, where Yahoo says so. */
  readonly symbol: string | undefined;
}

/** Reads one daily chart answer as it came. @throws Error when its shape is not a chart's */
export function readYahooChart(answer: unknown): YahooChart {
  const { meta, timestamp = [], indicators } = chartSchema.parse(answer);
  const values = indicators.adjclose?.[0]?.adjclose ?? indicators.quote[0]?.close ?? [];
  if (values.length !== timestamp.length) {
    throw new Error(`Yahoo's chart has ${timestamp.length} days but ${values.length} closes.`);
  }
  const dayOf = localDay(meta.exchangeTimezoneName, meta.gmtoffset);
  return {
    days: timestamp.map((seconds) => dayOf(seconds * 1000)),
    closes: values.map((value) => value ?? NaN),
    zone: meta.exchangeTimezoneName,
    currency: meta.currency ?? undefined,
    symbol: meta.symbol ?? undefined,
  };
}

/** A daily bar is stamped with its open, so its session is the local date of that instant. */
function localDay(zone: string, offsetSeconds: number): (instantMs: number) => Day {
  try {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    return (instantMs) => format.format(instantMs);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // A zone this Node does not know: today's offset is at most an hour off, which no daytime open notices.
    return (instantMs) => new Date(instantMs + offsetSeconds * 1000).toISOString().slice(0, 10);
  }
}
