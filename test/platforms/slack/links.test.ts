import { describe, expect, test, vi } from 'vitest';
import type { Reply } from '../../../src/core/types.ts';
import { memoryKeyValue } from '../../fakes/key-value.ts';
import type { DeliveryKind } from '../../fakes/slack/deliveries.ts';
import type { Json } from '../../fakes/slack/json.ts';
import { GENERAL, MODES, plainReply, slackBed, type Bed, type Mode } from './slack-bed.ts';

/** Answers that come when the test says so. */
function held(count: number) {
  const hold = Promise.withResolvers<void>();
  const all = Promise.withResolvers<void>();
  let asked = 0;
  const answer = async (line: string): Promise<Reply> => {
    asked += 1;
    if (asked === count) all.resolve();
    await hold.promise;
    return plainReply(line);
  };
  return { answer, release: hold.resolve, allAsked: all.promise };
}

const LINE_BREAKS = ['warning', 'refresh_requested', 'link_disabled', 'reset'] as const;

describe('a broken link', () => {
  test.each(LINE_BREAKS)(
    '%s in mid-work loses no request that was acked, and later ones come over a new link',
    async (how) => {
      const { answer, release, allAsked } = held(6);
      const { fake } = await slackBed({ answer });
      const sent = Array.from({ length: 5 }, (_, index) =>
        fake.people.slash(GENERAL, '/corr', `btc ${index + 30}d`),
      );
      const mention = fake.people.mention(GENERAL, 'btc 90d');
      for (const { acked } of sent) expect(await acked).toMatchObject({ ok: true });
      await allAsked;

      const tickets = () => fake.calls.filter(({ method }) => method === 'apps.connections.open').length;
      const before = tickets();
      if (how === 'reset') fake.sockets.reset();
      else fake.sockets.disconnect(how);
      await fake.until('a new link', () => tickets() > before && fake.sockets.links() === 1);
      release();
      await fake.until(
        'six answers',
        () => fake.messages('C0GENERAL').filter(({ byBot }) => byBot).length === 6,
      );
      expect(fake.messages('C0GENERAL').filter(({ threadTs }) => threadTs === mention.ts)).toHaveLength(1);

      fake.people.slash(GENERAL, '/corr', 'eth');
      await fake.until('a seventh', () =>
        fake.messages('C0GENERAL').find(({ text }) => text.includes('Answer to eth')),
      );
      expect(fake.violations).toEqual([]);
    },
  );

  test('an event that was not acked before the break is answered once, over the new link', async () => {
    const { fake, stop } = await slackBed();
    fake.sockets.reset();
    fake.people.mention(GENERAL, 'btc');
    await fake.until('an answer', () => fake.messages('C0GENERAL').find(({ byBot }) => byBot));
    await stop();
    expect(fake.messages('C0GENERAL').filter(({ byBot }) => byBot)).toHaveLength(1);
  });

  test('too many links: it waits and comes back', async () => {
    const { fake, waits } = await slackBed();
    fake.failNext('apps.connections.open', { error: 'internal_error' }, { status: 500 }, 'reset');
    fake.sockets.disconnect('too_many_websockets');
    await fake.until(
      'a new link',
      () =>
        fake.sockets.links() === 1 &&
        fake.calls.filter(({ method }) => method === 'apps.connections.open').length === 5,
    );
    expect(waits.passed).toEqual(expect.arrayContaining([1_000, 2_000, 4_000]));
    fake.people.slash(GENERAL, '/corr', 'btc');
    await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
  });

  test('one that Slack ends again and again is not opened again and again', async () => {
    const { fake, waits } = await slackBed();
    const opened = () => fake.calls.filter(({ method }) => method === 'apps.connections.open').length;
    for (let time = 1; time <= 4; time += 1) {
      fake.sockets.disconnect('link_disabled');
      await fake.until('a new link', () => opened() === time + 1 && fake.sockets.links() === 1);
    }
    expect(waits.passed).toEqual([1_000, 2_000, 4_000]);
  });

  test('while Slack can not be reached it says so once, and again when it is back', async () => {
    const { fake, told } = await slackBed();
    fake.failNext('apps.connections.open', 'reset', 'reset');
    fake.sockets.reset();
    await fake.until('a new link', () => fake.sockets.links() === 1);
    fake.people.slash(GENERAL, '/corr', 'btc');
    await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
    expect(told).toEqual([
      'Slack: ready.',
      expect.stringContaining('the link is down'),
      'Slack: the link is up again.',
    ]);
  });

  test('a token that was taken back meanwhile ends the tries with what to change', async () => {
    const { fake, told } = await slackBed();
    fake.token(fake.appToken).state = 'invalid_auth';
    fake.sockets.reset();
    await fake.until('the refusal', () => fake.calls.at(-1)?.outcome === 'invalid_auth');
    await vi.waitFor(() =>
      expect(told.at(-1)).toContain('SLACK_APP_TOKEN (xapp-..., with the scope connections:write)'),
    );
  });

  test('frames that are no requests are passed over', async () => {
    const { fake } = await slackBed();
    fake.sockets.sendRaw('no json');
    fake.sockets.sendRaw(Buffer.from([0, 1, 2]));
    fake.sockets.sendRaw('{"type":"unheard_of"}');
    fake.people.slash(GENERAL, '/corr', 'btc');
    expect(await fake.until('an answer', () => fake.messages('C0GENERAL')[0])).toBeDefined();
  });
});

