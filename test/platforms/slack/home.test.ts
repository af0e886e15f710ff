import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import type { Alert } from '../../../src/core/orders/alert.ts';
import type { DailyPost, DailySpec } from '../../../src/core/orders/daily-post.ts';
import type { Delivery } from '../../../src/core/orders/delivery.ts';
import type { Orders, Schedule } from '../../../src/core/orders/schedule.ts';
import type { Caller } from '../../../src/core/people.ts';
import type { AnswerLine } from '../../../src/core/ports.ts';
import { nextSlot } from '../../../src/schedule/slots.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import { MODES, plainReply, slackBed } from './slack-bed.ts';

const TARGET = { platform: 'slack', workspace: 'T0ACME', kind: 'channel', id: 'C0GENERAL' } as const;
const NOW = Date.parse('2026-11-24T12:00:00Z');
const NEXT = Date.parse('2026-11-25T08:00:00Z');

const post: DailyPost = {
  id: 'd1',
  number: 3,
  time: '09:00',
  zone: 'Europe/Berlin',
  line: 'corr btc r2k-tech 1y',
  days: 'trading',
  lateMinutes: 60,
  quiet: false,
  target: TARGET,
  creator: 'U0ADA',
  pausedBecause: null,
  nextSlot: NEXT,
  failures: 0,
  lastGist: null,
};
const alert: Alert = {
  id: 'a1',
  number: 4,
  line: 'corr btc ndx 1y',
  condition: { kind: 'above', level: 0.6 },
  target: TARGET,
  creator: 'U0ADA',
  pausedBecause: 'I am not in that channel.',
  armed: true,
  judgedTo: '2026-11-23',
  lastReading: null,
  failures: 0,
};
const sent: Delivery = {
  id: 'x1',
  kind: 'daily',
  owner: 'd1',
  target: TARGET,
  slot: NEXT - 86_400_000,
  dueAt: NEXT - 86_400_000,
  state: 'failed',
  attempts: 3,
  reason: 'Slack did not answer',
  messageId: null,
  at: NEXT - 86_400_000,
};

/** Orders that are only looked at: commands change them. */
function ordersOf<Order>(
  list: readonly Order[],
  history: readonly Delivery[],
  seen: Caller[],
): Orders<Order> {
  const refuse = async () => {
    throw new Refusal('only to be looked at');
  };
  return {
    list: async (caller) => {
      seen.push(caller);
      return list;
    },
    history: async () => history,
    find: refuse,
    pause: refuse,
    resume: refuse,
    remove: refuse,
    changeAll: refuse,
  };
}

function scheduleOf(posts: readonly DailyPost[], alerts: readonly Alert[]) {
  const seen: Caller[] = [];
  const refuse = async () => {
    throw new Refusal('only to be looked at');
  };
  const next = async (spec: DailySpec) => nextSlot(spec, NOW);
  const schedule: Schedule = {
    daily: { ...ordersOf(posts, [sent], seen), add: refuse, run: refuse, next },
    alerts: { ...ordersOf(alerts, [], seen), add: refuse },
  };
  return { schedule: async () => schedule, seen };
}

const openHome = (fake: FakeSlack, words: string) => {
  fake.people.openHome('U0ADA');
  return fake.until('the home tab', () => {
    const view = fake.home('U0ADA');
    return view !== undefined && JSON.stringify(view.content).includes(words) && view;
  });
};

