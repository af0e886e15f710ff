import { describe, expect, test } from 'vitest';
import { DeliveryError } from '../../../src/core/errors.ts';
import type { Target } from '../../../src/core/people.ts';
import { memoryKeyValue } from '../../fakes/key-value.ts';
import type { Fault } from '../../fakes/slack/faults.ts';
import { DEFAULT_SCOPES } from '../../fakes/slack/index.ts';
import { withPicture } from './pictures-for-tests.ts';
import { plainReply, slackBed } from './slack-bed.ts';

const channel = (id: string): Target => ({ platform: 'slack', workspace: 'T0ACME', kind: 'channel', id });
const GENERAL = channel('C0GENERAL');
const person = (id: string): Target => ({ ...GENERAL, kind: 'person', id });
const reply = plainReply('corr btc r2k-tech 1y');

async function failureOf(work: Promise<unknown>): Promise<DeliveryError> {
  const failure: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (failure instanceof DeliveryError) return failure;
  throw new Error('it did not fail with a DeliveryError', { cause: failure });
}

describe('a post that Slack does not take', () => {
  test.each<[place: Target, words: RegExp]>([
    [channel('G0SECRET'), /cannot see that channel.*\/invite @Lockstep/],
    [channel('C0NOWHERE'), /cannot see that channel/],
    [channel('C0OLD'), /archived\. Unarchive it/],
    [person('U0NOBODY'), /cannot find that person/],
  ])('%o is a closed place, with the fix', async (place, words) => {
    const { slack } = await slackBed();
    const failure = await failureOf(slack.post(place, reply, 'key-1'));
    expect(failure).toMatchObject({ permanent: true, message: expect.stringMatching(words) });
  });

  test.each<[fault: Fault, permanent: boolean, words: RegExp]>([
    [{ error: 'not_in_channel' }, true, /\/invite @Lockstep/],
    [
      { error: 'missing_scope', more: { needed: 'chat:write' } },
      true,
      /lack the permission chat:write\. Add it/,
    ],
    [{ error: 'invalid_auth' }, false, /SLACK_BOT_TOKEN/],
    [{ error: 'token_revoked' }, false, /was revoked/],
    [{ error: 'account_inactive' }, true, /was removed from this workspace/],
    [{ error: 'restricted_action' }, true, /Only some people may post/],
    [{ error: 'internal_error' }, false, /internal error/],
    [{ status: 503 }, false, /it answered 503/],
    ['reset', false, /could not be reached/],
    ['truncated', false, /could not be read/],
  ])('%o: permanent %s', async (fault, permanent, words) => {
    const { fake, slack } = await slackBed();
    fake.failNext('chat.postMessage', fault);
    const failure = await failureOf(slack.post(GENERAL, reply, 'key-1'));
    expect(failure).toMatchObject({ permanent, message: expect.stringMatching(words) });
    expect(failure.message).toMatch(/\.$/);
  });

  test('a rate limit says when to try again, and nothing is tried here', async () => {
    const { fake, slack, waits } = await slackBed();
    fake.failNext('chat.postMessage', { retryAfterSeconds: 30 });
    const failure = await failureOf(slack.post(GENERAL, reply, 'key-1'));
    expect(failure).toMatchObject({ permanent: false, retryAfterMs: 30_000 });
    expect(waits.passed).toEqual([]);
    // Other channels need not wait for it.
    await slack.post(channel('C0OPEN'), reply, 'key-2');
  });

  test('an aborted post does not begin', async () => {
    const { fake, slack } = await slackBed();
    await failureOf(slack.post(GENERAL, reply, 'key-1', AbortSignal.abort()));
    expect(fake.messages('C0GENERAL')).toEqual([]);
  });
});

