import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { folderPlace } from '../databases.ts';
import { chatPlatform } from '../fakes/chat/chat-platform.ts';
import { startChatServer } from '../fakes/chat/chat-server.ts';
import { FAKE_SLOT, fakePost } from '../fakes/orders.ts';
import { runningOn } from './running-on-database.ts';

test('a process that was down when posts came due posts what is not too late, with a note, and records the rest', async () => {
  const { place, remove } = await folderPlace();
  const server = await startChatServer();
  const chat = chatPlatform(server.url, { nonce: false });
  const live = async (now: number) => {
    const database = await openDatabase(place);
    const running = await runningOn(database, chat, { now: () => now });
    const end = async () => {
      await running.schedule.stop(10_000);
      await database.close();
    };
    return { ...running, end };
  };

  const first = await live(FAKE_SLOT - 60_000);
  const patient = await first.store.daily.add(fakePost({ lateMinutes: 60 }));
  const strict = await first.store.daily.add(fakePost({ lateMinutes: 30 }));
  await first.end();

  const second = await live(FAKE_SLOT + 45 * 60_000);
  await server.arrived(1);
  await second.end();

  const third = await live(FAKE_SLOT + 46 * 60_000);
  expect(await third.store.history(patient.id, 9)).toMatchObject([
    { state: 'sent', slot: FAKE_SLOT, reason: expect.stringContaining('Posted 45 min late') },
  ]);
  expect(await third.store.history(strict.id, 9)).toMatchObject([
    { state: 'skipped', slot: FAKE_SLOT, reason: expect.stringContaining('the limit is 30 min') },
  ]);
  await third.end();
  expect(server.all()).toHaveLength(1);
  expect(server.all()[0]?.text).toMatch(/Posted 45 min late; it was due on /);
  await server.close();
  await remove();
});
