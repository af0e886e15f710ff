import { once } from 'node:events';
import { Client, Events, GatewayIntentBits as I, Partials, type ClientOptions } from 'discord.js';
import { onTestFinished } from 'vitest';
import { startFakeDiscord, type FakeDiscord, type FakeDiscordOptions } from './fake-discord.ts';

const INTENTS = I.Guilds | I.GuildMessages | I.GuildMessageReactions | I.DirectMessages | I.MessageContent;

/** A fake that ends with the test. */
export async function startFake(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const fake = await startFakeDiscord(options);
  onTestFinished(() => fake.close());
  return fake;
}

/** A client of discord.js that is not logged in yet. Errors of its gateway are collected: many tests provoke them. */
export function createClient(fake: FakeDiscord, options: Partial<ClientOptions> = {}) {
  const client = new Client({
    intents: INTENTS,
    partials: [Partials.Channel, Partials.Message, Partials.Reaction],
    rest: { api: fake.url, version: '10', retries: 0, timeout: 8_000 },
    // The five seconds that Discord wants between two IDENTIFYs are a matter of the client.
    ws: { buildIdentifyThrottler: () => Promise.resolve({ waitForIdentify: () => Promise.resolve() }) },
    ...options,
  });
  const errors: Error[] = [];
  client.on(Events.Error, (error) => errors.push(error));
  client.on(Events.ShardError, (error) => errors.push(error));
  onTestFinished(() => client.destroy());
  return { client, errors };
}

/** A fake and a client that is ready. */
export async function connect(options: FakeDiscordOptions = {}, clientOptions: Partial<ClientOptions> = {}) {
  const fake = await startFake(options);
  const { client, errors } = createClient(fake, clientOptions);
  const ready = once(client, Events.ClientReady);
  await client.login(fake.token);
  await ready;
  return { fake, client, errors };
}
