import { SILENT } from '../../../src/core/telemetry.ts';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { lazyStore, type Store } from '../../../src/compose/store.ts';
import { readConfig } from '../../../src/config.ts';
import type { Caller } from '../../../src/core/people.ts';
import { templateFolder } from '../../databases.ts';
import { ACME, type WorkspaceSeed } from '../../fakes/slack/seed.ts';
import { install } from './install.ts';
import { AS_OF, simulatedAnswer } from './simulated-answer.ts';
import { GENERAL, slackBed, type Bed, type BedOptions } from './slack-bed.ts';

vi.setConfig({ testTimeout: 60_000 });

/** The platform on the real commands, the real orders and the real database, as the bot puts them together. */
async function realBed(options: BedOptions = {}): Promise<Bed & { readonly store: Store }> {
  const stateFolder = await mkdtemp(join(tmpdir(), 'lockstep-orders-'));
  await cp(join(templateFolder, 'data'), join(stateFolder, 'db'), { recursive: true });
  const config = readConfig({ STATE_DIR: stateFolder });
  const mode = { bot: true, sharesPrices: true, demo: false } as const;
  const settings = { config, ...mode, pricesFolder: undefined, asOf: undefined };
  const look = { theme: 'light', scale: 1 } as const;
  const store = lazyStore(
    { ...settings, look, json: false, out: undefined },
    { info: () => undefined, warn: () => undefined },
  );
  await store.open();
  onTestFinished(async () => {
    await store.close(5_000);
    await rm(stateFolder, { recursive: true });
  });
  const answer = simulatedAnswer(undefined, store.schedule);
  const bed = await slackBed({
    ...options,
    answer,
    keyValue: await store.keyValue(),
    started: false,
    options: { schedule: store.schedule, onLeave: (workspace) => store.forget('slack', workspace) },
  });
  const platforms = [{ ...bed.slack, start: bed.start }];
  await store.run({ answer, platforms, asOf: () => AS_OF, telemetry: SILENT });
  await bed.start();
  return { ...bed, store };
}

test('a daily post from an answer to its removal, by buttons alone', async () => {
  const { fake, store } = await realBed();
  fake.people.slash(GENERAL, '/corr', 'btc r2k-tech 1y');
  const answer = await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);

  fake.people.press('U0ADA', answer, { text: 'Make this a daily post' });
  const form = await fake.until('the form', () => fake.modals('U0ADA')[0]);
  expect(JSON.stringify(form.content)).toContain('"initial_value":"corr btc r2k-tech 1y"');
  expect(JSON.stringify(form.content)).toContain('"initial_conversation":"C0GENERAL"');
  expect(await fake.people.submitView(form, { time: '09:30' }).acked).toMatchObject({ ok: true });
  await fake.until('it is added', () =>
    JSON.stringify(form.content).includes('In <#C0GENERAL>: I will post'),
  );

  fake.people.openHome('U0ADA');
  const home = await fake.until('the home tab', () => fake.home('U0ADA'));
  const shows = (words: string) =>
    fake.until(words, () => JSON.stringify(fake.home('U0ADA')?.content).includes(words));
  await shows('Last: nothing yet.');
  expect(JSON.stringify(home.content)).toContain('Every trading day at 09:30 Berlin, running. Next: ');

  fake.people.pressInView(home, { text: 'Run now' });
  const post = await fake.until('the post', () => fake.messages('C0GENERAL')[1]);
  expect(post.text).toContain('SIMULATED: BTC and small-cap tech');
  const { daily } = await store.schedule();
  const ada = {
    platform: 'slack',
    workspace: 'T0ACME',
    channel: 'C0GENERAL',
    person: 'U0ADA',
    manages: false,
  };
  await vi.waitFor(async () => expect((await daily.history(1, ada))[0]?.state).toBe('sent'));
  fake.people.openHome('U0ADA');
  await shows(': sent (run by hand)');

  fake.people.pressInView(home, { text: 'Pause' });
  await shows('paused: by hand');
  fake.people.pressInView(home, { text: 'Resume' });
  await shows('Next: ');
  fake.people.pressInView(home, { text: 'Remove' });
  await shows('None yet.');
});

