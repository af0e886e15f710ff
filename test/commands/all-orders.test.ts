import { describe, expect, test } from 'vitest';
import type { Caller } from '../../src/core/people.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { asking, someone } from './asking.ts';
import { ordersInMemory } from './orders-in-memory.ts';

const commands = await loadCommands();
const MONDAY = '2025-05-05';
const ADD = 'daily add 16:30 America/New_York corr btc r2k-tech 1y';
const ben: Caller = { ...someone, person: 'p2' };

/** Asks lines on the evening of Monday 5 May 2025, with nothing added yet. */
function evening() {
  const orders = ordersInMemory(`${MONDAY}T23:00:00Z`);
  const ask = asking(commands, simulatedSource(), MONDAY, orders.schedule);
  return { ...orders, reply: async (line: string, caller?: Caller) => (await ask(line, caller)).reply };
}

describe('all at once', () => {
  async function two() {
    const house = evening();
    await house.reply(ADD);
    await house.reply('daily add 8:15 Berlin corr sol ndx 1y days=mon,thu');
    return house;
  }

  test('pausing says how many and which, and offers to go on', async () => {
    const { reply } = await two();
    await reply('daily pause 1');
    expect(await reply('daily pause all')).toEqual({
      title: 'Daily posts',
      lead: '1 daily post here is paused. 1 was paused already.',
      facts: [['2', '`corr sol ndx 1y` every Monday and Thursday at 08:15 Berlin, paused: by hand']],
      notes: [],
      actions: [
        { label: 'Resume all', line: 'daily resume all' },
        { label: 'List', line: 'daily list' },
      ],
      query: 'daily pause all',
    });
    expect((await reply('daily pause all')).lead).toBe('2 daily posts here are paused already.');
    expect((await reply('daily list')).actions.at(-1)?.line).toBe('daily resume all');
    expect((await reply('daily start all')).lead).toBe('2 daily posts here are running again.');
    expect((await reply('daily list')).actions.at(-1)?.line).toBe('daily pause all');
  });

  test('removing shows how to have each back, and those lines work', async () => {
    const { reply, store } = await two();
    await reply(ADD, ben);
    const { lead, facts, notes, actions, query } = await reply('daily remove all');
    expect(lead).toBe(
      '2 daily posts here are removed. To have one back, send its line, or press its button.',
    );
    expect(facts).toEqual([
      ['1', `\`${ADD}\``],
      ['2', '`daily add 08:15 Europe/Berlin corr sol ndx 1y days=mon,thu`'],
    ]);
    expect(notes).toEqual(["1 more daily post here is somebody else's: it stays as it is."]);
    expect(query).toBe('daily remove all');
    expect(actions.map(({ label }) => label)).toEqual(['Add 1 again', 'Add 2 again']);
    for (const { line } of actions) await reply(line);
    const there = await store.daily.inWorkspace('test', 'w1');
    expect(there.map(({ number, days }) => [number, days])).toEqual([
      [3, 'trading'],
      [4, 'trading'],
      [5, 'mon,thu'],
    ]);
    await expect(reply('daily remove all', { ...someone, person: 'p3' })).rejects.toThrow(
      /^3 daily posts here, and none is yours to remove/,
    );
  });

  test('where there is none, says so', async () => {
    const { reply } = evening();
    expect((await reply('daily remove all')).lead).toBe('There are no daily posts here to remove.');
    expect((await reply('alert pause all')).lead).toBe('There are no alerts here to pause.');
  });

  test('alerts are paused, resumed and removed in the same way', async () => {
    const { reply } = evening();
    await reply('alert add corr btc ndx 1y > 0.9');
    expect((await reply('alert pause all')).lead).toBe('1 alert here is paused.');
    expect((await reply('alert resume all')).lead).toBe('1 alert here watches again.');
    const { actions } = await reply('alert remove all');
    expect(actions).toEqual([{ label: 'Add 1 again', line: 'alert add corr btc ndx 1y > 0.9' }]);
  });
});
