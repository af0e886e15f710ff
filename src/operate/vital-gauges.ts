import { Gauge, type Registry } from 'prom-client';
import type { StoreHealth } from '../core/health/store-health.ts';
import type { Vitals } from './vitals.ts';

/**
 * Platforms, sources and the database as gauges. `look` sets all of them from one look at each; a figure that can't be
 * had is absent then, never zero.
 */
export function vitalGauges(
  register: Registry,
  vitals: Vitals,
): {
  readonly look: () => Promise<void>;
} {
  const gauges = gaugesIn(register);
  return {
    look: async () => {
      for (const gauge of Object.values(gauges)) gauge.reset();
      // Without labels a gauge is zero after that.
      for (const gauge of [gauges.storeUp, gauges.deliveriesWaiting]) gauge.remove();
      for (const { name, health } of vitals.platforms()) {
        gauges.connected.set({ platform: name }, Number(health.state === 'connected'));
        for (const { id, heartbeatAgeMs } of health.shards) {
          if (heartbeatAgeMs !== null)
            gauges.heartbeatAge.set({ platform: name, shard: id }, heartbeatAgeMs / 1_000);
        }
      }
      for (const { source, restMs } of vitals.sources()) gauges.resting.set({ source }, Number(restMs > 0));
      const store = await vitals.store();
      if (store !== null) setStore(gauges, store);
    },
  };
}

type Gauges = ReturnType<typeof gaugesIn>;

function setStore(gauges: Gauges, { trouble, waiting, connections }: StoreHealth): void {
  gauges.storeUp.set(Number(trouble === null));
  if (waiting !== null) gauges.deliveriesWaiting.set(waiting);
  for (const [state, count] of Object.entries(connections)) gauges.storeConnections.set({ state }, count);
}

function gaugesIn(register: Registry) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers: [register] });
  return {
    connected: gauge('lockstep_platform_connected', '1 while a platform is connected, else 0.', ['platform']),
    heartbeatAge: gauge(
      'lockstep_heartbeat_age_seconds',
      'Since a platform last acknowledged a heartbeat, for each connection to its gateway.',
      ['platform', 'shard'],
    ),
    resting: gauge(
      'lockstep_source_resting',
      '1 while a price source is not asked because it failed too often, else 0.',
      ['source'],
    ),
    storeUp: gauge('lockstep_store_up', '1 when the database answered this look within two seconds, else 0.'),
    deliveriesWaiting: gauge('lockstep_deliveries_waiting', 'Deliveries that are due and not over.'),
    storeConnections: gauge(
      'lockstep_store_connections',
      'Connections to the database: open, idle, and questions waiting for one.',
      ['state'],
    ),
  };
}
