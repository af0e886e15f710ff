import type { SourceErrorKind } from './errors.ts';
import type { Chart } from './chart.ts';

/**
 * Port: what goes on, told to whoever runs the bot and never to who asks. A place that does something tells what became
 * of it when it is over. All durations are milliseconds.
 */
export interface Telemetry {
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** A new short word under which the log has what belongs to one answer. */
  readonly reference: () => string;
  /** Never throws: nobody's answer depends on who listens. */
  readonly tell: (happening: Happening) => void;
}

/** Nobody listens. */
export const SILENT: Telemetry = { now: () => 0, reference: () => '', tell: () => undefined };

/** Where prices came from: kept ones, their source, or kept ones that could not be brought up to date. */
export type CacheState = 'hit' | 'miss' | 'stale';

/** Words that stand in a metric's label are of closed lists, never of a person. */
export type Happening =
  | AnswerEnd
  /** A question that was not answered, because that person or that channel asks too often. */
  | { readonly kind: 'limited'; readonly platform: string; readonly by: 'person' | 'channel' }
  | { readonly kind: 'acknowledged'; readonly platform: string; readonly ms: number }
  | { readonly kind: 'prices'; readonly state: CacheState }
  | {
      readonly kind: 'fetched';
      readonly source: string;
      /** A `fault` is an error of ours; what was cancelled is not told. */
      readonly outcome: 'ok' | SourceErrorKind | 'fault';
      readonly ms: number;
    }
  | {
      readonly kind: 'drawn';
      readonly chart: Chart['kind'];
      /** `refused`: too many were being drawn. */
      readonly outcome: 'ok' | 'refused' | 'failed';
      readonly ms: number;
    }
  | { readonly kind: 'slot'; readonly end: SlotEnd }
  | {
      readonly kind: 'delivered';
      readonly platform: string;
      /** Of an attempt: `retry` is to be tried again. */
      readonly outcome: 'sent' | 'retry' | 'skipped' | 'failed';
    };

/** What became of one question. */
export interface AnswerEnd {
  readonly kind: 'answered';
  /** Also what the person is told of a fault. */
  readonly reference: string;
  readonly platform: string;
  /** Null when the text could not be read as one. */
  readonly command: string | null;
  /** Canonical; else the text as a person typed it, which is data. */
  readonly line: string;
  /** `cancelled`: who asked has left, or the bot stops. */
  readonly outcome: 'answered' | 'refused' | 'cancelled' | 'fault';
  /** From the question to the reply, before a platform shows it. */
  readonly ms: number;
  /** Of that, reading the text. */
  readonly readMs: number;
  /** Null when no command ran to its end for it. */
  readonly run: RunEnd | null;
  /** True when somebody else's question had started that run. */
  readonly shared: boolean;
}

/** Where the time of one run of a command went. What happened side by side counts once. */
export interface RunEnd {
  readonly fetchMs: number;
  readonly drawMs: number;
  /** All the rest. */
  readonly computeMs: number;
  /** The worst of its prices: `miss` before `stale` before `hit`; null when it wanted none that are kept. */
  readonly cache: CacheState | null;
}

/** What became of a slot of a daily post when it was due. */
export type SlotEnd = 'due' | 'holiday' | 'late' | 'replaced' | 'unplannable';
