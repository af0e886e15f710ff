import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import { DEFAULT_SCOPES } from '../../fakes/slack/index.ts';
import { withPicture } from './pictures-for-tests.ts';
import { GENERAL, MODES, plainReply, slackBed } from './slack-bed.ts';

describe.each(MODES)('the slash command (%s)', (mode) => {
  test('answers everyone in the channel, with who asked and the canonical line', async () => {
    const { fake } = await slackBed({ mode });
    expect(await fake.people.slash(GENERAL, '/corr', 'btc r2k-tech 1y').acked).toMatchObject({ ok: true });
    const message = await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
    expect(message.text).toContain('0.51');
    expect(JSON.stringify(message.blocks)).toContain('ada asked `btc r2k-tech 1y`');
    expect(fake.violations).toEqual([]);
  });

  test.each(['private btc ndx', 'btc ndx private', 'btc ndx Private'])(
    '%s is for the person alone',
    async (text) => {
      const lines: string[] = [];
      const { fake } = await slackBed({
        mode,
        answer: async (line) => {
          lines.push(line);
          return plainReply(line);
        },
      });
      fake.people.slash(GENERAL, '/corr', text);
      await fake.until('a private answer', () => fake.ephemerals('U0ADA')[0]);
      expect(lines).toEqual(['btc ndx']);
      expect(fake.messages('C0GENERAL')).toEqual([]);
    },
  );

  test('a setting makes answers private, and the word public makes one public', async () => {
    const { fake } = await slackBed({ mode, options: { privateByDefault: true } });
    fake.people.slash(GENERAL, '/corr', 'btc');
    await fake.until('a private answer', () => fake.ephemerals('U0ADA')[0]);
    fake.people.slash(GENERAL, '/corr', 'public btc');
    await fake.until('a public answer', () => fake.messages('C0GENERAL')[0]);
    expect(fake.ephemerals('U0ADA')).toHaveLength(1);
  });

  test('no text is a call for help, which says that threads have no slash commands', async () => {
    const { fake } = await slackBed({ mode });
    fake.people.slash(GENERAL, '/corr', '  ');
    const { blocks } = await fake.until('help', () => fake.messages('C0GENERAL')[0]);
    expect(JSON.stringify(blocks)).toContain('mention me there instead');
  });

  test('what can not be answered is a sentence with buttons that work', async () => {
    const { fake } = await slackBed({
      mode,
      answer: async () => {
        throw new Refusal('There is no `xyz`. Try btc.', [{ label: 'Use btc', line: 'corr btc' }]);
      },
    });
    fake.people.slash(GENERAL, '/corr', 'xyz');
    const { text, blocks } = await fake.until('a sentence', () => fake.messages('C0GENERAL')[0]);
    expect(text).toContain('There is no xyz. Try btc.');
    expect(JSON.stringify(blocks)).toContain('=corr btc');
  });

  test('a fault of ours is a reference, and the log has the rest', async () => {
    const { fake, log } = await slackBed({
      mode,
      answer: async () => {
        throw new Error('secret detail');
      },
    });
    fake.people.slash(GENERAL, '/corr', 'btc');
    const { text } = await fake.until('a sentence', () => fake.messages('C0GENERAL')[0]);
    const reference = /reference ([0-9a-f]{6})/.exec(text)?.[1];
    expect(text).not.toContain('secret detail');
    expect(log).toContainEqual(expect.objectContaining({ event: 'fault', reference, line: 'btc' }));
  });
});

