import { afterEach } from 'vitest';
import type { Alert } from '../../src/core/orders/alert.ts';
import type { DailyPost } from '../../src/core/orders/daily-post.ts';
import type { NewAlert, NewDailyPost, OrderStore } from '../../src/core/orders/order-store.ts';
import type { Target } from '../../src/core/people.ts';
import type { Happening } from '../../src/core/telemetry.ts';
import type { Reply } from '../../src/core/types.ts';
import type { PostPlatforms } from '../../src/schedule/deliver.ts';
import { startWorkers, tick } from '../../src/schedule/start-schedule.ts';
import { postedReply } from '../contracts/deliveries.ts';
import { chatPlatform, placeOf } from '../fakes/chat/chat-platform.ts';
import { startChatServer, type ChatServer } from '../fakes/chat/chat-server.ts';
import { memoryJobs, type MemoryJobs } from '../fakes/memory-job-queues.ts';
import { memoryOrderStore } from '../fakes/memory-order-store.ts';
import { recordingTelemetry } from '../fakes/telemetry.ts';
import { FAKE_CHANNEL, FAKE_GIST, FAKE_SLOT, fakeAlert, fakePost } from '../fakes/orders.ts';

export const MINUTE_MS = 60_000;

/** The schedule with its workers over a store in memory, posting to a chat server on loopback. The test is the clock. */
export interface Scheduling {
  readonly server: ChatServer;
  readonly store: OrderStore;
  readonly jobs: MemoryJobs;
  /** What the test may set at any moment. */
  readonly world: World;
  /** Lines that were computed. */
  readonly asked: readonly string[];
  readonly logged: readonly object[];
  /** What whoever runs the bot was told, as `kind end`. */
  readonly told: () => readonly string[];
  readonly addPost: (changes?: Partial<NewDailyPost>) => Promise<DailyPost>;
  readonly addAlert: (changes?: Partial<NewAlert>) => Promise<Alert>;
  /** Plans what is due and tries each due job once. */
  readonly turn: () => Promise<void>;
  /** So many turns, a minute apart. */
  readonly turns: (count: number) => Promise<void>;
  /** What stands in a place. */
  readonly texts: (target?: Target) => readonly string[];
}

interface World {
  /** Milliseconds since 1970. */
  now: number;
  /** The last session that is over. */
  session: string;
  answer: (line: string) => Promise<Reply>;
  platforms: PostPlatforms;
  signal: AbortSignal;
}

export const CREATOR: Target = { ...FAKE_CHANNEL, kind: 'person', id: 'p1' };
export const fullReply: Reply = { ...postedReply, gist: FAKE_GIST };

/** Monday 5 May 2025, 16:30 in New York; the session is over. */
export async function startScheduling({
  nonce = false,
}: { readonly nonce?: boolean } = {}): Promise<Scheduling> {
  const server = await startChatServer();
  afterEach(server.close);
  const platform = chatPlatform(server.url, { nonce });
  const world: World = {
    now: FAKE_SLOT,
    session: '2025-05-02',
    answer: async (line) => ({ ...fullReply, query: line }),
    platforms: (name) => (name === 'chat' ? platform : undefined),
    signal: new AbortController().signal,
  };
  const asked: string[] = [];
  const logged: object[] = [];
  const telemetry = recordingTelemetry();
  const jobs = memoryJobs();
  const store = memoryOrderStore(() => world.now, jobs);
  const parts = {
    store,
    queues: jobs.queues,
    platforms: (name: string) => world.platforms(name),
    answer: (line: string) => {
      asked.push(line);
      return world.answer(line);
    },
    asOf: () => world.session,
    now: () => world.now,
    sleep: async () => undefined,
    log: (event: object) => void logged.push(event),
    telemetry,
  };
  await startWorkers(parts);
  const turn = async () => {
    await tick(parts);
    await jobs.run(world.now, world.signal);
  };
  return {
    server,
    store,
    jobs,
    world,
    asked,
    logged,
    told: () => telemetry.told.map(toldAs),
    addPost: (changes) => store.daily.add(fakePost(changes)),
    addAlert: (changes) => store.alerts.add(fakeAlert(changes)),
    turn,
    turns: async (count) => {
      for (let left = count; left > 0; left -= 1) {
        await turn();
        world.now += MINUTE_MS;
      }
    },
    texts: (target = FAKE_CHANNEL) => server.messages(placeOf(target)).map(({ text }) => text),
  };
}

function toldAs(happening: Happening): string {
  if (happening.kind === 'slot') return `slot ${happening.end}`;
  if (happening.kind === 'delivered') return `${happening.platform} ${happening.outcome}`;
  return happening.kind;
}
