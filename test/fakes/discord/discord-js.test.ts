import { once } from 'node:events';
import {
  AttachmentBuilder,
  Client,
  EmbedBuilder,
  Events,
  GatewayIntentBits as I,
  Partials,
  TextChannel,
} from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { startFakeDiscord, type FakeDiscord, type FakeDiscordOptions } from './fake-discord.ts';

const open: { fake: FakeDiscord; client: Client }[] = [];

afterEach(async () => {
  for (const { fake, client } of open.splice(0)) {
    await client.destroy();
    await fake.close();
  }
});

async function start(
  options: FakeDiscordOptions = {},
  intents = I.Guilds | I.GuildMessages | I.DirectMessages | I.MessageContent,
) {
  const fake = await startFakeDiscord(options);
  const client = new Client({
    intents,
    partials: [Partials.Channel],
    rest: { api: fake.url, version: '10', retries: 0, timeout: 8_000 },
  });
  open.push({ fake, client });
  const ready = once(client, Events.ClientReady);
  await client.login(fake.token);
  await ready;
  return { fake, client };
}

async function textChannel(client: Client, id: string): Promise<TextChannel> {
  const channel = await client.channels.fetch(id);
  if (!(channel instanceof TextChannel)) throw new Error('no text channel');
  return channel;
}

describe('discord.js', () => {
  test('logs in and knows its guild and channels', async () => {
    const { fake, client } = await start();
    expect(client.user?.id).toBe(fake.bot.id);
    expect(client.guilds.cache.get(fake.community.guild.id)?.channels.cache.size).toBe(4);
  });

  test('sends an embed with its picture', async () => {
    const { fake, client } = await start();
    const { general } = fake.community;
    const channel = await textChannel(client, general.id);
    const bytes = Buffer.from('picture');
    const sent = await channel.send({
      embeds: [new EmbedBuilder().setTitle('BTC').setImage('attachment://chart.png')],
      files: [new AttachmentBuilder(bytes, { name: 'chart.png', description: 'A chart' })],
    });
    const [message] = fake.messages(general);
    expect(message?.id).toBe(sent.id);
    expect(message?.files).toMatchObject([
      { filename: 'chart.png', description: 'A chart', bytes, inEmbed: true },
    ]);
    const url = sent.embeds[0]?.image?.url ?? '';
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
  });

  test('defers and edits', async () => {
    const { fake, client } = await start();
    const { general, ada } = fake.community;
    await client.application?.commands.set([{ name: 'corr', description: 'Correlation' }]);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply('done');
    });
    const interaction = fake.command(ada, general, 'corr');
    const answer = await fake.until(
      () => interaction.original?.data.content === 'done' && interaction.original,
      'answer',
    );
    expect(interaction.acknowledgement?.type).toBe(5);
    expect(answer.data.content).toBe('done');
  });
});