test('a post of two weekdays is added in plain words, and all posts go after a second word', async () => {
  const { fake, store } = await realBed();
  const said = async (line: string, words: string) => {
    fake.people.slash(GENERAL, '/corr', line);
    return fake.until(words, () => fake.messages('C0GENERAL').find(({ text }) => text.includes(words)));
  };
  await said(
    'post sol vs qqq mondays and thursdays 8:15 berlin',
    'every Monday and Thursday at 08:15 Berlin',
  );
  await said('daily add 9:00 London rank btc 1y days=tue', 'every Tuesday at 09:00 London');
  const { daily } = await store.schedule();
  const ada = {
    platform: 'slack',
    workspace: 'T0ACME',
    channel: 'C0GENERAL',
    person: 'U0ADA',
    manages: false,
  };
  const posts = async () =>
    (await daily.list(ada)).map(({ line, days, pausedBecause }) => [line, days, pausedBecause]);
  expect(await posts()).toEqual([
    ['corr sol ndx 1y', 'mon,thu', null],
    ['rank btc 1y', 'tue', null],
  ]);
  fake.people.openHome('U0ADA');
  await fake.until('the home tab', () =>
    JSON.stringify(fake.home('U0ADA')?.content ?? '').includes(
      'Every Monday and Thursday at 08:15 Berlin, running. Next: ',
    ),
  );
  fake.people.slash(GENERAL, '/corr', 'stop all the daily posts pls');
  const asked = await fake.until('the question', () =>
    fake.messages('C0GENERAL').find(({ text }) => text.includes('Shall I remove all daily posts')),
  );
  expect(await posts()).toHaveLength(2);
  fake.people.press('U0ADA', asked, { text: 'pause all' });
  await vi.waitFor(async () =>
    expect((await posts()).map(([, , paused]) => paused)).toEqual(['by hand', 'by hand']),
  );
  await said('daily remove all', '2 daily posts here are removed.');
  expect(await posts()).toEqual([]);
  expect(fake.violations).toEqual([]);
});

const SECOND: WorkspaceSeed = {
  id: 'T0SECOND',
  name: 'second',
  people: [{ id: 'U0ZOE', name: 'zoe' }],
  channels: [{ id: 'C0TALK', name: 'talk', bot: true }],
};

test('a workspace that removes the app takes its orders, deliveries and kept things along, and nobody else’s', async () => {
  const bed = await realBed({
    oauth: true,
    fake: {
      workspaces: [
        { ...ACME, installed: false },
        { ...SECOND, installed: false },
      ],
    },
  });
  const { fake, store, keyValue } = bed;
  const places = [
    { team: 'T0ACME', ...GENERAL },
    { team: 'T0SECOND', user: 'U0ZOE', channel: 'C0TALK' },
  ];
  for (const { team, user, channel } of places) {
    await install(bed, team);
    const ask = async (line: string, words: string) => {
      fake.peopleOf(team).slash({ user, channel }, '/corr', line);
      await fake.until(words, () => fake.messages(channel, team).find(({ text }) => text.includes(words)));
    };
    await ask('daily add 09:30 Berlin corr btc r2k-tech 1y', 'Daily post 1');
    await ask('alert add corr btc r2k-tech 1y > 0.99', 'I will say so here');
    await ask('daily run 1', 'on its way');
    await ask('corr btc ndx 1y', 'BTC and the Nasdaq-100');
  }
  const orders = async ({ team, user, channel }: (typeof places)[number]) => {
    const caller: Caller = { platform: 'slack', workspace: team, channel, person: user, manages: false };
    const { daily, alerts } = await store.schedule();
    const [posts, watches] = await Promise.all([daily.list(caller), alerts.list(caller)]);
    const runs = await Promise.all(posts.map(({ number }) => daily.history(number, caller)));
    return { posts: posts.length, alerts: watches.length, runs: runs.flat().length };
  };
  const kept = ({ team, channel }: (typeof places)[number]) =>
    Promise.all([
      keyValue.get('slack-installation', team),
      keyValue.get('slack-last-line', `${team}/${channel}/`),
    ]);
  for (const place of places) {
    expect(await orders(place)).toEqual({ posts: 1, alerts: 1, runs: 1 });
    expect(await kept(place)).not.toContain(undefined);
  }

  fake.people.uninstall();
  await vi.waitFor(() => expect(bed.log.map(({ event }) => event)).toContain('slack-workspace-left'));
  const [left, stays] = places.map((place) => ({ orders: orders(place), kept: kept(place) }));
  expect(await left?.orders).toEqual({ posts: 0, alerts: 0, runs: 0 });
  expect(await left?.kept).toEqual([undefined, undefined]);
  expect(await stays?.orders).toEqual({ posts: 1, alerts: 1, runs: 1 });
  expect(await stays?.kept).not.toContain(undefined);
});
