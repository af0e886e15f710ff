import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import { portOf } from '../../../src/platforms/slack/connect/port-of.ts';
import { GENERAL, MODES, plainReply, slackBed } from './slack-bed.ts';

describe.each(MODES)('the start (%s)', (mode) => {
  test('says that it is ready when it is', async () => {
    const { told } = await slackBed({ mode });
    expect(told).toEqual(['Slack: ready.']);
  });

  test('waits for a Slack that can not be reached, says so, and answers when it is back', async () => {
    const { fake, told, waits } = await slackBed({ mode, started: false }).then(async (bed) => {
      bed.fake.failNext('auth.test', 'reset', { status: 503 }, 'truncated');
      await bed.start();
      return bed;
    });
    await vi.waitFor(() => expect(told.at(-1)).toBe('Slack: reached at last, ready.'));
    expect(told[0]).toContain('no start yet');
    expect(waits.passed.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
    if (mode === 'socket') {
      fake.people.slash(GENERAL, '/corr', 'btc');
      await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
    }
  });

  test('a token that Slack does not know is told with where to find the right one, and not tried again', async () => {
    const bed = await slackBed({ mode, started: false, options: { botToken: 'xoxb-wrong' } });
    await bed.start();
    expect(bed.told).toEqual([
      expect.stringMatching(/does not know one of my tokens\. SLACK_BOT_TOKEN .*OAuth & Permissions/),
    ]);
    expect(bed.waits.passed).toEqual([]);
    expect(bed.told.join() + JSON.stringify(bed.log)).not.toContain('xoxb-wrong');
  });

  test('missing permissions are named with what they are for and what to change', async () => {
    const { told } = await slackBed({
      mode,
      fake: { scopes: ['commands', 'chat:write', 'users:read', 'im:history'] },
    });
    expect(told[0]).toMatch(
      /lacks .*files:write \(charts and files\).*slack:manifest.*install the app again/,
    );
    expect(told[0]).not.toContain('chat:write (');
    expect(told[1]).toBe('Slack: ready.');
  });
});

test('a wrong app token is told, and the process goes on', async () => {
  const bed = await slackBed({ started: false, options: { appToken: 'xapp-wrong' } });
  await bed.start();
  expect(bed.told).toEqual([expect.stringContaining('SLACK_APP_TOKEN')]);
});

test('a port that is taken is told', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bed = await slackBed({
    mode: 'http',
    started: false,
    options: { port: portOf(server) ?? undefined },
  });
  await bed.slack.start(async (line) => plainReply(line), []);
  server.close();
  expect(bed.told).toEqual([expect.stringMatching(/nothing can listen at port \d+ \(EADDRINUSE\)/)]);
});

test('stopping before Slack was ever reached ends the tries', async () => {
  const bed = await slackBed({ started: false });
  bed.fake.failAlways('auth.test', { status: 503 });
  const waiting = Promise.withResolvers<void>();
  const stuck = await slackBed({
    started: false,
    beside: bed,
    clock: {
      wait: (_milliseconds, signal) => {
        signal?.addEventListener('abort', () => waiting.reject(new Error('aborted')));
        return waiting.promise;
      },
    },
  });
  await stuck.start();
  expect(stuck.told).toEqual([expect.stringContaining('no start yet')]);
  waiting.promise.catch(() => undefined);
  const calls = bed.fake.calls.length;
  await stuck.stop();
  expect(bed.fake.calls).toHaveLength(calls);
});

describe('requests over HTTP', () => {
  test.each(['wrong-signature', 'old-timestamp', 'no-signature'] as const)(
    '%s is refused',
    async (forged) => {
      const lines: string[] = [];
      const { fake, stop } = await slackBed({
        mode: 'http',
        answer: async (line) => {
          lines.push(line);
          return plainReply(line);
        },
      });
      const { payload, acked } = fake.people.slash(GENERAL, '/corr', 'btc');
      await acked;
      const again = { ...payload, trigger_id: 'another' };
      expect(await fake.push.raw('slash_commands', again, forged)).toMatchObject({ status: 401 });
      await stop();
      expect(lines).toEqual(['btc']);
    },
  );

  test('one from the future is refused, though its signature is right', async () => {
    let now = Date.now();
    const { fake } = await slackBed({ mode: 'http', clock: { now: () => now } });
    const { payload, acked } = fake.people.slash(GENERAL, '/corr', 'btc');
    await acked;
    now -= 301_000;
    expect(await fake.push.raw('slash_commands', { ...payload, trigger_id: 'another' })).toMatchObject({
      status: 401,
    });
  });

  test('a body of more than a megabyte is refused', async () => {
    const { fake } = await slackBed({ mode: 'http' });
    const { payload, acked } = fake.people.slash(GENERAL, '/corr', 'btc');
    await acked;
    const large = { ...payload, text: 'x'.repeat(1_100_000) };
    expect(await fake.push.raw('slash_commands', large)).toMatchObject({ status: 413 });
  });
});
