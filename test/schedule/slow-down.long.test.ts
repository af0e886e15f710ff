import { expect, test } from 'vitest';
import { onEveryDatabase } from '../databases.ts';
import { chatPlatform } from '../fakes/chat/chat-platform.ts';
import { SLOW_DOWN_MS, startChatServer } from '../fakes/chat/chat-server.ts';
import { FAKE_SLOT, fakePost } from '../fakes/orders.ts';
import { runningOn } from './running-on-database.ts';

onEveryDatabase((database) => {
  test('a platform that asks to slow down is not asked again before its time, and then once', async () => {
    const server = await startChatServer();
    const chat = chatPlatform(server.url, { nonce: false });
    const asked: number[] = [];
    const running = await runningOn(
      database(),
      {
        ...chat,
        post: (...message) => {
          asked.push(Date.now());
          return chat.post(...message);
        },
      },
      { now: () => FAKE_SLOT },
    );
    server.failNext('slow-down');
    const post = await running.store.daily.add(fakePost({ days: 'all' }));
    running.schedule.wake();
    await server.arrived(1);
    await running.schedule.stop(10_000);
    const [first = 0, second = 0] = asked;
    expect(asked).toHaveLength(2);
    // The usual wait of this schedule is at most two seconds.
    expect(second - first).toBeGreaterThanOrEqual(SLOW_DOWN_MS);
    expect(await running.store.history(post.id, 5)).toMatchObject([{ state: 'sent', attempts: 2 }]);
    await server.close();
  });
});
