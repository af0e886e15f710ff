import { describe, expect, test } from 'vitest';
import { startFake } from './connected-client.ts';
import type { FakeDiscord } from './fake-discord.ts';
import { request } from './raw-api.ts';
import type { Interaction } from './world.ts';

/** What an application may answer to an interaction, by the raw API. */

const MINUTE_MS = 60_000;
const BUTTON = { type: 1, components: [{ type: 2, style: 1, label: 'More', custom_id: 'more' }] };

async function startWithCommands() {
  const clock = { now: Date.UTC(2025, 0, 1) };
  const fake = await startFake({ now: () => clock.now });
  const option = { type: 3, name: 'asset', description: 'An asset', autocomplete: true };
  const add = { type: 1, name: 'add', description: 'Add', options: [{ ...option, required: true }] };
  const json = [
    {
      name: 'corr',
      description: 'Correlation',
      options: [option],
      integration_types: [0, 1],
      contexts: [0, 1, 2],
    },
    {
      name: 'daily',
      description: 'Daily posts',
      options: [add],
      default_member_permissions: '32',
      contexts: [0],
    },
  ];
  await request(fake, 'PUT', `/applications/${fake.bot.id}/commands`, { json });
  return { fake, clock, ...fake.community };
}

function answer(fake: FakeDiscord, { id, token }: Interaction, json: object, query = '') {
  return request(fake, 'POST', `/interactions/${id}/${token}/callback${query}`, { json, token: null });
}

function webhook(fake: FakeDiscord, { token }: Interaction, rest = ''): string {
  return `/webhooks/${fake.bot.id}/${token}${rest}`;
}

describe('the three seconds', () => {
  test('end in 10062', async () => {
    const { fake, clock, ada, general } = await startWithCommands();
    const interaction = fake.command(ada, general, 'corr');
    clock.now += 3_001;
    expect(await answer(fake, interaction, { type: 5 })).toMatchObject({ status: 404, code: 10062 });
    expect(interaction.acknowledgement).toBeNull();
  });

  test('allow one answer: 40060', async () => {
    const { fake, ada, general } = await startWithCommands();
    const interaction = fake.command(ada, general, 'corr');
    expect((await answer(fake, interaction, { type: 5 })).status).toBe(204);
    expect(await answer(fake, interaction, { type: 4, data: { content: 'x' } })).toMatchObject({
      status: 400,
      code: 40060,
    });
    expect(fake.messages(general)).toHaveLength(1);
  });

  test('are for the right token only', async () => {
    const { fake, ada, general } = await startWithCommands();
    const interaction = fake.command(ada, general, 'corr');
    expect(await answer(fake, { ...interaction, token: 'x' }, { type: 5 })).toMatchObject({ code: 10062 });
  });
});

describe('the fifteen minutes', () => {
  test('end in 50027', async () => {
    const { fake, clock, ada, general } = await startWithCommands();
    const interaction = fake.command(ada, general, 'corr');
    await answer(fake, interaction, { type: 5 });
    clock.now += 14 * MINUTE_MS;
    const original = webhook(fake, interaction, '/messages/%40original');
    expect((await request(fake, 'PATCH', original, { json: { content: 'x' }, token: null })).status).toBe(
      200,
    );
    clock.now += MINUTE_MS + 1;
    const late = { json: { content: 'y' }, token: null };
    expect(await request(fake, 'PATCH', original, late)).toMatchObject({ status: 401, code: 50027 });
    expect(await request(fake, 'POST', webhook(fake, interaction), late)).toMatchObject({ code: 50027 });
  });

  test('are how long an interaction is remembered when the rest is forgotten', async () => {
    const { fake, clock, ada, general } = await startWithCommands();
    fake.command(ada, general, 'corr');
    clock.now += 15 * MINUTE_MS + 1;
    const young = fake.command(ada, general, 'corr');
    fake.forget();
    expect([fake.interactions, fake.requests]).toEqual([[young], []]);
  });

  test('do not begin before the answer: 10015', async () => {
    const { fake, ada, general } = await startWithCommands();
    const interaction = fake.command(ada, general, 'corr');
    const early = { json: { content: 'x' }, token: null };
    expect(await request(fake, 'POST', webhook(fake, interaction), early)).toMatchObject({
      status: 404,
      code: 10015,
    });
  });
});

