import type { OperatorPage } from '../core/health/operator-page.ts';
import { readiness } from './readiness.ts';
import type { Metrics } from './metrics.ts';
import type { Vitals } from './vitals.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** This process. */
export interface Process {
  readonly version: string;
  /** Since the start. */
  readonly uptimeSeconds: () => number;
  /** Resident memory. */
  readonly memoryBytes: () => number;
}

/** The pages for whoever runs the bot: alive, ready, and figures. */
export function operatorPages(
  vitals: Vitals,
  { metrics, process }: { readonly metrics: Metrics; readonly process: Process },
): readonly OperatorPage[] {
  return [healthPage(vitals, process), readyPage(vitals), metricsPage(metrics)];
}

/** Alive: whoever gets this knows that the event loop turns. It asks nobody, so it can't hang with somebody else. */
function healthPage({ platforms, sources, isStopping }: Vitals, process: Process): OperatorPage {
  return {
    path: '/healthz',
    respond: async () =>
      json(200, {
        status: 'alive',
        version: process.version,
        uptimeSeconds: Math.floor(process.uptimeSeconds()),
        memoryMegabytes: Math.round(process.memoryBytes() / 1_000_000),
        stopping: isStopping(),
        platforms: platforms().map(({ name, health: { state, reason, shards } }) => ({
          name,
          state,
          reason,
          shards: shards.map(({ id, ready, heartbeatAgeMs }) => ({
            id,
            ready,
            heartbeatAgeSeconds: heartbeatAgeMs === null ? null : Math.round(heartbeatAgeMs / 1_000),
          })),
        })),
        sources: sources().map(({ source, restMs, reason }) => ({
          name: source,
          restSeconds: Math.ceil(restMs / 1_000),
          reason: reason === '' ? null : reason,
        })),
      }),
  };
}

/** Ready for work: 200, or 503 when any part fails; either way the findings. */
function readyPage(vitals: Vitals): OperatorPage {
  return {
    path: '/readyz',
    respond: async () => {
      const findings = await readiness(vitals);
      const ready = findings.every(({ state }) => state !== 'fail');
      return json(ready ? 200 : 503, findings);
    },
  };
}

function metricsPage({ text, type }: Metrics): OperatorPage {
  return { path: '/metrics', respond: async () => ({ status: 200, type, body: await text() }) };
}

function json(status: number, body: unknown) {
  return { status, type: JSON_TYPE, body: `${JSON.stringify(body, null, 2)}\n` };
}
