import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../../src/core/errors.ts';
import { recordingTelemetry } from '../../../fakes/telemetry.ts';
import { answerOf, eventually, replyAbout, startBot } from '../bot.ts';

const EPHEMERAL = 64;

describe('a slash command', () => {
  test('is acknowledged first, and its answer is an embed with its picture', async () => {
    const { fake, asked } = await startBot();
    const { ada, general } = fake.community;
    const values = { asset: 'btc', benchmark: 'ndx', range: '2y' };
    const interaction = fake.command(ada, general, 'corr', values);
    const message = await answerOf(fake, interaction);
    expect(interaction.acknowledgement?.type).toBe(5);
    expect(asked.map(({ line }) => line)).toEqual(['corr btc ndx 2y']);
    expect(asked[0]?.options).toMatchObject({
      look: { theme: 'dark' },
      caller: { platform: 'discord', person: ada.id, channel: general.id, manages: false },
    });
    expect(message.data.embeds[0]?.title).toBe('About corr btc ndx 2y');
    expect(message.files).toMatchObject([{ description: 'A chart.', inEmbed: true }]);
  });

  test('is told to whoever runs the bot, with the time that its acknowledgement took', async () => {
    const telemetry = recordingTelemetry();
    const { fake } = await startBot({ telemetry });
    const { ada, general } = fake.community;
    await answerOf(fake, fake.command(ada, general, 'corr'));
    expect(telemetry.told).toEqual([{ kind: 'acknowledged', platform: 'discord', ms: 0 }]);
  });

  test('that fails by a fault tells the reference under which the log has the answer', async () => {
    const { fake, asked, events } = await startBot({
      reply: () => {
        throw new Error('a bug');
      },
    });
    const { ada, general } = fake.community;
    const { data } = await answerOf(fake, fake.command(ada, general, 'corr'));
    const reference = asked[0]?.options.reference;
    expect(reference).toMatch(/^[0-9a-f]{6}$/);
    expect(data.embeds[0]?.description).toContain(`reference ${reference}`);
    expect(events).toContainEqual(expect.objectContaining({ event: 'fault', reference }));
  });

  test('works in direct messages, for whoever installed it', async () => {
    const { fake, asked } = await startBot();
    const { ada } = fake.community;
    ada.installed = true;
    const { channel } = fake.directMessage(ada, 'help');
    const interaction = fake.command(ada, channel, 'corr');
    await answerOf(fake, interaction);
    expect(asked.at(-1)?.options.caller).toMatchObject({ workspace: `dm-${ada.id}`, manages: true });
  });

  test('answers one pair of eyes when asked to, and help always', async () => {
    const { fake } = await startBot();
    const { ada, general } = fake.community;
    const asked = [
      fake.command(ada, general, 'corr', { private: true }),
      fake.command(ada, general, 'help', { command: 'corr' }),
      fake.command(ada, general, 'symbols', { text: 'gold' }),
    ];
    await Promise.all(asked.map((one) => answerOf(fake, one)));
    expect(asked.map(({ original }) => original?.onlyFor)).toEqual([ada, ada, null]);
  });

  test('what can’t be answered is a sentence with lines to try', async () => {
    const { fake } = await startBot({
      reply: () => {
        throw new Refusal('I don’t know that.', [{ label: 'btc', line: 'corr btc r2k-tech 1y' }]);
      },
    });
    const { ada, general } = fake.community;
    const unread = fake.command(ada, general, 'corr', { range: 'forever' });
    const refused = fake.command(ada, general, 'corr');
    await Promise.all([unread, refused].map((one) => answerOf(fake, one)));
    expect(unread.original?.data.embeds[0]?.description).toContain("I don't know the range `forever`");
    expect(refused.original?.data.embeds[0]?.description).toBe('I don’t know that.');
    expect(refused.original?.data.components).toHaveLength(1);
  });

  test('a fault is a reference, never a stack', async () => {
    const { fake, events } = await startBot({
      reply: () => {
        throw new TypeError('x is not a function');
      },
    });
    const { ada, general } = fake.community;
    const interaction = fake.command(ada, general, 'corr');
    const message = await answerOf(fake, interaction);
    const [, reference] = /reference ([0-9a-f]{6})/.exec(message.data.embeds[0]?.description ?? '') ?? [];
    expect(events).toContainEqual(expect.objectContaining({ event: 'fault', reference }));
    expect(JSON.stringify(message.data)).not.toContain('not a function');
  });

  test('while it takes long it tells how far it is, and the answer replaces that', async () => {
    const done = Promise.withResolvers<void>();
    const { fake, clock, asked } = await startBot({
      reply: async ({ line, options }) => {
        options.onProgress?.(0.4, 'BTC/USD from Coinbase');
        await done.promise;
        return replyAbout(line);
      },
    });
    const { ada, general } = fake.community;
    const interaction = fake.command(ada, general, 'corr');
    await eventually(() => asked.length > 0, 'question');
    await clock.advance(3_000);
    await fake.until(
      () => interaction.original?.data.content === 'Working on it: BTC/USD from Coinbase, 40% …',
      'note',
    );
    done.resolve();
    const message = await answerOf(fake, interaction);
    expect(message.data.content).toBe('');
    expect(message.files).toHaveLength(1);
  });

  test('a note that Discord fails to take is not sent again: the answer may be next', async () => {
    const done = Promise.withResolvers<void>();
    const { fake, clock, asked, events } = await startBot({
      reply: async ({ line }) => {
        await done.promise;
        return replyAbout(line);
      },
    });
    const { ada, general } = fake.community;
    fake.fail({ kind: 'error', status: 502 }, { method: 'PATCH', path: /@original|%40original/ });
    const interaction = fake.command(ada, general, 'corr');
    await eventually(() => asked.length > 0, 'question');
    await clock.advance(3_000);
    await eventually(() => events.some(({ event }) => event === 'discord-note-failed'), 'failed note');
    done.resolve();
    const message = await answerOf(fake, interaction);
    expect([message.data.content, message.earlier.length]).toEqual(['', 1]);
  });

  test('waits while Discord asks everybody to', async () => {
    const { fake } = await startBot();
    const { ada, general } = fake.community;
    fake.fail({ kind: 'rate-limit', scope: 'global', retryAfter: 0.1 }, { method: 'PATCH' });
    fake.fail({ kind: 'rate-limit', scope: 'shared', retryAfter: 0.1 }, { method: 'PATCH' });
    const message = await answerOf(fake, fake.command(ada, general, 'corr'));
    expect(message.files).toHaveLength(1);
    expect(fake.requests.filter(({ status }) => status === 429)).toHaveLength(2);
  });

  test('an answer that Discord fails to take is sent again: an edit says the same twice', async () => {
    const { fake, clock, events } = await startBot();
    const { ada, general } = fake.community;
    fake.fail({ kind: 'error', status: 502 }, { method: 'PATCH', path: /@original|%40original/ });
    const interaction = fake.command(ada, general, 'corr');
    await eventually(() => events.some(({ event }) => event === 'discord-send-again'), 'failure');
    await clock.advance(1_000);
    const message = await answerOf(fake, interaction);
    expect(message.files).toHaveLength(1);
  });
});

