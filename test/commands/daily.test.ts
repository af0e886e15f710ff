import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/core/errors.ts';
import type { Caller } from '../../src/core/people.ts';
import type { PriceSource } from '../../src/core/ports.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { FAKE_SENT } from '../fakes/orders.ts';
import { countingSource, outage } from '../prices/cache/counting-source.ts';
import { asking, someone } from './asking.ts';
import { ordersInMemory } from './orders-in-memory.ts';

const commands = await loadCommands();
const MONDAY = '2025-05-05';
const ADD = 'daily add 16:30 America/New_York corr btc r2k-tech 1y';

/** Asks lines on the evening of Monday 5 May 2025, with nothing added yet. */
function evening(whoMayAdd: 'members' | 'managers' = 'members', source: PriceSource = simulatedSource()) {
  const orders = ordersInMemory(`${MONDAY}T23:00:00Z`, whoMayAdd);
  const ask = asking(commands, source, MONDAY, orders.schedule);
  return { ...orders, ask, reply: async (line: string, caller?: Caller) => (await ask(line, caller)).reply };
}

const ben: Caller = { ...someone, person: 'p2' };
const elsewhere: Caller = { ...someone, channel: 'c2' };
const stranger: Caller = { ...someone, workspace: 'w2', manages: true };

describe('adding', () => {
  test('says what will come when, for the first time on which day, and what may be done with it', async () => {
    const { reply } = evening();
    expect(await reply(ADD)).toEqual({
      title: 'Daily post 1',
      lead: 'I will post `corr btc r2k-tech 1y` here every trading day at 16:30 New York; the first one on Tue 6 May 2025, 16:30 New York.',
      facts: [
        ['When', 'every trading day at 16:30 New York (America/New_York)'],
        ['If late', 'posted with a note up to 6 h late, then skipped'],
        ['Next', 'Tue 6 May 2025, 16:30 New York'],
      ],
      notes: [],
      actions: [
        { label: 'Preview', line: 'daily preview 1' },
        { label: 'Run now', line: 'daily run 1' },
        { label: 'Remove', line: 'daily remove 1' },
      ],
      query: ADD,
    });
  });

  test('a time before the close says that it waits, how long, and how to have it otherwise', async () => {
    const { reply } = evening();
    const { lead, facts, notes } = await reply('daily add 9am London rank btc quiet late=1h');
    expect(lead).toContain('the first one on Tue 6 May 2025, 21:20 London.');
    expect(facts).toContainEqual(['Next', 'Tue 6 May 2025, 21:20 London']);
    expect(notes).toEqual([
      "At 09:00 London the prices of that day's session are not there yet, so each post waits until 20 minutes after New York's close (21:20 London). To have the session before at 09:00 instead: `daily remove 1`, then `daily add 09:00 Europe/London rank btc 1y days=weekdays late=1h quiet`.",
    ]);
  });

  test('days of the week are said, and that holidays are no matter', async () => {
    const { reply } = evening();
    const { lead, notes, query } = await reply('daily add 8:15 Berlin btc ndx days=thu,mon');
    expect(lead).toBe(
      'I will post `corr btc ndx 1y` here every Monday and Thursday at 08:15 Berlin; the first one on Thu 8 May 2025, 08:15 Berlin.',
    );
    expect(notes).toEqual([
      'It goes by the clock of Berlin, whether or not New York trades: each post has the last session that is over by then, and says so when there is no new one.',
    ]);
    expect(query).toBe('daily add 08:15 Europe/Berlin corr btc ndx 1y days=mon,thu');
  });

  test('every setting is said', async () => {
    const { reply } = evening();
    const { facts, query } = await reply('daily add 9am Tokyo eth ndx 90d days=all late=0m quiet');
    expect(facts).toEqual([
      ['When', 'every day at 09:00 Tokyo (Asia/Tokyo)'],
      ['If late', 'skipped'],
      ['Quiet', 'one line without a picture while nothing material changes'],
      ['Next', 'Tue 6 May 2025, 09:00 Tokyo'],
    ]);
    expect(query).toBe('daily add 09:00 Asia/Tokyo corr eth ndx 90d days=all late=0m quiet');
  });

  test('without a place is meant in the zone of whoever asks', async () => {
    const { reply } = evening();
    await expect(reply('daily add 9:00 corr btc ndx 1y')).rejects.toThrow(
      /^Say in which time zone 09:00 is meant/,
    );
    const { query } = await reply('daily add 9:00 corr btc ndx 1y', { ...someone, zone: 'Europe/Berlin' });
    expect(query).toBe('daily add 09:00 Europe/Berlin corr btc ndx 1y');
  });

  test('its line, said again, adds the same once more', async () => {
    const { reply, store } = evening();
    const { query } = await reply('daily add 4:30pm nyc BTC vs small tech, 1 year');
    expect((await reply(query)).query).toBe(query);
    const [first, second] = await store.daily.inWorkspace('test', 'w1');
    expect({ ...second, id: first?.id, number: 1 }).toEqual(first);
  });

  test('a line that has no answer is not added, and those that would do are a button each', async () => {
    const { reply, store } = evening();
    const refusal = await reply('daily add 16:30 New York corr btc r2k-tech 10d').catch(
      (error: unknown) => error,
    );
    if (!(refusal instanceof Refusal)) throw refusal;
    expect(refusal.message).toMatch(/^I did not add it, for there is no answer to post\. .+ Try \S+\.$/);
    expect(await store.daily.inWorkspace('test', 'w1')).toEqual([]);
    const [{ line } = { line: '' }] = refusal.actions;
    expect((await reply(line)).title).toBe('Daily post 1');
  });

  test('a line whose prices are out of order is added, with what would be posted now', async () => {
    const source = countingSource();
    source.fault = outage('Feed', 'answered 503');
    const { reply, store } = evening('members', source);
    expect((await reply(ADD)).notes).toEqual([
      "If it were due now, this is what would be posted: “I couldn't get prices for BTC: Feed answered 503. I couldn't get prices for small-cap tech: Feed answered 503. Try again in a minute.” It is asked anew each time.",
    ]);
    expect(await store.daily.inWorkspace('test', 'w1')).toHaveLength(1);
  });

  test('where only managers may, others are told whom to ask', async () => {
    const { reply } = evening('managers');
    await expect(reply(ADD)).rejects.toThrow(
      /^Here only those who manage this workspace or server may use `daily add`\./,
    );
    expect((await reply(ADD, { ...someone, manages: true })).title).toBe('Daily post 1');
  });

  test('the 21st of one person is refused with the fix', async () => {
    const { reply } = evening();
    for (let index = 0; index < 20; index += 1) await reply(ADD, { ...someone, channel: `c${index}` });
    await expect(reply(ADD)).rejects.toThrow(/^You have 20 daily posts, .* `daily remove N`\.$/);
  });
});

