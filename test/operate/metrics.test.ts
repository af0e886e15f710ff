import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/core/telemetry.ts';
import { createMetrics } from '../../src/operate/metrics.ts';
import type { Vitals } from '../../src/operate/vitals.ts';

const LABELS = { commands: ['corr', 'rank'], platforms: ['slack', 'discord'] };
const VITALS: Vitals = {
  platforms: () => [
    {
      name: 'discord',
      health: {
        state: 'reconnecting',
        reason: null,
        shards: [
          { id: 0, ready: true, heartbeatAgeMs: 4_500 },
          { id: 1, ready: false, heartbeatAgeMs: null },
        ],
      },
    },
    { name: 'slack', health: { state: 'connected', reason: null, shards: [] } },
  ],
  sources: () => [
    { source: 'exchanges', restMs: 10, reason: 'timed out' },
    { source: 'yahoo', restMs: 0, reason: '' },
  ],
  store: async () => ({ trouble: null, waiting: 7, connections: { open: 3, idle: 2, waiting: 1 } }),
  isStopping: () => false,
};

const answered = {
  kind: 'answered',
  reference: 'a1b2c3',
  platform: 'slack',
  command: 'corr',
  line: 'corr btc r2k-tech 1y',
  outcome: 'answered',
  ms: 1_500,
  readMs: 1,
  run: null,
  shared: false,
} as const satisfies Happening;

/** The lines of our own metrics after all that happened, without those of buckets. */
async function figures(happenings: readonly Happening[], vitals: Vitals = VITALS): Promise<string[]> {
  const metrics = createMetrics(LABELS, vitals);
  for (const happening of happenings) metrics.tell(happening);
  const text = await metrics.text();
  return text.split('\n').filter((line) => line.startsWith('lockstep_') && !line.includes('_bucket'));
}

test.each([
  [
    'an answer',
    answered,
    [
      'lockstep_answers_total{platform="slack",command="corr",outcome="answered"} 1',
      'lockstep_answer_seconds_sum{command="corr"} 1.5',
      'lockstep_answer_seconds_count{command="corr"} 1',
    ],
  ],
  [
    'a text that could not be read',
    { ...answered, command: null, outcome: 'refused' },
    ['lockstep_answers_total{platform="slack",command="none",outcome="refused"} 1'],
  ],
  [
    'an acknowledgement',
    { kind: 'acknowledged', platform: 'discord', ms: 20 },
    ['lockstep_acknowledge_seconds_sum{platform="discord"} 0.02'],
  ],
  ['kept prices', { kind: 'prices', state: 'stale' }, ['lockstep_prices_total{state="stale"} 1']],
  [
    'a source that answers',
    { kind: 'fetched', source: 'yahoo', outcome: 'ok', ms: 250 },
    ['lockstep_fetch_seconds_sum{source="yahoo"} 0.25'],
  ],
  [
    'a source that fails',
    { kind: 'fetched', source: 'yahoo', outcome: 'unavailable', ms: 250 },
    [
      'lockstep_fetch_seconds_count{source="yahoo"} 1',
      'lockstep_source_errors_total{source="yahoo",reason="unavailable"} 1',
    ],
  ],
  [
    'a chart',
    { kind: 'drawn', chart: 'pair', outcome: 'ok', ms: 60 },
    ['lockstep_draw_seconds_sum{chart="pair"} 0.06'],
  ],
  [
    'a chart for which there was no room',
    { kind: 'drawn', chart: 'rank', outcome: 'refused', ms: 0 },
    ['lockstep_draw_errors_total{chart="rank",reason="refused"} 1'],
  ],
  ['a slot', { kind: 'slot', end: 'holiday' }, ['lockstep_order_slots_total{reason="holiday"} 1']],
  [
    'a delivery',
    { kind: 'delivered', platform: 'slack', outcome: 'retry' },
    ['lockstep_deliveries_total{platform="slack",outcome="retry"} 1'],
  ],
] as const satisfies readonly (readonly [string, Happening, readonly string[]])[])(
  '%s is counted',
  async (_what, happening, lines) => {
    expect(await figures([happening])).toEqual(expect.arrayContaining([...lines]));
  },
);

test('platforms, sources and the database are looked at when somebody reads', async () => {
  expect(await figures([])).toEqual(
    expect.arrayContaining([
      'lockstep_platform_connected{platform="discord"} 0',
      'lockstep_platform_connected{platform="slack"} 1',
      'lockstep_heartbeat_age_seconds{platform="discord",shard="0"} 4.5',
      'lockstep_source_resting{source="exchanges"} 1',
      'lockstep_source_resting{source="yahoo"} 0',
      'lockstep_store_up 1',
      'lockstep_deliveries_waiting 7',
      'lockstep_store_connections{state="waiting"} 1',
    ]),
  );
});

test('a figure that can not be had is absent, never zero', async () => {
  const connections = { open: 0, idle: 0, waiting: 0 };
  let trouble: string | null = null;
  const store = async () => ({ trouble, waiting: trouble === null ? 7 : null, connections });
  const metrics = createMetrics(LABELS, { ...VITALS, store });
  expect(await metrics.text()).toMatch(/^lockstep_deliveries_waiting 7$/m);
  trouble = 'is away';
  const text = await metrics.text();
  expect(text).toMatch(/^lockstep_store_up 0$/m);
  expect(text).not.toMatch(/^lockstep_deliveries_waiting /m);
  expect(text).not.toMatch(/^lockstep_heartbeat_age_seconds\{platform="discord",shard="1"\}/m);
});

test('the event loop, the memory and the rest of the process are there', async () => {
  const text = await createMetrics(LABELS, VITALS).text();
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes'])
    expect(text).toMatch(new RegExp(`^${name} [\\d.e+-]+$`, 'm'));
});

describe('labels', () => {
  test('are of closed lists, whatever people write', async () => {
    const typed = 'corr"}\nforged{a="b"} 1';
    const lines = await figures([
      { ...answered, command: typed, platform: typed, line: typed, reference: typed },
      { kind: 'acknowledged', platform: typed, ms: 1 },
      { kind: 'delivered', platform: typed, outcome: 'sent' },
    ]);
    expect(lines.join('\n')).not.toContain('forged');
    expect(lines).toEqual(
      expect.arrayContaining([
        'lockstep_answers_total{platform="other",command="other",outcome="answered"} 1',
        'lockstep_deliveries_total{platform="other",outcome="sent"} 1',
      ]),
    );
  });

  test('do not grow with the questions: thousands of different lines are as many figures as one', async () => {
    const many = Array.from({ length: 3_000 }, (_, index): Happening => ({
      ...answered,
      line: `corr btc r2k-tech ${index}d`,
      reference: String(index),
    }));
    expect(await figures(many)).toHaveLength((await figures([answered])).length);
  });
});

test('two bots in one process keep their figures apart', async () => {
  const [one, other] = [createMetrics(LABELS, VITALS), createMetrics(LABELS, VITALS)];
  one.tell({ kind: 'slot', end: 'due' });
  expect(await one.text()).toContain('lockstep_order_slots_total{reason="due"} 1');
  expect(await other.text()).not.toContain('lockstep_order_slots_total{reason="due"}');
});