describe.each(MODES)('the home tab (%s)', (mode) => {
  test('lists daily posts and alerts with next run, last result and what can be done', async () => {
    const { schedule, seen } = scheduleOf([post], [alert]);
    const { fake } = await slackBed({ mode, options: { schedule } });
    const view = JSON.stringify((await openHome(fake, 'Daily post 3')).content);
    // 09:00 in Berlin is before New York's close, so it comes 20 minutes after that.
    expect(view).toContain(
      'Every trading day at 09:00 Berlin, running. Next: Wed 25 Nov 2026, 22:20 Berlin.',
    );
    expect(view).toContain(
      'Last: Tue 24 Nov 2026, 09:00 Berlin: failed after 3 tries (Slack did not answer)',
    );
    expect(view).toContain('Rises above 0.6: paused: I am not in that channel.');
    expect(view).toContain('You can add it again later');
    for (const line of [
      'daily run 3',
      'daily pause 3',
      'daily remove 3',
      'alert resume 4',
      'alert remove 4',
    ]) {
      expect(view).toContain(`"=${line}"`);
    }
    expect(seen[0]).toMatchObject({ person: 'U0ADA', channel: fake.direct('U0ADA'), manages: true });
    expect(fake.violations).toEqual([]);
  });

  test('a button there is a line, and the tab says what came of it', async () => {
    const { schedule } = scheduleOf([post], []);
    const lines: string[] = [];
    const answer: AnswerLine = async (line) => {
      lines.push(line);
      return { ...plainReply(line), lead: 'Daily post 3 rests now.' };
    };
    const { fake } = await slackBed({ mode, answer, options: { schedule } });
    const view = await openHome(fake, 'Daily post 3');
    fake.people.pressInView(view, { text: 'Pause' });
    await fake.until('the news', () => JSON.stringify(view.content).includes('Daily post 3 rests now.'));
    expect(lines).toEqual(['daily pause 3']);
  });
});

test('with nothing standing it says what there could be', async () => {
  const { fake } = await slackBed({ options: { schedule: scheduleOf([], []).schedule } });
  expect(await openHome(fake, 'None yet.')).toMatchObject({ type: 'home' });
});

test('forty orders and hostile lines fit', async () => {
  const posts = Array.from({ length: 40 }, (_, index) => ({
    ...post,
    number: index + 1,
    line: `corr <!channel> & ${'x'.repeat(3_000)}`,
  }));
  const { fake } = await slackBed({ options: { schedule: scheduleOf(posts, []).schedule } });
  const view = await openHome(fake, '20 more');
  expect(JSON.stringify(view.content)).not.toContain('<!channel>');
  expect(fake.violations).toEqual([]);
});

test.each([
  [
    async () => Promise.reject(new Refusal('The store is busy. Try again in a minute.')),
    'The store is busy.',
  ],
  [async () => Promise.reject(new Error('secret')), 'could not be read'],
])('what can not be read is a sentence', async (schedule, words) => {
  const { fake } = await slackBed({ options: { schedule } });
  const view = await openHome(fake, words);
  expect(JSON.stringify(view.content)).not.toContain('secret');
});

test('without daily posts in this bot the tab says so', async () => {
  const { fake } = await slackBed();
  expect(await openHome(fake, 'not available')).toMatchObject({ type: 'home' });
});

