import { describe, expect, onTestFinished, test } from 'vitest';
import type { CheckupScope } from '../../../src/core/checkup/checkup.ts';
import type { OrderPlace } from '../../../src/core/checkup/order-needs.ts';
import { datedFetch } from '../../../src/compose/checkup/dated-fetch.ts';
import {
  discordChecks,
  type DiscordCheckOptions,
} from '../../../src/platforms/discord/check/discord-checks.ts';
import { startFakeDiscord, type FakeDiscordOptions } from '../../fakes/discord/fake-discord.ts';
import { permission as P } from '../../fakes/discord/protocol.ts';
import type { Channel } from '../../fakes/discord/world.ts';
import { commands, startBot } from './bot.ts';

function at({ id, guild }: Pick<Channel, 'id' | 'guild'>, orders = 1): OrderPlace {
  return { platform: 'discord', workspace: guild?.id ?? 'dm', channel: id, orders };
}

async function discord(options: FakeDiscordOptions = {}) {
  const fake = await startFakeDiscord(options);
  onTestFinished(() => fake.close());
  return { fake, ...looking(fake) };
}

function looking(fake: { readonly token: string; readonly url: string }) {
  const { fetchFrom, clocks } = datedFetch(Date.now);
  const look = async (
    name: string,
    places: readonly OrderPlace[] | null = [],
    more: Partial<DiscordCheckOptions> = {},
    signal?: AbortSignal,
  ) => {
    const checks = discordChecks({
      token: fake.token,
      apiUrl: fake.url,
      guildId: undefined,
      questions: false,
      commands,
      places: async () => places,
      scope: null,
      fetchFrom,
      ...more,
    });
    return (await checks[name]?.(signal)) ?? [];
  };
  return { look, clocks };
}

describe('the token', () => {
  test('that Discord knows is fine, and Discord said what time it is', async () => {
    const { look, clocks } = await discord();
    expect(await look('discord token')).toEqual([
      {
        part: 'discord token',
        state: 'ok',
        said: 'Discord knows the token: the bot is `lockstep`, in about 1 server.',
      },
    ]);
    expect(clocks.of('Discord')).not.toBeNull();
  });

  test('that was reset is broken; nothing else is said of Discord, and nothing of the token is shown', async () => {
    const { fake, look } = await discord();
    const old = fake.token;
    fake.resetToken();
    const findings = await Promise.all(
      ['discord token', 'discord intents', 'discord commands', 'discord channels'].map((name) =>
        look(name, [], { token: old }),
      ),
    );
    expect(findings.flat()).toMatchObject([
      { state: 'fail', said: expect.stringContaining('refuses the token') },
    ]);
    expect(JSON.stringify(findings)).not.toContain(old);
  });

  test('can not be judged by a Discord that is away', async () => {
    const { fake, look } = await discord();
    fake.fail({ kind: 'error', status: 503 });
    expect(await look('discord token')).toMatchObject([
      { state: 'fail', said: expect.stringContaining('answered 503') },
    ]);
    fake.fail({ kind: 'reset' });
    expect(await look('discord token')).toMatchObject([
      { state: 'fail', said: expect.stringContaining('could not be reached') },
    ]);
  });

  test('is given up when its time is over', async () => {
    const { fake, look } = await discord();
    fake.fail({ kind: 'stall' });
    const time = new AbortController();
    const waiting = look('discord token', [], {}, time.signal);
    await fake.until(() => fake.requests.length > 0, 'a question');
    time.abort(new Error('its time is over'));
    expect(await waiting).toMatchObject([
      { state: 'fail', said: 'Discord could not be asked: it gave no answer in time.' },
    ]);
  });
});

describe('the intents', () => {
  test.each([
    [false, false, 'ok'],
    [false, true, 'fail'],
    [true, true, 'ok'],
  ] as const)('message content %s, asked for %s: %s', async (messageContent, questions, state) => {
    const { look } = await discord({ privileged: { messageContent } });
    expect(await look('discord intents', [], { questions })).toMatchObject([{ state }]);
  });
});

describe('the commands', () => {
  test('are up to date once a bot has registered them, and not after theirs have changed', async () => {
    const { fake } = await startBot();
    await fake.until(() => fake.commands().length > 0, 'commands');
    const { look } = looking(fake);
    expect(await look('discord commands')).toMatchObject([{ state: 'ok' }]);
    const changed = commands.map((command) => ({ ...command, summary: `${command.summary} Really.` }));
    expect(await look('discord commands', [], { commands: changed })).toMatchObject([
      { state: 'warn', said: 'Discord shows other commands than these.' },
    ]);
  });

  test('that were never registered are told', async () => {
    const { look } = await discord();
    expect(await look('discord commands')).toMatchObject([
      { state: 'warn', said: 'Discord shows no commands.' },
    ]);
  });
});

describe('the channels of orders', () => {
  test('are told apart: what is missing is named, and who may change it', async () => {
    const { fake, look } = await discord();
    const { general, questions, secret, guild } = fake.community;
    fake.setPermissions(questions, fake.bot.id, { deny: P.attachFiles | P.embedLinks });
    const gone = fake.addChannel(guild, { name: 'gone' });
    fake.removeChannel(gone);
    const findings = await look('discord channels', [at(general, 2), at(questions), at(secret), at(gone)]);
    expect(findings.map(({ state, said }) => [state, said])).toEqual([
      ['fail', '`#questions` (1 order): I lack Embed Links and Attach Files in this channel.'],
      ['fail', expect.stringMatching(/I can’t see that channel/)],
      ['fail', expect.stringMatching(/That channel is gone/)],
      ['ok', '1 channel with orders takes posts and files.'],
    ]);
  });

  test('a role may be denied what everyone has, and the bot itself allowed it again', async () => {
    const { fake, look } = await discord();
    const { general, guild } = fake.community;
    const [role = ''] = guild.members.get(fake.bot.id)?.roles ?? [];
    fake.setPermissions(general, role, { deny: P.sendMessages });
    expect(await look('discord channels', [at(general)])).toMatchObject([
      { state: 'fail', said: expect.stringContaining('Send Messages') },
    ]);
    fake.setPermissions(general, fake.bot.id, { allow: P.sendMessages });
    expect(await look('discord channels', [at(general)])).toMatchObject([{ state: 'ok' }]);
  });

  test('a thread has the exceptions of its channel, and needs its own permission to write', async () => {
    const { fake, look } = await discord();
    const { general, ada } = fake.community;
    const thread = fake.startThread(ada, general, 'talk');
    expect(await look('discord channels', [at(thread)])).toMatchObject([{ state: 'ok' }]);
    fake.setPermissions(general, fake.bot.id, { deny: P.sendInThreads });
    expect(await look('discord channels', [at(thread)])).toMatchObject([
      { state: 'fail', said: expect.stringContaining('Send Messages in Threads') },
    ]);
  });

  test('of another server are not shown to those who manage this one', async () => {
    const { fake, look } = await discord();
    const { general, guild } = fake.community;
    const scope: CheckupScope = { platform: 'discord', workspace: guild.id };
    const foreign: OrderPlace = {
      platform: 'discord',
      workspace: '1',
      channel: '99999999999999999',
      orders: 1,
    };
    expect(await look('discord channels', [at(general), foreign], { scope })).toEqual([
      { part: 'discord channels', state: 'ok', said: '1 channel with orders takes posts and files.' },
    ]);
  });
});