describe('answers', () => {
  test('say who gets what, when the response is asked for', async () => {
    const { fake, ada, general } = await startWithCommands();
    const interaction = fake.command(ada, general, 'corr');
    const { body } = await answer(
      fake,
      interaction,
      { type: 4, data: { content: 'x' } },
      '?with_response=true',
    );
    expect(body).toMatchObject({
      interaction: {
        id: interaction.id,
        response_message_id: interaction.original?.id,
        response_message_loading: false,
      },
      resource: { type: 4, message: { content: 'x', interaction_metadata: { user: { id: ada.id } } } },
    });
  });

  test('that are ephemeral are for one person and not in the channel', async () => {
    const { fake, ada, ben, general } = await startWithCommands();
    const interaction = fake.command(ada, general, 'corr');
    await answer(fake, interaction, { type: 4, data: { content: 'x', flags: 64, components: [BUTTON] } });
    const { original } = interaction;
    expect([original?.onlyFor, fake.messages(general), fake.answers(general)]).toEqual([ada, [], [original]]);
    expect(await request(fake, 'GET', `/channels/${general.id}/messages/${original?.id}`)).toMatchObject({
      code: 10008,
    });
    if (original === null) return;
    expect(() => fake.press(ben, original, 'More')).toThrow("can't see that message");
    expect(fake.press(ada, original, 'More').source).toBe(original);
  });

  test('the first follow-up to a deferral takes its place, the next are new', async () => {
    const { fake, ada, general } = await startWithCommands();
    const interaction = fake.command(ada, general, 'corr');
    await answer(fake, interaction, { type: 5, data: { flags: 64 } });
    const say = (content: string) =>
      request(fake, 'POST', webhook(fake, interaction), { json: { content }, token: null });
    await say('first');
    await say('second');
    expect(interaction.original?.data).toMatchObject({ content: 'first', flags: 64 });
    expect(interaction.followUps.map(({ data }) => data.content)).toEqual(['second']);
    expect(interaction.followUps[0]?.data.message_reference?.message_id).toBe(interaction.original?.id);
  });

  test('can be fetched, deleted, and are then gone', async () => {
    const { fake, ada, general } = await startWithCommands();
    const interaction = fake.command(ada, general, 'corr');
    await answer(fake, interaction, { type: 4, data: { content: 'x' } });
    const original = webhook(fake, interaction, '/messages/@original');
    expect((await request(fake, 'GET', original, { token: null })).body).toMatchObject({ content: 'x' });
    expect((await request(fake, 'DELETE', original, { token: null })).status).toBe(204);
    expect(await request(fake, 'GET', original, { token: null })).toMatchObject({ code: 10008 });
  });

  test('to a press change the message, or add to it', async () => {
    const { fake, ada, ben, general } = await startWithCommands();
    await request(fake, 'POST', `/channels/${general.id}/messages`, {
      json: { content: 'x', components: [BUTTON] },
    });
    const [message] = fake.messages(general);
    if (message === undefined) throw new Error('no message');
    const pressed = fake.press(ada, message, 'more');
    await answer(fake, pressed, { type: 7, data: { content: 'y' } });
    expect(message.data.content).toBe('y');
    const again = fake.press(ben, message, 'More');
    await answer(fake, again, { type: 6 });
    await request(fake, 'POST', webhook(fake, again), { json: { content: 'z', flags: 64 }, token: null });
    expect(again.followUps[0]?.onlyFor).toBe(ben);
    expect(again.original).toBe(message);
  });

  test('with a form bring back what was typed', async () => {
    const { fake, ada, general } = await startWithCommands();
    const interaction = fake.command(ada, general, 'corr');
    const field = { type: 4, custom_id: 'name', label: 'Name', style: 1 };
    const data = { custom_id: 'form', title: 'A form', components: [{ type: 1, components: [field] }] };
    expect((await answer(fake, interaction, { type: 9, data })).status).toBe(204);
    const submitted = fake.modalSubmit(interaction, { name: 'Ada' });
    expect(submitted.type).toBe(5);
    expect(() => fake.modalSubmit(interaction, { age: '36' })).toThrow('no field age');
  });

  test('to autocomplete are what is suggested', async () => {
    const { fake, ada, general } = await startWithCommands();
    const suggested = fake.autocomplete(ada, general, 'corr', 'asset', { asset: 'b' });
    const [interaction] = fake.interactions;
    if (interaction === undefined) throw new Error('no interaction');
    const choices = [{ name: 'Bitcoin', value: 'btc' }];
    await answer(fake, interaction, { type: 8, data: { choices } });
    expect(await suggested).toEqual(choices);
  });

  test('without anything in them are refused: 50006, 50035', async () => {
    const { fake, ada, general } = await startWithCommands();
    const interaction = fake.command(ada, general, 'corr');
    expect(await answer(fake, interaction, { type: 4, data: {} })).toMatchObject({ code: 50006 });
    expect(await answer(fake, interaction, { type: 4 })).toMatchObject({ code: 50035 });
    const long = { type: 4, data: { content: 'x'.repeat(2_001) } };
    expect(await answer(fake, interaction, long)).toMatchObject({
      code: 50035,
      body: { errors: { data: { content: {} } } },
    });
    expect(fake.takeComplaints()).toHaveLength(3);
    expect(interaction.acknowledgement).toBeNull();
  });
});

