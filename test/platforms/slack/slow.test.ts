import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import type { AnswerLine } from '../../../src/core/ports.ts';
import type { Reply } from '../../../src/core/types.ts';
import { GENERAL, MODES, plainReply, slackBed } from './slack-bed.ts';

/** Prices that do not come until the test lets them. */
function stalled() {
  const prices = Promise.withResolvers<Reply | Error>();
  const asked = Promise.withResolvers<Parameters<AnswerLine>[1]>();
  let times = 0;
  const answer: AnswerLine = async (_line, options) => {
    times += 1;
    asked.resolve(options);
    const outcome = await prices.promise;
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  return { answer, asked: asked.promise, times: () => times, settle: prices.resolve };
}

describe.each(MODES)('with prices stalled for twenty seconds (%s)', (mode) => {
  test('every ack leaves at once, progress is seen, and the answer takes its place', async () => {
    const { answer, asked, times, settle } = stalled();
    const { fake, waits } = await slackBed({ mode, answer });
    const slash = fake.people.slash(GENERAL, '/corr', 'btc');
    const mention = fake.people.mention({ user: 'U0BOB', channel: 'C0GENERAL' }, 'btc and ndx');
    const direct = fake.people.directMessage('U0CAT', 'btc');
    for (const { acked } of fake.deliveries) {
      const ack = await acked;
      expect(ack).toMatchObject({ ok: true, attempt: 0 });
      expect(ack.ok && ack.latencyMs).toBeLessThan(500);
    }
    expect(slash.attempts).toHaveLength(1);

    // The pause before a note begins before the question is asked.
    await vi.waitFor(() => expect(times()).toBe(3));
    waits.pass(1_500);
    const note = await fake.until('a note', () =>
      fake.messages('C0GENERAL').find(({ text, byBot }) => byBot && text.includes('Working on btc …')),
    );
    (await asked).onProgress?.(0.4, 'BTC/USD from Coinbase');
    settle(plainReply('corr btc r2k-tech 1y'));
    await fake.until('the answer in place of the note', () => note.text.includes('0.51'));
    await fake.until('an answer in the thread', () =>
      fake
        .messages('C0GENERAL')
        .find(({ threadTs, text }) => threadTs === mention.ts && text.includes('0.51')),
    );
    await fake.until('a direct answer', () =>
      fake.messages(direct.channel).find(({ byBot, text }) => byBot && text.includes('0.51')),
    );
    expect(fake.violations).toEqual([]);
  });

  test('a source that gives up is a sentence about the source, in place of the note', async () => {
    const { answer, settle } = stalled();
    const { fake, waits } = await slackBed({ mode, answer });
    fake.people.slash(GENERAL, '/corr', 'btc');
    await waits.began(1_500);
    waits.pass(1_500);
    const note = await fake.until('a note', () => fake.messages('C0GENERAL')[0]);
    settle(new Refusal('Coinbase does not answer right now. Try again in a minute.', []));
    await fake.until('a sentence', () => note.text.startsWith('Coinbase does not answer'));
    expect(fake.messages('C0GENERAL')).toHaveLength(1);
  });

  test('an answer that never comes is given up after five minutes, with a sentence', async () => {
    const { answer, asked } = stalled();
    const { fake, waits } = await slackBed({ mode, answer });
    fake.people.slash(GENERAL, '/corr', 'btc');
    const { signal } = await asked;
    waits.pass(300_000);
    const { text } = await fake.until('a sentence', () => fake.messages('C0GENERAL')[0]);
    expect(text).toContain('longer than five minutes');
    expect(signal?.aborted).toBe(true);
  });
});

test('an answer that comes at once has no note', async () => {
  const { fake, stop } = await slackBed();
  fake.people.slash(GENERAL, '/corr', 'btc');
  await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
  await stop();
  expect(fake.calls.filter(({ method }) => method === 'chat.update')).toEqual([]);
});

test('a note that Slack does not take costs the answer nothing', async () => {
  const { answer, settle } = stalled();
  const { fake, waits, log } = await slackBed({ answer });
  fake.failNext('chat.postMessage', { status: 500 });
  fake.failNext('response_url', { status: 500 });
  fake.people.slash(GENERAL, '/corr', 'btc');
  await waits.began(1_500);
  waits.pass(1_500);
  await fake.until('the failed note', () => fake.calls.find(({ outcome }) => outcome !== 'ok'));
  settle(plainReply('corr btc'));
  await fake.until('an answer', () =>
    fake
      .messages('C0GENERAL')
      .concat(fake.messages(fake.direct('U0ADA')))
      .find(({ text }) => text.includes('0.51')),
  );
  expect(log.map(({ event }) => event)).toContain('slack-place-closed');
});

test('stopping waits for what is in work, and takes nothing new', async () => {
  const { answer, asked, settle } = stalled();
  const { fake, stop, waits } = await slackBed({ answer });
  fake.people.slash(GENERAL, '/corr', 'btc');
  await asked;
  const stopped = stop();
  await waits.began(25_000);
  settle(plainReply('corr btc'));
  await stopped;
  expect(fake.messages('C0GENERAL').map(({ text }) => text)).toEqual([expect.stringContaining('0.51')]);
  expect(fake.sockets.links()).toBe(0);
});

test('what is not done in 25 seconds is told so', async () => {
  const { answer, asked } = stalled();
  const { fake, stop, waits } = await slackBed({ answer });
  fake.people.slash(GENERAL, '/corr', 'btc');
  await asked;
  const stopped = stop();
  await waits.began(25_000);
  waits.pass(25_000);
  await stopped;
  const { text } = await fake.until('a sentence', () => fake.messages('C0GENERAL')[0]);
  expect(text).toContain('being restarted');
});

test.each([
  ['alone', 'private btc', GENERAL.channel],
  ['and others, where the bot is not', 'btc', 'D0OTHERS'],
])(
  'for a person %s the note is seen by them alone and says that the answer comes apart: nothing can replace it',
  async (_who, text, channel) => {
    const { answer, settle } = stalled();
    const { fake, waits } = await slackBed({ answer });
    fake.people.slash({ user: 'U0ADA', channel }, '/corr', text);
    await waits.began(1_500);
    waits.pass(1_500);
    const note = await fake.until('a note', () => fake.ephemerals('U0ADA')[0]);
    expect(note.text).toContain('Working on btc … The answer comes as a message of its own.');
    expect(JSON.stringify(note.blocks)).toContain('The answer comes as a message of its own.');
    settle(plainReply('corr btc r2k-tech 1y'));
    const answers = () => [...fake.messages(channel), ...fake.ephemerals('U0ADA').slice(1)];
    await fake.until('the answer', () => answers()[0]?.text.includes('0.51'));
    expect(answers()).toHaveLength(1);
    expect(fake.calls.filter(({ args }) => args['replace_original'] === true)).toEqual([]);
  },
);

test('what a person is told of a fault is the reference under which the log has the answer', async () => {
  const references: unknown[] = [];
  const { fake, log } = await slackBed({
    answer: async (_line, { reference }) => {
      references.push(reference);
      throw new Error('a bug');
    },
  });
  fake.people.slash(GENERAL, '/corr', 'btc');
  const { text } = await fake.until('a sentence', () => fake.messages('C0GENERAL')[0]);
  expect(references).toEqual([expect.stringMatching(/^[0-9a-f]{6}$/)]);
  expect(text).toContain(`reference ${String(references[0])}`);
  expect(log).toContainEqual(expect.objectContaining({ event: 'fault', reference: references[0] }));
});
