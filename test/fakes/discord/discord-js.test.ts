import { once } from 'node:events';
import {
  AttachmentBuilder,
  ChatInputCommandInteraction,
  type Client,
  EmbedBuilder,
  Events,
  GatewayIntentBits as I,
  GuildMember,
  Message as ClientMessage,
  TextChannel,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { connect } from './connected-client.ts';

/** The real library against the fake: what it does with the answers it gets is what the bot will live with. */

async function textChannel(client: Client, id: string): Promise<TextChannel> {
  const channel = await client.channels.fetch(id);
  if (!(channel instanceof TextChannel)) throw new Error('no text channel');
  return channel;
}

/** The next message, and the next command. */
async function nextMessage(client: Client): Promise<ClientMessage> {
  const [message]: unknown[] = await once(client, Events.MessageCreate);
  if (!(message instanceof ClientMessage)) throw new Error('no message');
  return message;
}

async function nextCommand(client: Client): Promise<ChatInputCommandInteraction> {
  const [interaction]: unknown[] = await once(client, Events.InteractionCreate);
  if (!(interaction instanceof ChatInputCommandInteraction)) throw new Error('no command');
  return interaction;
}

describe('discord.js', () => {
  test('logs in and knows its guild, its channels and what it may do there', async () => {
    const { fake, client } = await connect();
    const { guild, general, secret } = fake.community;
    const known = client.guilds.cache.get(guild.id);
    expect(client.user?.id).toBe(fake.bot.id);
    expect(known?.channels.cache.size).toBe(4);
    const me = known?.members.me;
    expect(me).toBeInstanceOf(GuildMember);
    expect(me?.permissionsIn(general.id).has('AttachFiles')).toBe(true);
    expect(me?.permissionsIn(secret.id).has('ViewChannel')).toBe(false);
  });

  test('sends a picture in an embed, whose file can be downloaded and is no attachment', async () => {
    const { fake, client } = await connect();
    const { general } = fake.community;
    const channel = await textChannel(client, general.id);
    const bytes = Buffer.from('a picture');
    const sent = await channel.send({
      embeds: [new EmbedBuilder().setTitle('BTC').setImage('attachment://chart.png')],
      files: [new AttachmentBuilder(bytes, { name: 'chart.png', description: 'A chart' })],
    });
    const [message] = fake.messages(general);
    expect(message?.id).toBe(sent.id);
    expect(message?.files).toMatchObject([
      { filename: 'chart.png', description: 'A chart', bytes, inEmbed: true },
    ]);
    expect(sent.attachments.size).toBe(0);
    const picture = await fetch(sent.embeds[0]?.image?.url ?? '');
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(bytes);
  });

  test('gets the files of its message from the event and from the answer alike', async () => {
    const { fake, client } = await connect();
    const channel = await textChannel(client, fake.community.general.id);
    const announced = nextMessage(client);
    const sent = await channel.send({
      files: [new AttachmentBuilder(Buffer.from('a,b'), { name: 'prices.csv' })],
    });
    expect((await announced).attachments.map(({ name }) => name)).toEqual(['prices.csv']);
    expect(sent.attachments.map(({ size }) => size)).toEqual([3]);
  });

  test('defers and edits', async () => {
    const { fake, client } = await connect();
    const { general, ada } = fake.community;
    await client.application?.commands.set([{ name: 'corr', description: 'Correlation' }]);
    const arrived = nextCommand(client);
    const seen = fake.command(ada, general, 'corr');
    const interaction = await arrived;
    await interaction.deferReply();
    expect(seen).toMatchObject({ thinking: true, acknowledgement: { type: 5 } });
    const edited = await interaction.editReply({
      embeds: [new EmbedBuilder().setTitle('BTC').setImage('attachment://chart.png')],
      files: [new AttachmentBuilder(Buffer.from('picture'), { name: 'chart.png' })],
    });
    expect(seen.thinking).toBe(false);
    expect(edited.id).toBe(seen.original?.id);
    expect(fake.messages(general)).toHaveLength(1);
    expect(edited.flags.has('Loading')).toBe(false);
    expect(seen.acknowledgement?.latencyMs).toBeLessThan(3_000);
  });

  test('reads a mention, a reply and a direct message', async () => {
    const { fake, client } = await connect();
    const { general, ada } = fake.community;
    const mentioned = nextMessage(client);
    const question = fake.say(ada, general, 'corr btc', { mention: true });
    expect((await mentioned).mentions.users.has(fake.bot.id)).toBe(true);
    const replied = nextMessage(client);
    fake.say(ada, general, 'and eth?', { replyTo: question });
    expect((await replied).reference?.messageId).toBe(question.id);
    const direct = nextMessage(client);
    fake.directMessage(ada, 'corr btc');
    const message = await direct;
    expect(message.channel.isDMBased()).toBe(true);
    await message.reply('a reply');
    expect(fake.directMessages(ada).map(({ data }) => data.content)).toEqual(['corr btc', 'a reply']);
  });

  test('sees no words without the message content intent, except those for it', async () => {
    const { fake, client } = await connect({}, { intents: I.Guilds | I.GuildMessages });
    const { general, ada } = fake.community;
    const plain = nextMessage(client);
    fake.say(ada, general, 'just talking');
    expect((await plain).content).toBe('');
    const mention = nextMessage(client);
    fake.say(ada, general, 'corr btc', { mention: true });
    expect((await mention).content).toBe(`<@${fake.bot.id}> corr btc`);
  });

  test('opens a thread, is told of reactions, and writes to a person', async () => {
    const { fake, client } = await connect();
    const { general, ada } = fake.community;
    const channel = await textChannel(client, general.id);
    const sent = await channel.send('hello');
    const thread = await sent.startThread({ name: 'a long talk' });
    await thread.send('in the thread');
    const [opened] = fake.threads(general);
    expect(opened === undefined ? [] : fake.messages(opened).map(({ data }) => data.content)).toEqual([
      'in the thread',
    ]);
    const reacted = once(client, Events.MessageReactionAdd);
    const [message] = fake.messages(general);
    if (message !== undefined) fake.react(ada, message, '👎');
    const [reaction, user]: unknown[] = await reacted;
    expect(reaction).toMatchObject({ emoji: { name: '👎' } });
    expect(user).toMatchObject({ id: ada.id });
    const person = await client.users.fetch(ada.id);
    await person.send('a word with you');
    expect(fake.directMessages(ada)).toHaveLength(1);
  });

  test('waits out a full bucket that it was told of', async () => {
    const limits = { 'POST /channels/{channel_id}/messages': { limit: 1, perMs: 60 } };
    const { fake, client } = await connect({ limits });
    const channel = await textChannel(client, fake.community.general.id);
    await Promise.all([channel.send('one'), channel.send('two')]);
    expect(fake.messages(fake.community.general)).toHaveLength(2);
    expect(fake.requests.filter(({ status }) => status === 429)).toEqual([]);
  });
});
