import { describe, expect, test } from 'vitest';
import type { Caller } from '../../src/core/people.ts';
import { SourceError } from '../../src/core/errors.ts';
import type { PriceSource } from '../../src/core/ports.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { eventId } from '../../src/schedule/order-ids.ts';
import { FAKE_CHANNEL, fakeDelivery } from '../fakes/orders.ts';
import { asking, someone } from './asking.ts';
import { ordersInMemory } from './orders-in-memory.ts';

const commands = await loadCommands();
const MONDAY = '2025-05-05';
const ADD = 'alert add corr btc r2k-tech 1y > 0.7';

/** Asks lines on the evening of Monday 5 May 2025, when the correlation of the two stands at 0.46. */
function evening(source: PriceSource = simulatedSource()) {
  const orders = ordersInMemory(`${MONDAY}T23:00:00Z`);
  const ask = asking(commands, source, MONDAY, orders.schedule);
  const stored = () => orders.store.alerts.inWorkspace('test', 'w1');
  return {
    ...orders,
    ask,
    stored,
    reply: async (line: string, caller?: Caller) => (await ask(line, caller)).reply,
  };
}

const ben: Caller = { ...someone, person: 'p2' };
const stranger: Caller = { ...someone, workspace: 'w2', manages: true };

describe('adding', () => {
  test('says what it waits for, where that stands, and when it would tell again', async () => {
    const { reply, stored } = evening();
    const added = await reply(ADD);
    expect(added).toMatchObject({
      title: 'Alert 1',
      lead: 'I will say so here when the 63-session correlation of `corr btc r2k-tech 1y` rises above 0.7, read once after each New York close. It stands at 0.46 (coupled) on 5 May 2025.',
      facts: [['Fires again', 'after it has been below 0.65']],
      image: { filename: 'corr-btc-r2k-tech-1y.png' },
      actions: [
        { label: 'Alerts here', line: 'alert list' },
        { label: 'Remove', line: 'alert remove 1' },
      ],
      query: ADD,
    });
    expect(added.notes[0]).toMatch(/^SIMULATED/);
    expect(added.notes.at(-1)).toBe('It never fires on approximate or stale prices.');
    expect(await stored()).toMatchObject([
      { armed: true, judgedTo: MONDAY, lastReading: '0.46 (coupled) on 5 May 2025' },
    ]);
  });

  test('what holds already is said, and is no event', async () => {
    const { reply, stored } = evening();
    const { lead } = await reply('alert add corr btc ndx 1y < 0.9');
    expect(lead).toMatch(
      /That is already so: it stands at 0\.\d\d \(\w+\) on 5 May 2025, and the alert fires the next time, after it has been above 0\.95\.$/,
    );
    expect((await reply('alert add btc r2k-tech coupled')).lead).toContain(
      'when the link of `corr btc r2k-tech 1y` is called coupled, read once after each New York close.',
    );
    expect(await stored()).toMatchObject([
      { armed: false },
      { armed: false, condition: { kind: 'coupled' } },
    ]);
  });

  test('the window of its line is what is watched', async () => {
    const { reply } = evening();
    const { lead, query } = await reply('alert add btc ndx 2y window=21 below -.25');
    expect(lead).toContain('the 21-session correlation of `corr btc ndx 2y window=21` falls below -0.25');
    expect(query).toBe('alert add corr btc ndx 2y window=21 < -0.25');
  });

  test('of a pair without exact prices is refused: it could never be trusted', async () => {
    const source = simulatedSource();
    const atMidnight: PriceSource = {
      ...source,
      closes: async (instrument, span, options) => {
        const series = await source.closes(instrument, span, options);
        return instrument.market === '24/7' ? { ...series, clock: 'utc-close' } : series;
      },
    };
    const { reply, stored } = evening(atMidnight);
    await expect(reply(ADD)).rejects.toThrow(
      /^The two legs of `corr btc r2k-tech 1y` are not read at the same clock, .*Watch a pair whose prices are exact\.$/,
    );
    expect(await stored()).toEqual([]);
  });

  test('without prices is refused with the reason', async () => {
    const down: PriceSource = {
      ...simulatedSource(),
      closes: async () => {
        throw new SourceError('made', 'unavailable', 'answered 503');
      },
    };
    const { reply, stored } = evening(down);
    await expect(reply(ADD)).rejects.toThrow(/answered 503/);
    expect(await stored()).toEqual([]);
  });
});