describe('where the bot is not', () => {
  test('a public channel gets its answer, with the picture', async () => {
    const { fake } = await slackBed({ answer: async (line) => withPicture(plainReply(line)) });
    fake.people.slash({ user: 'U0ADA', channel: 'C0OPEN' }, '/corr', 'btc');
    const { blocks } = await fake.until('an answer', () => fake.messages('C0OPEN')[0]);
    expect(JSON.stringify(blocks)).toContain('slack_file');
  });

  test.each(['G0SECRET', 'D0OTHERS'])(
    '%s gets it by the address of the command, with the picture',
    async (channel) => {
      const { fake } = await slackBed({ answer: async (line) => withPicture(plainReply(line)) });
      fake.people.slash({ user: 'U0ADA', channel }, '/corr', 'btc');
      const { blocks } = await fake.until('an answer', () => fake.messages(channel)[0]);
      expect(JSON.stringify(blocks)).toContain('slack_file');
      expect(fake.calls.map(({ method }) => method)).toContain('response_url');
    },
  );

  test('a picture that can not be uploaded is a line of blocks, the reason and how to invite', async () => {
    const { fake } = await slackBed({ answer: async (line) => withPicture(plainReply(line)) });
    fake.failAlways('files.info', { error: 'internal_error' });
    fake.people.slash({ user: 'U0ADA', channel: 'G0SECRET' }, '/corr', 'btc');
    const { blocks } = await fake.until('an answer', () => fake.messages('G0SECRET')[0]);
    const shown = JSON.stringify(blocks);
    expect(shown).toMatch(/[▁▂▃▄▅▆▇█]{4}/);
    expect(shown).toContain('could not be uploaded');
    expect(shown).toContain('/invite @Lockstep');
  });

  test('an archived channel gets a direct message', async () => {
    const { fake } = await slackBed();
    fake.people.slash({ user: 'U0ADA', channel: 'C0OLD' }, '/corr', 'btc');
    const { text } = await fake.until('an answer', () => fake.messages(fake.direct('U0ADA'))[0]);
    expect(text).toContain('0.51');
  });

  test('without chat:write.public an open channel is answered by the address of the command', async () => {
    const scopes = DEFAULT_SCOPES.filter((scope) => scope !== 'chat:write.public');
    const { fake, told } = await slackBed({ fake: { scopes } });
    fake.people.slash({ user: 'U0ADA', channel: 'C0OPEN' }, '/corr', 'btc');
    await fake.until('an answer', () => fake.messages('C0OPEN')[0]);
    expect(told.join()).toContain('chat:write.public (messages in public channels');
  });

  test('when every address fails, the person still hears of it', async () => {
    const { fake } = await slackBed();
    fake.failAlways('response_url', { error: 'used_url' });
    fake.people.slash({ user: 'U0ADA', channel: 'G0SECRET' }, '/corr', 'btc');
    const { text } = await fake.until('an answer', () => fake.messages(fake.direct('U0ADA'))[0]);
    expect(text).toContain('0.51');
  });
});

describe('patience', () => {
  test('a rate limit delays the answer and loses nothing', async () => {
    const { fake, waits } = await slackBed();
    fake.failNext('chat.postMessage', { retryAfterSeconds: 7 }, { retryAfterSeconds: 3 });
    fake.people.slash(GENERAL, '/corr', 'btc');
    await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
    expect(waits.passed).toEqual(expect.arrayContaining([7_000, 3_000]));
  });

  test('the answer uses the address at most five times', async () => {
    const hold = Promise.withResolvers<void>();
    const { fake, waits } = await slackBed({
      answer: async (line, { onProgress }) => {
        for (let share = 0; share < 1; share += 0.1) onProgress?.(share, 'BTC/USD from Coinbase');
        await hold.promise;
        return withPicture(plainReply(line));
      },
    });
    fake.failAlways('files.info', { error: 'internal_error' });
    const { acked } = fake.people.slash({ user: 'U0ADA', channel: 'G0SECRET' }, '/corr', 'private btc');
    await acked;
    await waits.began(1_500);
    waits.pass(1_500);
    await fake.until('a note', () => fake.ephemerals('U0ADA')[0]);
    hold.resolve();
    await fake.until('an answer', () => fake.ephemerals('U0ADA').find(({ text }) => text.includes('0.51')));
    const uses = fake.calls.filter(({ method }) => method === 'response_url');
    expect(uses.length).toBeLessThanOrEqual(5);
    expect(uses.every(({ outcome }) => outcome === 'ok')).toBe(true);
  });
});
