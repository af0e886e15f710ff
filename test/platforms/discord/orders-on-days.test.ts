import { expect, test } from 'vitest';
import { ordersInMemory } from '../../commands/orders-in-memory.ts';
import { answerOf } from './bot.ts';
import { startHouse } from './house.ts';

test('a post of days of the week is added by its options, and all are paused and removed at once', async () => {
  const { schedule } = ordersInMemory('2025-05-05T23:00:00Z');
  const { fake } = await startHouse(schedule);
  const { mia, general } = fake.community;
  const run = async (name: string, values: Record<string, string | boolean>) => {
    const interaction = fake.command(mia, general, name, values);
    await fake.until(() => (interaction.original?.data.embeds.length ?? 0) > 0, `answer to ${name}`);
    return (await answerOf(fake, interaction)).data.embeds[0]?.description ?? '';
  };
  const place = { zone: 'Berlin', line: 'help' };
  expect(await run('daily add', { ...place, time: '8:15', days: 'Mon and Thu' })).toContain(
    'every Monday and Thursday at 08:15 Berlin; the first one on Thu 8 May 2025, 08:15 Berlin.',
  );
  await run('daily add', { ...place, time: '9am' });
  expect(await run('daily pause', { all: true })).toBe('2 daily posts here are paused.');
  expect(await run('daily resume', { all: true })).toBe('2 daily posts here are running again.');
  expect(await run('daily remove', { all: true })).toContain('2 daily posts here are removed.');
  expect(await run('daily list', {})).toContain('There are none here.');
});