/** Slack sends a request by its own account, whether or not it was acked. */
async function sendAgain({ fake }: Bed, mode: Mode, kind: DeliveryKind, payload: Json): Promise<void> {
  if (mode === 'http') {
    const { status } = await fake.push.raw(kind, payload);
    if (status !== 200) throw new Error(`the request sent again was answered ${status}`);
    return;
  }
  const before = fake.sockets.acks.length;
  fake.sockets.sendRaw(JSON.stringify({ envelope_id: `again-${before}`, type: kind, payload }));
  await vi.waitFor(() => expect(fake.sockets.acks).toContain(`again-${before}`));
}

describe.each(MODES)('what Slack sends twice (%s)', (mode) => {
  test('an event is answered once, for all replicas', async () => {
    const bed = await slackBed({ mode, refused: true });
    const { fake, keyValue, stop } = bed;
    fake.people.mention(GENERAL, 'btc');
    const mention = fake.deliveries.find(({ payload }) => JSON.stringify(payload).includes('app_mention'));
    await mention?.acked;
    for (let time = 0; time < 3; time += 1) await sendAgain(bed, mode, 'events_api', mention?.payload ?? {});
    await fake.until('an answer', () => fake.messages('C0GENERAL').find(({ byBot }) => byBot));
    const key = `event:${String(mention?.payload['event_id'])}`;
    expect(await keyValue.claim('slack-handled', key, { seconds: 1 })).toBe(false);
    await stop();
    expect(fake.messages('C0GENERAL').filter(({ byBot }) => byBot)).toHaveLength(1);
  });

  test('a command is answered once', async () => {
    const bed = await slackBed({ mode, refused: true });
    const { fake, stop } = bed;
    const { acked, payload } = fake.people.slash(GENERAL, '/corr', 'btc');
    await acked;
    await sendAgain(bed, mode, 'slash_commands', payload);
    await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
    await stop();
    expect(fake.messages('C0GENERAL')).toHaveLength(1);
  });

  test('two replicas that get the same command answer once', async () => {
    const bed = await slackBed({ mode, refused: true });
    const { fake, stop } = bed;
    const { payload, acked } = fake.people.slash(GENERAL, '/corr', 'btc');
    await acked;
    await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
    const other = await slackBed({ mode, beside: bed });
    await sendAgain(other, mode, 'slash_commands', payload);
    await other.stop();
    await stop();
    expect(fake.messages('C0GENERAL')).toHaveLength(1);
  });
});

test('when the store can not be asked, an answer comes all the same', async () => {
  const keyValue = memoryKeyValue();
  const broken = async () => {
    throw new Error('the store is down');
  };
  const { fake, log } = await slackBed({
    keyValue: { ...keyValue, claim: broken, get: broken, set: broken },
  });
  fake.people.slash(GENERAL, '/corr', 'btc');
  fake.people.mention(GENERAL, 'eth');
  await fake.until('two answers', () => fake.messages('C0GENERAL').filter(({ byBot }) => byBot).length === 2);
  expect(log.map(({ event }) => event)).toContain('store-failed');
});
