import { expect, test } from 'vitest';
import { ordersInMemory } from '../../commands/orders-in-memory.ts';
import { startHouse } from './house.ts';
import { answerOf, answerTo } from './bot.ts';

const LINE = 'daily add 16:30 Europe/London corr btc r2k-tech 1y';

test('who may not add a daily post with a command may not with a mention or a button either', async () => {
  const orders = ordersInMemory('2025-05-05T23:00:00Z');
  const { fake } = await startHouse(orders.schedule);
  const { ada, mia, general, guild } = fake.community;
  const listed = () => orders.store.daily.inWorkspace('discord', guild.id);
  const refused = await answerTo({ fake }, fake.say(ada, general, LINE, { mention: true }));
  expect(refused.data.embeds[0]?.description).toContain('only those who manage this workspace or server');
  expect(await listed()).toEqual([]);

  await answerTo({ fake }, fake.say(mia, general, LINE, { mention: true }));
  expect(await listed()).toHaveLength(1);
  const removed = await answerOf(fake, fake.command(mia, general, 'daily remove', { number: 1 }));
  const again = await answerOf(fake, fake.press(ada, removed, 'Add it again'));
  expect(again.data.embeds[0]?.description).toContain('only those who manage this workspace or server');
  expect(await listed()).toEqual([]);
});

test('in direct messages everybody may', async () => {
  const orders = ordersInMemory('2025-05-05T23:00:00Z');
  const { fake } = await startHouse(orders.schedule);
  const { ada } = fake.community;
  await answerTo({ fake }, fake.directMessage(ada, LINE));
  expect(await orders.store.daily.inWorkspace('discord', `dm-${ada.id}`)).toHaveLength(1);
});