describe.each(MODES)('the form for a daily post (%s)', (mode) => {
  const { schedule } = scheduleOf([], []);

  test('opens by the shortcut, looks first, and adds by the same line that could be typed', async () => {
    const asked: [string, Caller][] = [];
    const answer: AnswerLine = async (line, { caller }) => {
      asked.push([line, caller]);
      return {
        ...plainReply(line),
        lead: line.startsWith('daily') ? 'Added as daily post 5.' : 'It is **0.51**.',
      };
    };
    const { fake } = await slackBed({ mode, answer, options: { schedule } });
    fake.people.shortcut('U0ADA', 'new-daily-post');
    const form = await fake.until('the form', () => fake.modals('U0ADA')[0]);
    expect(JSON.stringify(form.content)).toContain('"value":"Europe/Berlin"');

    const options = await fake.people.suggest(form, 'zone', 'new york').acked;
    expect(JSON.stringify(options)).toContain('America/New_York');

    const given = { channel: 'C0GENERAL', time: '09:30', line: 'corr btc\nr2k-tech 1y' };
    fake.people.pressInView(form, { actionId: 'preview' }, given);
    await fake.until('the preview', () =>
      JSON.stringify(form.content).includes('Would say now: It is *0.51*.'),
    );

    expect(await fake.people.submitView(form, given).acked).toMatchObject({ ok: true });
    await fake.until('the result', () => JSON.stringify(form.content).includes('Added as daily post 5.'));
    expect(asked.at(-1)).toEqual([
      'daily add 09:30 Europe/Berlin corr btc r2k-tech 1y',
      expect.objectContaining({ channel: 'C0GENERAL', person: 'U0ADA', zone: 'Europe/Berlin' }),
    ]);
    expect(fake.violations).toEqual([]);
  });

  test('days that are chosen are those of the line, and stay in the form', async () => {
    const asked: string[] = [];
    const answer: AnswerLine = async (line) => {
      asked.push(line);
      throw new Refusal('Not today.');
    };
    const { fake } = await slackBed({ mode, answer, options: { schedule } });
    fake.people.shortcut('U0ADA', 'new-daily-post');
    const form = await fake.until('the form', () => fake.modals('U0ADA')[0]);
    expect(JSON.stringify(form.content)).toContain('"text":"Every New York trading day"');
    const given = { channel: 'C0GENERAL', time: '08:15', line: 'corr sol ndx' };
    fake.people.submitView(form, { ...given, days: ['thu', 'mon'] });
    await fake.until('the refusal', () => JSON.stringify(form.content).includes('Not today.'));
    expect(asked).toEqual(['daily add 08:15 Europe/Berlin corr sol ndx days=mon,thu']);
    expect(JSON.stringify(form.content)).toMatch(/"initial_options":\[\{[^[]*"Monday"[^[]*"Thursday"/);
    fake.people.submitView(form, { ...given, days: ['mon', 'tue', 'wed', 'thu', 'fri'] });
    await fake.until('the second one', () => asked.length === 2 || undefined);
    expect(asked[1]).toBe('daily add 08:15 Europe/Berlin corr sol ndx days=weekdays');
    expect(fake.violations).toEqual([]);
  });

  test('what is refused comes back in the form, with what was typed', async () => {
    const answer: AnswerLine = async () => {
      throw new Refusal('Twenty daily posts are all that one person may have. Remove one first.');
    };
    const { fake } = await slackBed({ mode, answer, options: { schedule } });
    fake.people.shortcut('U0BOB', 'new-daily-post');
    const form = await fake.until('the form', () => fake.modals('U0BOB')[0]);
    fake.people.submitView(form, { channel: 'C0OPEN', line: 'corr btc' });
    await fake.until('the refusal', () => JSON.stringify(form.content).includes('Twenty daily posts'));
    expect(JSON.stringify(form.content)).toContain('"initial_value":"corr btc"');
    expect(JSON.stringify(form.content)).toContain('"initial_conversation":"C0OPEN"');
  });
});

test('a form that was closed meanwhile tells a refusal in a direct message', async () => {
  const outcome = Promise.withResolvers<never>();
  const { fake } = await slackBed({
    answer: async () => outcome.promise,
    options: { schedule: scheduleOf([], []).schedule },
  });
  fake.people.shortcut('U0BOB', 'new-daily-post');
  const form = await fake.until('the form', () => fake.modals('U0BOB')[0]);
  await fake.people.submitView(form, { channel: 'C0OPEN', line: 'corr btc' }).acked;
  fake.people.closeView(form);
  outcome.reject(new Refusal('Not there.'));
  const { text } = await fake.until('a message', () => fake.messages(fake.direct('U0BOB'))[0]);
  expect(text).toContain('Not there.');
});

test('from a direct conversation the form leaves the channel open: the bot may not be in that one', async () => {
  const { schedule } = scheduleOf([], []);
  const { fake } = await slackBed({ options: { schedule } });
  fake.people.slash({ user: 'U0ADA', channel: 'D0OTHERS' }, '/corr', 'corr btc');
  const message = await fake.until('an answer', () => fake.messages('D0OTHERS')[0]);
  fake.people.press('U0ADA', message, { text: 'Make this a daily post' });
  const form = await fake.until('the form', () => fake.modals('U0ADA')[0]);
  expect(JSON.stringify(form.content)).not.toContain('initial_conversation');
});