describe('the list', () => {
  test('that is empty shows how to fill it', async () => {
    const { reply } = evening();
    const { lead, actions, query } = await reply('daily');
    expect(lead).toBe(`There are none here. Add one: \`${ADD}\`.`);
    expect((await reply(actions[0]?.line ?? '')).image).toBeDefined();
    expect(query).toBe('daily list');
  });

  test('shows what comes when, what rests and why, and what is elsewhere', async () => {
    const { reply } = evening();
    await reply(ADD);
    await reply('daily add 9am London csv btc ndx 90d days=weekdays', elsewhere);
    await reply('daily pause 2');
    const { lead, facts } = await reply('daily list');
    expect(lead).toBe('2 daily posts here, or added by you elsewhere.');
    expect(facts).toEqual([
      ['1', '`corr btc r2k-tech 1y` every trading day at 16:30 New York, running'],
      ['2 (elsewhere)', '`csv btc ndx 90d` Monday to Friday at 09:00 London, paused: by hand'],
    ]);
    expect((await reply('daily list', ben)).lead).toBe('1 daily post here.');
  });
});

describe('a preview', () => {
  test('is the answer as it would be posted, before it is added', async () => {
    const { reply, ask, store } = evening();
    const answer = await reply('corr eth ndx 90d');
    const { reply: shown, charts } = await ask('daily preview 16:30 New York corr eth ndx 90d quiet');
    expect(shown).toMatchObject({ title: answer.title, lead: answer.lead, facts: answer.facts });
    expect(charts).toHaveLength(1);
    expect(shown.notes.at(-1)).toBe(
      'This is a preview: it would be posted every trading day at 16:30 New York. While nothing material changes, one line comes instead.',
    );
    expect(shown.actions[0]).toEqual({
      label: 'Add it',
      line: 'daily add 16:30 America/New_York corr eth ndx 90d quiet',
    });
    expect(shown.query).toBe('daily preview 16:30 America/New_York corr eth ndx 90d quiet');
    expect(await store.daily.inWorkspace('test', 'w1')).toEqual([]);
  });

  test('of one that is there leads to posting it, and adds it no second time', async () => {
    const { reply } = evening();
    await reply('daily add 16:30 New York rank btc 1y');
    const shown = await reply('daily preview 1');
    expect(shown.title).toBe((await reply('rank btc 1y')).title);
    expect(shown.notes.at(-1)).toBe(
      'This is a preview of daily post 1: it would be posted every trading day at 16:30 New York.',
    );
    expect(shown.actions[0]).toEqual({ label: 'Run now', line: 'daily run 1' });
    expect(shown.query).toBe('daily preview 1');
  });
});