describe('people', () => {
  test('can only run what they are offered', async () => {
    const { fake, ada, mia, general } = await startWithCommands();
    expect(() => fake.command(ada, general, 'nothing')).toThrow('No command /nothing');
    expect(() => fake.command(ada, general, 'daily add', { asset: 'btc' })).toThrow('does not see /daily');
    expect(() => fake.command(mia, general, 'daily')).toThrow('with a sub-command');
    expect(() => fake.command(mia, general, 'daily add')).toThrow('asset is required');
    expect(() => fake.command(mia, general, 'daily add', { asset: 1 })).toThrow('it is a string');
    expect(() => fake.directCommand(mia, 'daily add', { asset: 'btc' })).toThrow("can't be used there");
    expect(fake.command(mia, general, 'daily add', { asset: 'btc' }).commandName).toBe('daily add');
    expect(fake.directCommand(ada, 'corr', { asset: 'btc' }).channel.guild).toBeNull();
  });

  test('can do nothing in a channel that they do not see', async () => {
    const { fake, ada, ben, secret } = await startWithCommands();
    expect(() => fake.command(ben, secret, 'corr')).toThrow("can't see that channel");
    expect(() => fake.say(ben, secret, 'x')).toThrow('may not write there');
    expect(() => fake.react(ben, fake.say(ada, secret, 'x'), '👍')).toThrow("can't see that channel");
  });

  test('who installed the application use it where the bot is not, with five follow-ups', async () => {
    const { fake, ada, owner } = await startWithCommands();
    const elsewhere = fake.addGuild({ name: 'Elsewhere', owner, botPermissions: null });
    fake.join(elsewhere, ada);
    const lobby = fake.addChannel(elsewhere, { name: 'lobby' });
    expect(() => fake.command(ada, lobby, 'corr')).toThrow("can't be used there");
    ada.installed = true;
    const interaction = fake.command(ada, lobby, 'corr');
    await answer(fake, interaction, { type: 4, data: { content: 'x' } });
    const say = () =>
      request(fake, 'POST', webhook(fake, interaction), { json: { content: 'x' }, token: null });
    for (let count = 0; count < 5; count += 1) expect((await say()).status).toBe(200);
    expect(await say()).toMatchObject({ code: 40094 });
  });

  test('choose from the menu that is there', async () => {
    const { fake, ada, general } = await startWithCommands();
    const options = [{ label: 'One year', value: '1y' }];
    const menu = { type: 1, components: [{ type: 3, custom_id: 'range', options }] };
    await request(fake, 'POST', `/channels/${general.id}/messages`, {
      json: { content: 'x', components: [menu] },
    });
    const [message] = fake.messages(general);
    if (message === undefined) throw new Error('no message');
    expect(() => fake.select(ada, message, 'range', ['2y'])).toThrow('no value 2y');
    expect(fake.select(ada, message, 'range', ['1y']).source).toBe(message);
    expect(() => fake.press(ada, message, 'More')).toThrow('There is no button More');
  });
});
