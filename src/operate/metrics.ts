import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Happening } from '../core/telemetry.ts';
import { vitalGauges } from './vital-gauges.ts';
import type { Vitals } from './vitals.ts';

/** Figures in the format that Prometheus reads. */
export interface Metrics {
  readonly tell: (happening: Happening) => void;
  readonly text: () => Promise<string>;
  /** The content type of the text. */
  readonly type: string;
  /** All metrics, as the library has them. */
  readonly register: Registry;
}

/** The closed lists that labels are taken from; anything else is counted as `other`. */
export interface Labels {
  readonly commands: readonly string[];
  readonly platforms: readonly string[];
}

/** Seconds. Slack and Discord wait three for an acknowledgement. */
const ACKNOWLEDGE_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const ANSWER_BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const FETCH_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const DRAW_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Counts what happens, and looks at the vitals whenever somebody reads. Its registry is its own. */
export function createMetrics(labels: Labels, vitals: Vitals): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const gauges = vitalGauges(register, vitals);
  const counts = counters(register);
  const among = (known: readonly string[], name: string) => (known.includes(name) ? name : 'other');
  const platform = (name: string) => among(labels.platforms, name);
  const command = (name: string | null) => (name === null ? 'none' : among(labels.commands, name));
  const tell = (what: Happening): void => {
    switch (what.kind) {
      case 'answered':
        counts.answers.inc({
          platform: platform(what.platform),
          command: command(what.command),
          outcome: what.outcome,
        });
        counts.answerSeconds.observe({ command: command(what.command) }, what.ms / 1_000);
        return;
      case 'limited':
        counts.limited.inc({ platform: platform(what.platform), by: what.by });
        return;
      case 'acknowledged':
        counts.acknowledgeSeconds.observe({ platform: platform(what.platform) }, what.ms / 1_000);
        return;
      case 'prices':
        counts.prices.inc({ state: what.state });
        return;
      case 'fetched':
        counts.fetchSeconds.observe({ source: what.source }, what.ms / 1_000);
        if (what.outcome !== 'ok') counts.sourceErrors.inc({ source: what.source, reason: what.outcome });
        return;
      case 'drawn':
        counts.drawSeconds.observe({ chart: what.chart }, what.ms / 1_000);
        if (what.outcome !== 'ok') counts.drawErrors.inc({ chart: what.chart, reason: what.outcome });
        return;
      case 'slot':
        counts.slots.inc({ reason: what.end });
        return;
      case 'delivered':
        counts.deliveries.inc({ platform: platform(what.platform), outcome: what.outcome });
    }
  };
  return {
    tell,
    text: async () => {
      await gauges.look();
      return register.metrics();
    },
    type: register.contentType,
    register,
  };
}

function counters(register: Registry) {
  const registers = [register];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });
  const seconds = <Label extends string>(name: string, help: string, label: Label, buckets: number[]) =>
    new Histogram({ name, help, labelNames: [label], buckets, registers });
  return {
    answers: counter('lockstep_answers_total', 'Questions answered, by what became of them.', [
      'platform',
      'command',
      'outcome',
    ]),
    answerSeconds: seconds(
      'lockstep_answer_seconds',
      'From a question to its reply, before it is shown.',
      'command',
      ANSWER_BUCKETS,
    ),
    limited: counter('lockstep_limited_total', 'Questions refused because they came too often.', [
      'platform',
      'by',
    ]),
    acknowledgeSeconds: seconds(
      'lockstep_acknowledge_seconds',
      'From the arrival of an interaction to its acknowledgement.',
      'platform',
      ACKNOWLEDGE_BUCKETS,
    ),
    prices: counter('lockstep_prices_total', 'Series of prices that answers asked for, by where they were.', [
      'state',
    ]),
    fetchSeconds: seconds('lockstep_fetch_seconds', 'Questions to price sources.', 'source', FETCH_BUCKETS),
    sourceErrors: counter('lockstep_source_errors_total', 'Questions to price sources that failed.', [
      'source',
      'reason',
    ]),
    drawSeconds: seconds(
      'lockstep_draw_seconds',
      'Charts, with the wait for their turn.',
      'chart',
      DRAW_BUCKETS,
    ),
    drawErrors: counter('lockstep_draw_errors_total', 'Charts that were not drawn.', ['chart', 'reason']),
    slots: counter('lockstep_order_slots_total', 'Slots of daily posts, by what became of them when due.', [
      'reason',
    ]),
    deliveries: counter('lockstep_deliveries_total', 'Attempts to deliver a post, an alert or a notice.', [
      'platform',
      'outcome',
    ]),
  };
}