describe('changing', () => {
  test('pausing says why it rests, resuming when it comes next', async () => {
    const { reply } = evening();
    await reply(ADD);
    const paused = await reply('daily pause 1');
    expect(paused.lead).toBe('Daily post 1 (`corr btc r2k-tech 1y`) is paused.');
    expect(paused.facts).toContainEqual(['Paused', 'by hand']);
    expect(paused.actions).toContainEqual({ label: 'Resume', line: 'daily resume 1' });
    const resumed = await reply('daily resume 1');
    expect(resumed.lead).toBe('Daily post 1 (`corr btc r2k-tech 1y`) is running again.');
    expect(resumed.facts).toContainEqual(['Next', 'Tue 6 May 2025, 16:30 New York']);
    expect(resumed.actions).toContainEqual({ label: 'Pause', line: 'daily pause 1' });
  });

  test('running says where it goes', async () => {
    const { reply, store } = evening();
    await reply(ADD);
    expect((await reply('daily run 1')).lead).toBe(
      'Daily post 1 (`corr btc r2k-tech 1y`) is on its way here, in addition to its usual times.',
    );
    expect((await reply('daily run 1', elsewhere)).lead).toContain('is on its way to its channel');
    const [post] = await store.daily.inWorkspace('test', 'w1');
    expect(await store.history(post?.id ?? '', 5)).toHaveLength(1);
  });

  test('removing shows how to have it back, and that line works', async () => {
    const { reply } = evening();
    const added = await reply('daily add 9am Tokyo eth ndx 90d days=all late=0m quiet');
    const removed = await reply('daily remove 1');
    expect(removed.lead).toBe(
      `Daily post 1 (\`corr eth ndx 90d\`) is removed. To have it back: \`${added.query}\`.`,
    );
    expect(removed.actions).toEqual([{ label: 'Add it again', line: added.query }]);
    await expect(reply('daily remove 1')).rejects.toThrow(/^There is no daily post 1 here\./);
    expect((await reply(added.query)).title).toBe('Daily post 2');
  });
});

describe('history', () => {
  test('shows each slot, by the clock of the post', async () => {
    const { reply, store } = evening();
    await reply('daily add 9am Tokyo eth ndx 90d days=all');
    expect((await reply('daily history 1')).lead).toBe(
      '`corr eth ndx 90d` every day at 09:00 Tokyo, running. It has not been due yet.',
    );
    await reply('daily run 1');
    const [post] = await store.daily.inWorkspace('test', 'w1');
    const [run] = await store.history(post?.id ?? '', 1);
    await store.claim(run?.id ?? '', 0);
    await store.settle(run?.id ?? '', FAKE_SENT);
    const { title, table } = await reply('daily log #1');
    expect(title).toBe('History of daily post 1');
    expect(table).toEqual({
      head: ['For', 'Outcome', 'Why'],
      rows: [['Tue 6 May 2025, 08:00 Tokyo', 'sent (run by hand)', '']],
    });
  });
});

describe('who may', () => {
  test.each(['preview', 'run', 'pause', 'resume', 'remove', 'history'])(
    '`daily %s` of another workspace finds nothing',
    async (verb) => {
      const { reply } = evening();
      await reply(ADD);
      await expect(reply(`daily ${verb} 1`, stranger)).rejects.toThrow(
        /^There is no daily post 1 here\. `daily list` shows those that there are\.$/,
      );
      expect((await reply('daily list', stranger)).facts).toEqual([]);
    },
  );

  test.each(['run', 'pause', 'resume', 'remove'])(
    "`daily %s` of somebody else's is refused",
    async (verb) => {
      const { reply } = evening();
      await reply(ADD);
      await expect(reply(`daily ${verb} 1`, ben)).rejects.toThrow(/^Daily post 1 is somebody else's/);
      expect((await reply(`daily ${verb} 1`, { ...ben, manages: true })).title).toBe('Daily post 1');
    },
  );

  test('looking at it is open to those who are there', async () => {
    const { reply } = evening();
    await reply(ADD);
    expect((await reply('daily history 1', ben)).title).toBe('History of daily post 1');
    expect((await reply('daily preview 1', ben)).image).toBeDefined();
    await expect(reply('daily history 1', { ...ben, channel: 'c2' })).rejects.toThrow(
      /^There is no daily post 1/,
    );
  });
});

test('every button and every canonical line can be pressed', async () => {
  const { reply } = evening();
  for (const line of [ADD, 'daily list', 'daily history 1', 'daily preview 1', 'daily pause 1', 'daily']) {
    const { actions, query } = await reply(line);
    const harmless = actions.filter((action) => !action.line.startsWith('daily remove'));
    for (const action of harmless) expect((await reply(action.line)).lead).not.toBe('');
    expect((await reply(query)).query).toBe(query);
  }
});

test('where nothing is kept, it says what to start', async () => {
  const ask = asking(commands, simulatedSource(), MONDAY);
  await expect(ask('daily list')).rejects.toThrow(
    /^Daily posts and alerts need a bot that keeps running\. Start it/,
  );
  await expect(ask(ADD)).rejects.toThrow(/^Daily posts and alerts need/);
  expect((await ask('daily preview 9:00 London corr btc ndx 90d')).reply.image).toBeDefined();
});
