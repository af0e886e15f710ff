import { describe, expect, test } from 'vitest';
import { answerOf, eventually, startBot } from '../bot.ts';

const CALLBACK = { method: 'POST', path: /callback/ } as const;

describe('an acknowledgement that Discord does not answer', () => {
  test('is sent again while there is time, and the command is answered', async () => {
    const { fake, clock, asked } = await startBot();
    const { ada, general } = fake.community;
    fake.fail({ kind: 'stall' }, CALLBACK);
    const interaction = fake.command(ada, general, 'corr');
    await fake.until(() => fake.requests.some(({ path }) => path.endsWith('/callback')), 'first try');
    await clock.advance(1_000);
    await answerOf(fake, interaction);
    expect(asked).toHaveLength(1);
  });

  test('although it arrived is sent again, and the command is answered once', async () => {
    const { fake, clock, asked } = await startBot();
    const { ada, general } = fake.community;
    const late = Promise.withResolvers<void>();
    fake.fail({ kind: 'slow-answer', until: late.promise }, CALLBACK);
    const interaction = fake.command(ada, general, 'corr');
    await fake.until(() => interaction.acknowledgement, 'first try');
    await clock.advance(1_000);
    await fake.until(() => fake.requests.some(({ status }) => status === 400), 'refusal of the second try');
    late.resolve();
    await answerOf(fake, interaction);
    expect(asked).toHaveLength(1);
  });

  test('at all is told in the log, and nothing else is tried', async () => {
    const { fake, asked, events } = await startBot();
    fake.fail({ kind: 'reset' }, { ...CALLBACK, times: 2 });
    fake.command(fake.community.ada, fake.community.general, 'corr');
    await eventually(() => events.some(({ event }) => event === 'discord-not-acknowledged'), 'log line');
    expect(events.find(({ event }) => event === 'discord-not-acknowledged')).toMatchObject({ level: 'warn' });
    expect(asked).toEqual([]);
  });

  test('because somebody else was first is left to them', async () => {
    const { fake, clock, asked, events } = await startBot();
    const { ada, general } = fake.community;
    const late = Promise.withResolvers<void>();
    fake.fail({ kind: 'slow', until: late.promise }, CALLBACK);
    const { id, token } = fake.command(ada, general, 'corr');
    await fake.until(() => fake.requests.some(({ path }) => path.endsWith('/callback')), 'first try');
    const other = await fetch(`${fake.url}/v10/interactions/${id}/${token}/callback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 5 }),
    });
    expect(other.ok).toBe(true);
    await clock.advance(1_000);
    await fake.until(() => fake.requests.some(({ status }) => status === 400), 'refusal of the second try');
    late.resolve();
    await eventually(() => events.some(({ event }) => event === 'discord-not-acknowledged'), 'log line');
    expect(asked).toEqual([]);
  });
});