describe('the three seconds', () => {
  test('an acknowledgement that comes too late is logged, and nothing else is tried', async () => {
    const { fake, asked, events } = await startBot();
    const { ada, general } = fake.community;
    fake.fail({ kind: 'error', status: 404, code: 10_062 }, { method: 'POST', path: /callback/ });
    fake.command(ada, general, 'corr');
    await eventually(() => events.some(({ event }) => event === 'discord-not-acknowledged'), 'log line');
    expect(asked).toEqual([]);
  });

  test('what somebody else has acknowledged is left to them', async () => {
    const { fake, asked, events } = await startBot();
    const { ada, general } = fake.community;
    fake.fail({ kind: 'error', status: 400, code: 40_060 }, { method: 'POST', path: /callback/ });
    fake.command(ada, general, 'corr');
    await eventually(() => events.some(({ event }) => event === 'discord-not-acknowledged'), 'log line');
    expect(asked).toEqual([]);
  });

  test('when only the answer to it was lost, the command is answered', async () => {
    const { fake } = await startBot();
    const { ada, general } = fake.community;
    fake.fail({ kind: 'lost-answer' }, { method: 'POST', path: /callback/ });
    const interaction = fake.command(ada, general, 'corr');
    expect((await answerOf(fake, interaction)).files).toHaveLength(1);
  });
});

describe('what is offered while typing', () => {
  test('comes from the catalog', async () => {
    const { fake } = await startBot();
    const { ada, general } = fake.community;
    const choices = await fake.autocomplete(ada, general, 'corr', 'benchmark', { benchmark: 'nasd' });
    expect(choices[0]).toMatchObject({ value: 'ndx' });
  });
});

describe('standing orders', () => {
  const add = { time: '16:30', zone: 'Europe/London', line: 'corr btc r2k-tech 1y' };

  test('are for those who manage the server, as far as its administrators decide', async () => {
    const { fake, asked } = await startBot();
    const { ada, mia, general } = fake.community;
    expect(() => fake.command(ada, general, 'daily add', add)).toThrow(/daily/);
    const interaction = fake.command(mia, general, 'daily add', add);
    await answerOf(fake, interaction);
    expect(asked[0]?.query.text).toBe('add 16:30 Europe/London corr btc r2k-tech 1y');
    expect(asked[0]?.options.caller.manages).toBe(true);
  });

  test('are refused where the posts could not arrive, with what is missing', async () => {
    const { fake, asked } = await startBot();
    const { mia, general } = fake.community;
    const ATTACH_AND_EMBED = (1n << 15n) | (1n << 14n);
    fake.setPermissions(general, fake.bot.id, { deny: ATTACH_AND_EMBED });
    const interaction = fake.command(mia, general, 'daily add', add);
    const message = await answerOf(fake, interaction);
    expect(message.data.embeds[0]?.description).toMatch(
      /^I lack Embed Links and Attach Files in this channel\./,
    );
    expect(asked).toEqual([]);
  });
});

test('the answer of a command that only one person sees says so to Discord', async () => {
  const { fake } = await startBot();
  const { ada, general } = fake.community;
  const interaction = fake.command(ada, general, 'corr', { private: true });
  await answerOf(fake, interaction);
  expect((interaction.original?.data.flags ?? 0) & EPHEMERAL).toBe(EPHEMERAL);
});
