import { once } from 'node:events';
import { Events, GatewayIntentBits as I } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connect, createClient, startFake } from './connected-client.ts';
import type { FakeDiscord } from './fake-discord.ts';
import { openGateway, type RawGateway } from './raw-gateway.ts';

describe('a connection that ends', () => {
  test.each<[string, (fake: FakeDiscord) => void]>([
    ['by op 7', ({ gateway }) => gateway.askToReconnect()],
    ['by close 4000', ({ gateway }) => gateway.close(4000)],
    ['by a reset of TCP', ({ gateway }) => gateway.reset()],
  ])('%s is resumed, and what was missed is heard then', async (_, end) => {
    const { fake, client } = await connect();
    const { ada, general } = fake.community;
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => heard.push(content));
    end(fake);
    await fake.until(() => fake.gateway.connections() === 0, 'end of the connection');
    fake.say(ada, general, 'missed');
    await fake.until(() => fake.gateway.resumes() === 1, 'resume');
    fake.say(ada, general, 'live');
    while (heard.length < 2) await once(client, Events.MessageCreate);
    expect(heard).toEqual(['missed', 'live']);
    expect(fake.gateway.identifies()).toBe(1);
  });

  test('with op 9 starts a new session', async () => {
    const { fake, client } = await connect();
    const ready = once(client, Events.ShardReady);
    fake.gateway.invalidate({ resumable: false });
    await ready;
    expect(fake.gateway.identifies()).toBe(2);
    expect(fake.gateway.resumes()).toBe(0);
    expect(fake.gateway.sessions).toHaveLength(1);
  });

  test('with a resumable op 9 is taken up on the same connection', async () => {
    const { fake } = await connect();
    fake.gateway.invalidate({ resumable: true });
    await fake.until(() => fake.gateway.resumes() === 1, 'resume');
    expect([fake.gateway.identifies(), fake.gateway.connections()]).toEqual([1, 1]);
  });

  test('after the session is forgotten starts a new one', async () => {
    const { fake, client } = await connect();
    const ready = once(client, Events.ShardReady);
    fake.gateway.forgetSessions();
    await ready;
    expect(fake.gateway.identifies()).toBe(2);
    expect(fake.gateway.resumes()).toBe(0);
  });

  test('while the gateway refuses connections is tried again', async () => {
    const { fake, client } = await connect();
    const back = once(client, Events.ShardReady);
    fake.gateway.refuseConnections(1);
    fake.gateway.reset();
    await back;
    expect([fake.gateway.identifies(), fake.gateway.connections()]).toEqual([2, 1]);
  });
});

describe('heartbeats', () => {
  test('without an answer make a zombie, which the client drops and resumes', async () => {
    const { fake } = await connect({ heartbeatMs: 30 });
    await fake.until(() => (fake.gateway.sessions[0]?.heartbeats ?? 0) > 0, 'heartbeat');
    fake.gateway.withholdAcks(true);
    await fake.until(() => fake.gateway.connections() === 0, 'end of the zombie');
    fake.gateway.withholdAcks(false);
    await fake.until(() => fake.gateway.resumes() === 1, 'resume');
    expect(fake.gateway.identifies()).toBe(1);
  });

  test('are sent when asked for', async () => {
    const { fake } = await connect();
    fake.gateway.askForHeartbeat();
    await fake.until(() => fake.gateway.sessions[0]?.heartbeats === 1, 'heartbeat');
    expect(fake.gateway.connections()).toBe(1);
  });

  test('of a frozen connection are not heard, and the client takes it for a zombie', async () => {
    const { fake, client } = await connect({ heartbeatMs: 30 });
    const [session] = fake.gateway.sessions;
    const zombie = Promise.withResolvers<void>();
    client.on(Events.Debug, (message) => {
      if (message.includes('Zombie connection')) zombie.resolve();
    });
    fake.gateway.freeze();
    const before = session?.heartbeats;
    await zombie.promise;
    expect(session?.heartbeats).toBe(before);
    expect(fake.gateway.connections()).toBe(1);
  });
});

describe('the door', () => {
  test('closes with 4014 on an intent that the portal has not switched on', async () => {
    const fake = await startFake({ privileged: { messageContent: false } });
    const { client } = createClient(fake);
    await expect(client.login(fake.token)).rejects.toThrow('disallowed intents');
  });

  test('is shut for a token that was reset', async () => {
    const { fake, errors, client } = await connect();
    const old = fake.token;
    fake.resetToken();
    expect(fake.token).not.toBe(old);
    const closed = once(client, Events.ShardDisconnect);
    fake.gateway.close(4000);
    await closed;
    expect(errors.map(({ message }) => message)).toEqual(['Authentication failed']);
  });

  test.each([
    ['what is no JSON', '{', 4002],
    ['an unknown op', JSON.stringify({ op: 99, d: null }), 4001],
    ['a presence before IDENTIFY', JSON.stringify({ op: 3, d: {} }), 4003],
    ['a wrong token', JSON.stringify({ op: 2, d: { token: 'x', intents: 1 } }), 4004],
  ])('closes on %s', async (_, text, code) => {
    const client = await openGateway(await startFake());
    client.sendText(text);
    expect(await client.closed).toBe(code);
  });

  test.each([
    ['an IDENTIFY with bits that do not exist', { intents: 1 << 30 }, 4013],
    ['a shard that there is not', { intents: 1, shard: [2, 2] }, 4010],
  ])('closes on %s', async (_, data, code) => {
    const fake = await startFake();
    const client = await openGateway(fake);
    client.send(2, { token: fake.token, ...data });
    expect(await client.closed).toBe(code);
  });

  test('closes on a second IDENTIFY', async () => {
    const { fake, client } = await identified();
    client.send(2, { token: fake.token, intents: 1 });
    expect(await client.closed).toBe(4005);
  });

  test('says how many sessions may still be started', async () => {
    const fake = await startFake({ sessionStarts: 0 });
    const { client } = createClient(fake);
    await expect(client.login(fake.token)).rejects.toThrow('Not enough sessions remaining');
  });
});