describe('a post whose fate is unknown', () => {
  test('stands once, and is found by its key', async () => {
    const { fake, slack } = await slackBed();
    fake.failNext('chat.postMessage', 'lost-answer');
    expect(await failureOf(slack.post(GENERAL, reply, 'key-1'))).toMatchObject({ permanent: false });
    const [message] = fake.messages('C0GENERAL');
    expect(await slack.find(GENERAL, 'key-1')).toBe(message?.ts);
    expect(await slack.find(GENERAL, 'key-2')).toBeNull();
    expect(fake.messages('C0GENERAL')).toHaveLength(1);
  });

  test('is found though nothing was kept, behind many later messages', async () => {
    const { fake, slack } = await slackBed({ keyValue: { ...memoryKeyValue(), get: async () => null } });
    const id = await slack.post(GENERAL, reply, 'key-1');
    for (let index = 0; index < 250; index += 1)
      fake.people.say({ user: 'U0ADA', channel: 'C0GENERAL' }, 'chatter');
    expect(await slack.find(GENERAL, 'key-1')).toBe(id);
  });

  test('posted again under its key is the first one again', async () => {
    const { fake, slack } = await slackBed();
    const id = await slack.post(GENERAL, reply, 'key-1');
    expect(await slack.post(GENERAL, reply, 'key-1')).toBe(id);
    expect(fake.messages('C0GENERAL')).toHaveLength(1);
  });

  test('can not be looked for without the permission, which is said plainly', async () => {
    const scopes = DEFAULT_SCOPES.filter((scope) => !scope.endsWith(':history'));
    const { slack, log } = await slackBed({ fake: { scopes } });
    expect(await slack.find(GENERAL, 'key-1')).toBeNull();
    expect(log).toContainEqual(
      expect.objectContaining({
        event: 'slack-find-blind',
        sentence: expect.stringContaining('channels:history'),
      }),
    );
  });

  test('can not be looked for in an open channel without the bot, where it is posted all the same', async () => {
    const { slack, log } = await slackBed();
    expect(await slack.find(channel('C0OPEN'), 'key-1')).toBeNull();
    expect(log).toContainEqual(
      expect.objectContaining({
        event: 'slack-find-blind',
        sentence: expect.stringContaining('/invite @Lockstep'),
      }),
    );
    await slack.post(channel('C0OPEN'), reply, 'key-1');
  });

  test('is not said to be absent when Slack does not answer', async () => {
    const { fake, slack } = await slackBed();
    fake.failNext('conversations.history', { status: 500 });
    expect(await failureOf(slack.find(GENERAL, 'key-1'))).toMatchObject({ permanent: false });
  });
});

test('no token ever stands in a log line or a sentence', async () => {
  const { fake, slack, log, told } = await slackBed();
  fake.failAlways('*', { status: 500 });
  fake.people.slash({ user: 'U0ADA', channel: 'C0GENERAL' }, '/corr', 'btc');
  await failureOf(slack.post(GENERAL, withPicture(reply), 'key-1'));
  await failureOf(slack.post(person('U0ADA'), reply, 'key-2'));
  const words = JSON.stringify([told, log], (_key, value: unknown) =>
    value instanceof Error ? [String(value), value.stack, value.cause, Object.entries(value)] : value,
  );
  expect(words).not.toMatch(/xox[abp]-|xapp-/);
});

describe('an answer whose fate is unknown', () => {
  /** What Bob was told in the channel, and alone, once a question of his is over. */
  async function askedUnder(fault: Fault, asked: 'a mention' | 'a direct message', scopes = DEFAULT_SCOPES) {
    const { fake, stop, log } = await slackBed({ fake: { scopes } });
    fake.failNext('chat.postMessage', fault);
    if (asked === 'a mention') fake.people.mention({ user: 'U0BOB', channel: 'C0GENERAL' }, 'btc');
    else fake.people.directMessage('U0BOB', 'btc');
    await fake.until('a post', () => fake.calls.find(({ method }) => method === 'chat.postMessage'));
    // What is under way is finished first.
    await stop();
    const told = (place: string) => fake.messages(place).filter(({ byBot }) => byBot).length;
    return {
      inChannel: told('C0GENERAL'),
      alone: told(fake.direct('U0BOB')),
      events: log.map(({ event }) => event),
    };
  }

  test.each([
    ['a mention', { inChannel: 1, alone: 0 }],
    ['a direct message', { inChannel: 0, alone: 1 }],
  ] as const)('to %s, that Slack took, stands once', async (asked, once) => {
    expect(await askedUnder('lost-answer', asked)).toMatchObject(once);
  });

  test('that Slack did not take comes to the person alone', async () => {
    expect(await askedUnder('reset', 'a mention')).toMatchObject({ inChannel: 0, alone: 1 });
  });

  test('comes once more where nobody may look: one too many is better than none', async () => {
    const scopes = DEFAULT_SCOPES.filter((scope) => scope !== 'channels:history');
    const { inChannel, alone, events } = await askedUnder('lost-answer', 'a mention', scopes);
    expect([inChannel, alone]).toEqual([1, 1]);
    expect(events).toContain('slack-answer-not-looked-for');
  });
});
