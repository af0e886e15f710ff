import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import type { Database } from '../../src/store/database.ts';
import { hasPostgres, postgresPlace, type PostgresPlace } from '../databases.ts';
import { chatPlatform } from '../fakes/chat/chat-platform.ts';
import { startChatServer, type ChatServer } from '../fakes/chat/chat-server.ts';
import { FAKE_CHANNEL, FAKE_SLOT, fakePost } from '../fakes/orders.ts';
import { startTcpProxy, type TcpProxy } from '../fakes/tcp-proxy.ts';
import { runningOn } from './running-on-database.ts';

const POSTS = 5;

describe.skipIf(!hasPostgres)('a Postgres that goes away while posts come due', () => {
  let at: PostgresPlace;
  let proxy: TcpProxy;
  let database: Database;
  let server: ChatServer;
  let running: Awaited<ReturnType<typeof runningOn>>;
  let logged: object[];
  let now: number;
  /** What happens right after a message was stored. */
  let afterPost: () => void;

  beforeEach(async () => {
    at = await postgresPlace();
    const url = new URL(at.place.url);
    proxy = await startTcpProxy(Number(url.port));
    url.port = String(proxy.port);
    logged = [];
    now = FAKE_SLOT - 60_000;
    afterPost = () => undefined;
    const log = (event: object) => void logged.push(event);
    database = await openDatabase({ kind: 'postgres', url: url.href }, { silenceMs: 400, log });
    server = await startChatServer();
    const chat = chatPlatform(server.url, { nonce: false });
    const post: typeof chat.post = async (...message) => {
      const id = await chat.post(...message);
      afterPost();
      return id;
    };
    running = await runningOn(database, { ...chat, post }, { now: () => now, log });
    for (let index = 0; index < POSTS; index += 1) {
      await running.store.daily.add(fakePost({ target: { ...FAKE_CHANNEL, id: `c${index}` } }));
    }
  });
  afterEach(async () => {
    await running.schedule.stop(10_000);
    await database.close();
    await proxy.close();
    await server.close();
    await at.remove();
  });

  const hasLogged = (event: string) =>
    vi.waitFor(() => expect(logged).toContainEqual(expect.objectContaining({ event })), { timeout: 20_000 });

  /** Every slot is sent, by one message. */
  const expectAllOnce = async () => {
    const { store } = running;
    await vi.waitFor(
      async () => {
        const posts = await store.daily.inWorkspace('chat', 'w1');
        const histories = await Promise.all(posts.map(({ id }) => store.history(id, 9)));
        expect(histories.flat().map(({ state }) => state)).toEqual(Array.from(posts, () => 'sent'));
      },
      { timeout: 40_000, interval: 250 },
    );
    expect(server.all()).toHaveLength(POSTS);
    expect(new Set(server.all().map(({ key }) => key)).size).toBe(POSTS);
  };

  test('before they are planned: the loop says so and goes on, and each is posted once', async () => {
    proxy.goAway();
    now = FAKE_SLOT + 1_000;
    running.schedule.wake();
    await hasLogged('schedule-fault');
    proxy.comeBack();
    await expectAllOnce();
  });

  test('between a message and its row: what was posted is found, and the others come', async () => {
    afterPost = () => proxy.goAway();
    now = FAKE_SLOT + 1_000;
    running.schedule.wake();
    await hasLogged('job-failed');
    afterPost = () => undefined;
    proxy.comeBack();
    await expectAllOnce();
  });

  test('without a word, with half-open connections: they are given up, and each is posted once', async () => {
    afterPost = () => proxy.freeze();
    now = FAKE_SLOT + 1_000;
    running.schedule.wake();
    await hasLogged('job-failed');
    afterPost = () => undefined;
    proxy.thaw();
    await expectAllOnce();
  });
});
