import { describe, expect, test } from 'vitest';
import { readAlertRequest } from '../../../../src/core/orders/alert-request.ts';
import { readDailyRequest } from '../../../../src/core/orders/daily-request.ts';
import type { Caller } from '../../../../src/core/people.ts';
import type { SubOffer } from '../../../../src/platforms/discord/definitions/sub-commands.ts';
import { subOffers } from '../../../../src/platforms/discord/definitions/sub-offers.ts';
import { ordersInMemory } from '../../../commands/orders-in-memory.ts';
import { readLine } from '../../../core/orders/read-line.ts';
import { commands, startBot } from '../bot.ts';

const caller: Caller = { platform: 'discord', workspace: 'w', channel: 'c', person: 'p', manages: true };
const spec = {
  time: '16:30',
  zone: 'Europe/London',
  days: 'trading',
  lateMinutes: 360,
  quiet: false,
} as const;

async function withOrders() {
  const { schedule } = ordersInMemory('2025-05-05T12:00:00Z');
  await schedule.daily.add({ ...spec, line: 'corr btc r2k-tech 1y' }, caller);
  await schedule.daily.add({ ...spec, line: 'rank btc 1y', days: 'all' }, caller);
  await schedule.daily.add(
    { ...spec, line: 'rank eth 1y' },
    { ...caller, workspace: 'other', channel: 'elsewhere' },
  );
  await schedule.alerts.add(
    { line: 'corr btc ndx 1y', condition: { kind: 'above', level: 0.7 } },
    { armed: true, judgedTo: '2025-05-02', reading: '0.41' },
    caller,
  );
  const sources = { commands, read: readLine, schedule: async () => schedule };
  return (kind: SubOffer, text: string, command = 'daily') =>
    subOffers({ command, kind, text, caller }, sources);
}

describe('what is offered for a standing order', () => {
  test('zones by city, with what they were found by', async () => {
    const offers = await withOrders();
    expect((await offers('zones', 'london'))[0]).toEqual({ name: 'Europe/London', value: 'Europe/London' });
    expect((await offers('zones', 'bosto'))[0]).toEqual({
      name: 'America/New_York (boston)',
      value: 'America/New_York',
    });
  });

  test('days: the usual ones and those of the week, alone and after a comma', async () => {
    const offers = await withOrders();
    const days = (text: string) => offers('days', text).then((found) => found.map(({ value }) => value));
    expect(await days('')).toEqual([
      'trading',
      'weekdays',
      'all',
      'mon',
      'tue',
      'wed',
      'thu',
      'fri',
      'sat',
      'sun',
    ]);
    expect(await days('t')).toEqual(['trading', 'tue', 'thu']);
    expect(await days('thu, m')).toEqual(['mon,thu']);
    expect((await days('Thursdays')).slice(0, 2)).toEqual(['thu', 'mon,thu']);
    expect(await days('mon, tue, wed, thu, f')).toEqual(['weekdays']);
    expect(await days('soon')).toEqual([]);
    expect((await offers('days', 'mon and thu'))[0]).toEqual({
      name: 'mon,thu: every Monday and Thursday',
      value: 'mon,thu',
    });
  });

  test('lines that can be posted: what was typed first, in full, then examples', async () => {
    const offers = await withOrders();
    const lines = (text: string) => offers('posts', text).then((found) => found.map(({ value }) => value));
    expect(await lines('rank')).toContain('rank btc 1y');
    expect((await lines('eth vs nasdaq'))[0]).toBe('corr eth ndx 1y');
    expect(await lines('corr <@123> ndx')).toEqual([]);
    const all = await lines('');
    expect(all.length).toBeGreaterThan(5);
    for (const line of all) {
      const request = readDailyRequest(`add 16:30 UTC ${line}`, { read: readLine, zone: undefined });
      expect('spec' in request && request.spec.line).toBe(line);
    }
  });

  test('lines that an alert can watch, and no others', async () => {
    const offers = await withOrders();
    const lines = (await offers('pairs', '', 'alert')).map(({ value }) => String(value));
    expect(lines).toContain('corr btc r2k-tech 1y');
    for (const line of lines) expect(readAlertRequest(`add ${line} coupled`, readLine).verb).toBe('add');
    expect(await offers('pairs', 'rank btc', 'alert')).toEqual([]);
  });

  test('the orders that the caller sees, by number and by what they are about', async () => {
    const offers = await withOrders();
    expect(await offers('orders', '')).toEqual([
      { name: '1: corr btc r2k-tech 1y every trading day at 16:30 London', value: 1 },
      { name: '2: rank btc 1y every day at 16:30 London', value: 2 },
    ]);
    expect((await offers('orders', '2')).map(({ value }) => value)).toEqual([2, 1]);
    expect((await offers('orders', 'RANK')).map(({ value }) => value)).toEqual([2]);
    expect(await offers('orders', '', 'alert')).toEqual([
      { name: '1: corr btc ndx 1y rises above 0.7', value: 1 },
    ]);
  });

  test('is short enough, whatever is typed', async () => {
    const offers = await withOrders();
    for (const text of [
      '',
      'a',
      'x'.repeat(6_000),
      '@everyone',
      'symbols <@123>',
      `help ${'🚀'.repeat(60)}`,
    ]) {
      for (const kind of ['zones', 'posts', 'pairs', 'orders'] as const) {
        const found = await offers(kind, text);
        expect(found.length).toBeLessThanOrEqual(25);
        for (const { name, value } of found) {
          expect([name.length > 0, name.length <= 100, String(value).length <= 100]).toEqual([
            true,
            true,
            true,
          ]);
          expect(name).not.toMatch(/<@|@everyone/);
        }
      }
    }
  });

  test('reaches the person who types, and is nothing where the orders can’t be had', async () => {
    const { schedule } = ordersInMemory('2025-05-05T12:00:00Z');
    const { fake } = await startBot({ schedule: async () => schedule });
    const { mia, general, guild } = fake.community;
    const here = { ...caller, workspace: guild.id, channel: general.id, person: mia.id };
    await schedule.daily.add({ ...spec, line: 'rank btc 1y' }, here);
    const typing = { number: '1' };
    expect(await fake.autocomplete(mia, general, 'daily pause', 'number', typing)).toMatchObject([
      { value: 1 },
    ]);
    const zones = await fake.autocomplete(mia, general, 'daily add', 'zone', { zone: 'tok' });
    expect(zones[0]).toMatchObject({ value: 'Asia/Tokyo' });
    const without = await startBot();
    const { fake: other } = without;
    expect(
      await other.autocomplete(other.community.mia, other.community.general, 'daily pause', 'number', typing),
    ).toEqual([]);
    expect(without.events.map(({ event }) => event)).toContain('discord-no-offers');
  });
});
