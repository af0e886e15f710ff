import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startSchedule } from '../../src/schedule/start-schedule.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { openOrderJobs } from '../../src/store/orders/order-jobs.ts';
import { openOrderStore } from '../../src/store/orders/open-order-store.ts';
import { chatPlatform } from '../fakes/chat/chat-platform.ts';

/**
 * One replica, made to be killed: the real schedule on the real database, posting to the chat server. Answers are one
 * sentence, so that it is always posting. Its clock runs fast, over days that are past, so that what is due is due now.
 */

export const ReplicaSettings = z.object({
  place: z.union([
    z.object({ kind: z.literal('folder'), folder: z.string() }),
    z.object({ kind: z.literal('postgres'), url: z.string() }),
  ]),
  chatUrl: z.string(),
  nonce: z.boolean(),
  clock: z.object({ realStart: z.number(), start: z.number(), speed: z.number() }),
});

const settings = ReplicaSettings.parse(JSON.parse(process.argv[2] ?? ''));
const { realStart, start, speed } = settings.clock;
const now = () => start + (Date.now() - realStart) * speed;
const log = (event: object) => {
  // Lost answers are part of the test; anything else would be news.
  if ('event' in event && event.event !== 'delivery-retry')
    process.stderr.write(`${JSON.stringify(event)}\n`);
};

const { pool, db, embedded } = await openDatabase(settings.place, { log });
const times = { expireSeconds: 3, retrySeconds: 1, pollSeconds: 0.5, superviseSeconds: 1 };
const jobs = await openOrderJobs({ pool, embedded, log, times });
const store = openOrderStore({ db, jobs, now });
await store.recover(embedded);
const chat = chatPlatform(settings.chatUrl, { nonce: settings.nonce });
await startSchedule({
  store,
  queues: jobs,
  platforms: (name) => (name === chat.name ? chat : undefined),
  answer: async (line) => ({
    title: line,
    lead: 'An answer.',
    facts: [],
    notes: [],
    actions: [],
    query: line,
  }),
  asOf: () => '2024-01-02',
  now: Date.now,
  sleep: async (ms, signal) => {
    await wait(Math.min(ms, 200), null, { signal }).catch(() => undefined);
  },
  log,
});
process.stdout.write('ready\n');