describe('the list', () => {
  test('that is empty shows how to fill it', async () => {
    const { reply } = evening();
    expect((await reply('alert')).lead).toBe(`There are none here. Add one: \`${ADD}\`.`);
  });

  test('says of each what it waits for, and where it stands', async () => {
    const { reply } = evening();
    await reply(ADD);
    await reply('alert add corr btc r2k-tech 1y < 0.9');
    await reply('alert add corr btc r2k-tech 1y decoupled', { ...someone, channel: 'c2' });
    await reply('alert pause 3');
    const { lead, facts } = await reply('alert list');
    const stands = '0.46 (coupled) on 5 May 2025';
    expect(lead).toBe('3 alerts here, or added by you elsewhere.');
    expect(facts).toEqual([
      ['1', `\`corr btc r2k-tech 1y\` rises above 0.7: watching; ${stands}`],
      ['2', `\`corr btc r2k-tech 1y\` falls below 0.9: fires again after it has been above 0.95; ${stands}`],
      ['3 (elsewhere)', `\`corr btc r2k-tech 1y\` is called decoupled: paused: by hand; ${stands}`],
    ]);
  });
});

describe('changing', () => {
  test('pausing, resuming and removing say so', async () => {
    const { reply } = evening();
    await reply(ADD);
    const name = 'Alert 1 (`corr btc r2k-tech 1y` rises above 0.7)';
    expect((await reply('alert pause 1')).lead).toBe(`${name} is paused.`);
    expect((await reply('alert resume 1')).lead).toBe(`${name} watches again.`);
    const removed = await reply('alert remove 1');
    expect(removed.lead).toBe(`${name} is removed.`);
    expect(removed.actions).toEqual([{ label: 'Add it again', line: ADD }]);
    await expect(reply('alert remove 1')).rejects.toThrow(/^There is no alert 1 here\./);
  });
});

describe('history', () => {
  test('shows each event by the clock of whoever asks, New York where that is not known', async () => {
    const { reply, store, stored } = evening();
    await reply(ADD);
    expect((await reply('alert history 1')).lead).toBe(
      '`corr btc r2k-tech 1y` rises above 0.7: watching; 0.46 (coupled) on 5 May 2025. It has not fired yet.',
    );
    const id = (await stored())[0]?.id ?? '';
    const slot = Date.parse('2025-05-06T20:00:00Z');
    await store.addDeliveries([
      fakeDelivery(
        { id: eventId(id, '2025-05-06'), owner: id },
        { kind: 'alert', slot, target: FAKE_CHANNEL },
      ),
    ]);
    expect((await reply('alert history 1')).table?.rows).toEqual([
      ['Tue 6 May 2025, 16:00 New York', 'waiting', ''],
    ]);
    const { table } = await reply('alert history 1', { ...someone, zone: 'Asia/Tokyo' });
    expect(table?.rows[0]?.[0]).toBe('Wed 7 May 2025, 05:00 Tokyo');
  });
});

describe('who may', () => {
  test.each(['pause', 'resume', 'remove', 'history'])(
    '`alert %s` of another workspace finds nothing',
    async (verb) => {
      const { reply } = evening();
      await reply(ADD);
      await expect(reply(`alert ${verb} 1`, stranger)).rejects.toThrow(/^There is no alert 1 here\./);
    },
  );

  test.each(['pause', 'resume', 'remove'])("`alert %s` of somebody else's is refused", async (verb) => {
    const { reply } = evening();
    await reply(ADD);
    await expect(reply(`alert ${verb} 1`, ben)).rejects.toThrow(/^Alert 1 is somebody else's/);
    expect((await reply(`alert ${verb} 1`, { ...ben, manages: true })).title).toBe('Alert 1');
  });
});

test('where nothing is kept, it says what to start', async () => {
  const ask = asking(commands, simulatedSource(), MONDAY);
  await expect(ask('alert list')).rejects.toThrow(/^Daily posts and alerts need a bot that keeps running\./);
});
