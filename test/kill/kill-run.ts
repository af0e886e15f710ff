import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { uniforms } from '../../src/core/engine/numbers/random.ts';
import type { Target } from '../../src/core/people.ts';
import { slotId } from '../../src/schedule/order-ids.ts';
import { nextSlot } from '../../src/schedule/slots.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import type { DatabasePlace } from '../../src/store/database.ts';
import { openOrderJobs } from '../../src/store/orders/order-jobs.ts';
import { openOrderStore } from '../../src/store/orders/open-order-store.ts';
import { placeOf } from '../fakes/chat/chat-platform.ts';
import { startChatServer, type ChatServer } from '../fakes/chat/chat-server.ts';

export interface KillRun {
  readonly place: Exclude<DatabasePlace, { kind: 'memory' }>;
  readonly replicas: number;
  readonly kills: number;
  /** Whether the chat server tells repeated posts itself, or has to be asked. */
  readonly nonce: boolean;
  readonly posts: number;
  /** Simulated time passes so much faster; four posts are due a simulated minute. */
  readonly speed: number;
  readonly seed: number;
}

export interface KillResult {
  readonly kills: number;
  readonly expected: number;
  readonly missing: number;
  readonly duplicates: number;
  /** Posts that needed more than one attempt: those that a kill or a lost answer interrupted. */
  readonly retried: number;
  /** Rows of the ledger that are not over. */
  readonly open: number;
  readonly seconds: number;
}

const START = Date.parse('2024-03-04T00:00:00Z');
const MINUTE_MS = 60_000;
/** Every so many posts the chat server stores the message and loses the answer. */
const LOSES_EVERY = 9;
const MOST_ROUNDS = 15;
const LONGEST_FINISH_MS = 300_000;

/**
 * Lets posts fall due while replicas post, kills one of them every moment with SIGKILL and starts another in its place,
 * then lets the rest finish, and counts what arrived.
 */
export async function killRun({
  place,
  replicas,
  kills,
  nonce,
  posts,
  speed,
  seed,
}: KillRun): Promise<KillResult> {
  const began = performance.now();
  const random = uniforms(seed);
  const chat = await startChatServer();
  chat.delayUpTo(40, random);
  chat.dropEvery(LOSES_EVERY);
  const expected = await addPosts(place, posts);
  const clock = { realStart: Date.now(), start: START, speed };
  const settings = JSON.stringify({ place, chatUrl: chat.url, nonce, clock });
  const running = await Promise.all(Array.from({ length: replicas }, () => startReplica(settings)));
  for (let killed = 0; killed < kills; killed += 1) {
    // Real time is what is tested here: a kill has to come at a moment that nobody chose.
    await wait(random() * 500);
    const victim = Math.floor(random() * replicas);
    await kill(running[victim]);
    running[victim] = await startReplica(settings);
  }
  await finish(chat, [...expected.keys()]);
  await Promise.all(running.map(kill));
  await settle(place, settings);
  const result = count(chat, expected);
  await chat.close();
  const seconds = (performance.now() - began) / 1000;
  return { kills, ...result, ...(await ledger(place)), seconds };
}

/** Adds the posts, each due once within the simulated hours, and gives the places by the keys that must arrive. */
async function addPosts(place: DatabasePlace, posts: number): Promise<Map<string, string>> {
  const { pool, db, embedded, close } = await openDatabase(place);
  const jobs = await openOrderJobs({ pool, embedded, log: () => undefined });
  const store = openOrderStore({ db, jobs, now: () => START });
  const expected = new Map<string, string>();
  for (let index = 0; index < posts; index += 1) {
    const time = new Date(START + (1 + Math.floor(index / 4)) * MINUTE_MS).toISOString().slice(11, 16);
    const target: Target = {
      platform: 'chat',
      workspace: `w${index % 20}`,
      kind: 'channel',
      id: `c${index}`,
    };
    const spec = {
      time,
      zone: 'UTC',
      line: `line ${index % 40}`,
      days: 'all',
      lateMinutes: 2_880,
      quiet: false,
    } as const;
    const { slot } = nextSlot(spec, START);
    const { id } = await store.daily.add({ ...spec, target, creator: `p${index}`, nextSlot: slot });
    expected.set(slotId(id, slot), placeOf(target));
  }
  await jobs.stop(0);
  await close();
  return expected;
}

async function startReplica(settings: string): Promise<ChildProcess> {
  const replica = spawn(process.execPath, [join(import.meta.dirname, 'replica.ts'), settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (replica.stdout === null) throw new Error('a replica has an output');
  await Promise.race([once(replica.stdout, 'data'), ended(replica)]);
  return replica;
}

async function ended(replica: ChildProcess): Promise<never> {
  const [code] = await once(replica, 'exit');
  throw new Error(`a replica ended by itself with ${code}`);
}

async function kill(replica: ChildProcess | undefined): Promise<void> {
  if (replica === undefined) return;
  const exit = once(replica, 'exit');
  replica.kill('SIGKILL');
  await exit;
}

async function finish(chat: ChatServer, keys: readonly string[]): Promise<void> {
  const deadline = Date.now() + LONGEST_FINISH_MS;
  for (;;) {
    const there = new Set(chat.all().map(({ key }) => key));
    if (keys.every((key) => there.has(key)) || Date.now() > deadline) break;
    await wait(100);
  }
}

/** Lets what is still to be retried come to its end, with a replica for a few seconds at a time. */
async function settle(place: DatabasePlace, settings: string): Promise<void> {
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    if ((await ledger(place)).open === 0) break;
    const replica = await startReplica(settings);
    await wait(4_000);
    await kill(replica);
  }
}

function count(chat: ChatServer, expected: ReadonlyMap<string, string>) {
  const times = new Map<string, number>();
  for (const { key } of chat.all()) if (expected.has(key)) times.set(key, (times.get(key) ?? 0) + 1);
  return {
    expected: expected.size,
    missing: expected.size - times.size,
    duplicates: [...times.values()].reduce((sum, n) => sum + n - 1, 0),
  };
}

async function ledger(place: DatabasePlace): Promise<Pick<KillResult, 'retried' | 'open'>> {
  const { db, close } = await openDatabase(place);
  const rows = await db.selectFrom('delivery').select(['state', 'attempts']).execute();
  await close();
  return {
    retried: rows.filter(({ attempts }) => attempts > 1).length,
    open: rows.filter(({ state }) => state !== 'sent').length,
  };
}
