import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createAnswer } from '../../src/core/answering/answer.ts';
import { Refusal } from '../../src/core/errors.ts';
import { noSchedule } from '../../src/core/orders/no-schedule.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import type { AnswerEnd, CacheState } from '../../src/core/telemetry.ts';
import type { Command, Prices, Services } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/types.ts';
import { someone } from '../commands/asking.ts';
import { FAKE_NAMES, fakePairReport } from '../fakes/pair-report.ts';
import { recordingTelemetry, type RecordingTelemetry } from '../fakes/telemetry.ts';
import { corr } from './query/grammars.ts';

const SPAN = { from: '2025-01-02', to: '2025-05-05' };
const CHART = { kind: 'pair', report: fakePairReport({ n: 80 }), names: FAKE_NAMES } as const;
const reply: Reply = { title: '', lead: '', facts: [], notes: [], actions: [], query: '' };
const options = { look: { theme: 'dark', scale: 1 }, caller: someone } as const;

let telemetry: RecordingTelemetry;
beforeEach(() => {
  telemetry = recordingTelemetry();
});

/** An answer whose one command does `run`, with prices that take 200 ms and charts that take 50. */
function answering(run: (services: Services) => Promise<Reply>, states: readonly CacheState[] = []) {
  const left = [...states];
  const load: Prices['load'] = async (_listing, _span, { onCache } = {}) => {
    const state = left.shift();
    if (state !== undefined) onCache?.(state);
    telemetry.pass(200);
    return Promise.reject(new Refusal('No prices today.'));
  };
  const command: Command = {
    ...corr,
    summary: 'How closely?',
    examples: [],
    run: async (_query, services) => run(services),
  };
  return createAnswer({
    commands: [command],
    catalog: createCatalog(),
    prices: { load },
    draw: () => async () => {
      telemetry.pass(50);
      return null;
    },
    asOf: () => '2025-05-05',
    schedule: noSchedule,
    telemetry,
  });
}

const answers = () => telemetry.told.filter((one): one is AnswerEnd => one.kind === 'answered');
const load = ({ prices, listing }: Services) => prices.load(listing('btc'), SPAN).catch(() => null);

test('an answer is told with its line, and where its time went', async () => {
  const answer = answering(
    async (services) => {
      telemetry.pass(7);
      await load(services);
      telemetry.pass(30);
      await services.draw(CHART, 'a.png', 'A chart');
      return reply;
    },
    ['hit'],
  );
  await answer('btc vs small tech', { ...options, reference: 'a1b2c3' });
  expect(telemetry.told).toEqual([
    { kind: 'prices', state: 'hit' },
    {
      kind: 'answered',
      reference: 'a1b2c3',
      platform: 'test',
      command: 'corr',
      line: 'corr btc r2k-tech 1y',
      outcome: 'answered',
      ms: 287,
      readMs: 0,
      run: { fetchMs: 200, drawMs: 50, computeMs: 37, cache: 'hit' },
      shared: false,
    },
  ]);
});

test('what is fetched side by side takes its time once, and the worst of its prices says how they were', async () => {
  const answer = answering(
    async (services) => {
      await Promise.all([load(services), load(services), load(services)]);
      return reply;
    },
    ['hit', 'miss', 'stale'],
  );
  await answer('corr btc', options);
  expect(answers()).toMatchObject([{ ms: 600, run: { fetchMs: 600, computeMs: 0, cache: 'miss' } }]);
});

describe('an answer that fails', () => {
  test('is refused, with the time that it took', async () => {
    const answer = answering(({ prices, listing }) => prices.load(listing('btc'), SPAN).then(() => reply));
    await expect(answer('corr btc', options)).rejects.toThrow('No prices today.');
    expect(answers()).toMatchObject([
      { outcome: 'refused', reference: 'ref-1', command: 'corr', ms: 200, run: { fetchMs: 200 } },
    ]);
  });

  test('is a fault when nobody meant it to', async () => {
    const answer = answering(() => Promise.reject(new Error('a bug')));
    await expect(answer('corr btc', options)).rejects.toThrow('a bug');
    expect(answers()).toMatchObject([{ outcome: 'fault', line: 'corr btc r2k-tech 1y' }]);
  });

  test('is cancelled when who asked has left', async () => {
    const leaver = new AbortController();
    const answer = answering(() => new Promise(() => undefined));
    const left = answer('corr btc', { ...options, signal: leaver.signal });
    leaver.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(answers()).toMatchObject([{ outcome: 'cancelled', run: null, shared: false }]);
  });

  test('because it could not be read has the text as it was typed, cut, and no command', async () => {
    const answer = answering(async () => reply);
    const typed = `corr ${'nonsense '.repeat(100)}`;
    await expect(answer(typed, options)).rejects.toThrow(Refusal);
    expect(answers()).toMatchObject([
      { outcome: 'refused', command: null, line: typed.slice(0, 300), run: null },
    ]);
  });
});

test('those who share an answer are told one by one, and only one of them began its run', async () => {
  const held = Promise.withResolvers<void>();
  let runs = 0;
  const answer = answering(async () => {
    runs += 1;
    await held.promise;
    return reply;
  });
  const both = [answer('corr btc', options), answer('corr btc 1y', options)];
  await vi.waitFor(() => expect(runs).toBe(1));
  telemetry.pass(40);
  held.resolve();
  await Promise.all(both);
  expect(answers().map(({ shared, ms, run }) => [shared, ms, run?.computeMs])).toEqual([
    [false, 40, 40],
    [true, 40, 40],
  ]);
});