describe('a RESUME', () => {
  test('brings exactly what came after its number, and RESUMED last', async () => {
    const { fake, client, session } = await identified();
    const { ada, general } = fake.community;
    for (const text of ['a', 'b', 'c']) fake.say(ada, general, text);
    await fake.until(() => client.frames.at(-1)?.s === 5, 'third message');
    client.terminate();
    await fake.until(() => fake.gateway.connections() === 0, 'end of the connection');
    fake.say(ada, general, 'd');
    const again = await openGateway(fake);
    again.send(6, { token: fake.token, session_id: session, seq: 4 });
    await fake.until(() => again.frames.at(-1)?.t === 'RESUMED', 'RESUMED');
    expect(again.frames.slice(1).map(({ s }) => s)).toEqual([5, 6, 7]);
  });

  test('of a number that was never sent is closed with 4007', async () => {
    const { fake, client, session } = await identified();
    client.terminate();
    const again = await openGateway(fake);
    again.send(6, { token: fake.token, session_id: session, seq: 99 });
    expect(await again.closed).toBe(4007);
  });

  test.each([
    ['a client that said goodbye', (client: RawGateway) => client.close(1000), 0],
    ['a client that missed too much', (client: RawGateway) => client.terminate(), 2_001],
  ])('of %s is answered with op 9', async (_, leave, missed) => {
    const { fake, client, session } = await identified();
    leave(client);
    await client.closed;
    await fake.until(() => fake.gateway.connections() === 0, 'end of the connection');
    for (let count = 0; count < missed; count += 1) fake.say(fake.community.ada, fake.community.general, 'x');
    const again = await openGateway(fake);
    again.send(6, { token: fake.token, session_id: session, seq: 2 });
    await fake.until(() => again.frames.some(({ op, d }) => op === 9 && d === false), 'op 9');
    expect(fake.gateway.sessions).toEqual([]);
  });
});

/** A session of a client that sees guilds and their messages, after READY and GUILD_CREATE. */
async function identified() {
  const fake = await startFake();
  const client = await openGateway(fake);
  client.send(2, { token: fake.token, intents: I.Guilds | I.GuildMessages });
  await fake.until(() => client.frames.at(-1)?.t === 'GUILD_CREATE', 'guild');
  return { fake, client, session: fake.gateway.sessions[0]?.id ?? '' };
}

describe('events', () => {
  test('go to the shard of their guild, direct messages to shard 0', async () => {
    const { fake, client } = await connect({ shards: 2 }, { shards: 'auto' });
    const owner = fake.addPerson('Oscar');
    const guilds = [0, 1, 2, 3].map((index) => fake.addGuild({ name: `Guild ${index}`, owner }));
    await fake.until(() => client.guilds.cache.size === 5, 'guilds');
    const shardOf = (id: string) => Number((BigInt(id) >> 22n) % 2n);
    for (const { id } of guilds) expect(client.guilds.cache.get(id)?.shardId).toBe(shardOf(id));
    expect(new Set(fake.gateway.sessions.map(({ shard }) => shard[0]))).toEqual(new Set([0, 1]));
    const [first] = fake.gateway.sessions.filter(({ shard }) => shard[0] === 0);
    const before = first?.sequence ?? 0;
    fake.directMessage(fake.community.ada, 'hello');
    expect(first?.sequence).toBe(before + 1);
  });

  test('of a channel that the bot can not see, or without the intent, are not sent', async () => {
    const { fake } = await connect({}, { intents: I.Guilds | I.GuildMessages });
    const { ada, secret, general } = fake.community;
    const [session] = fake.gateway.sessions;
    const before = session?.sequence;
    fake.say(ada, secret, 'between us');
    fake.directMessage(ada, 'no intent for that');
    const message = fake.say(ada, general, 'heard');
    fake.react(ada, message, '👍');
    expect(session?.sequence).toBe((before ?? 0) + 1);
  });

  test('of an outage and of leaving reach the client', async () => {
    const { fake, client } = await connect();
    const { guild } = fake.community;
    const gone = once(client, Events.GuildUnavailable);
    fake.setAvailable(guild, false);
    await gone;
    const back = once(client, Events.GuildAvailable);
    fake.setAvailable(guild, true);
    await back;
    const left = once(client, Events.GuildDelete);
    fake.removeBot(guild);
    await left;
    expect(client.guilds.cache.size).toBe(0);
  });

  test('a connection in another version, encoding or compression is a complaint', async () => {
    const fake = await startFake();
    for (const query of [
      'v=9&encoding=json',
      'v=10&encoding=etf',
      'v=10&encoding=json&compress=zlib-stream',
    ]) {
      const gateway = await openGateway(fake, query);
      gateway.terminate();
    }
    expect(fake.takeComplaints()).toHaveLength(3);
  });
});
