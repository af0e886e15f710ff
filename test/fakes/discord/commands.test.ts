import { describe, expect, test } from 'vitest';
import { startFake } from './connected-client.ts';
import { request } from './raw-api.ts';

describe('commands', () => {
  const corr = { name: 'corr', description: 'Correlation' };

  test.each<[string, object[], object]>([
    ['capitals in a name', [{ ...corr, name: 'Corr' }], { 0: { name: {} } }],
    ['a space in a name', [{ ...corr, name: 'co rr' }], { 0: { name: {} } }],
    ['no description', [{ name: 'corr' }], { 0: { description: {} } }],
    [
      'the same name twice',
      [corr, corr],
      { 1: { _errors: [{ code: 'APPLICATION_COMMANDS_DUPLICATE_NAME' }] } },
    ],
    [
      'a required option behind another',
      [
        {
          ...corr,
          options: [
            { type: 3, name: 'a', description: 'a' },
            { type: 3, name: 'b', description: 'b', required: true },
          ],
        },
      ],
      { 0: { options: { 1: { _errors: [{ code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID' }] } } } },
    ],
    [
      'autocomplete with choices',
      [
        {
          ...corr,
          options: [
            {
              type: 3,
              name: 'a',
              description: 'a',
              autocomplete: true,
              choices: [{ name: 'x', value: 'x' }],
            },
          ],
        },
      ],
      { 0: { options: { 0: { autocomplete: {} } } } },
    ],
  ])('50035 for %s', async (_, json, errors) => {
    const fake = await startFake();
    const answer = await request(fake, 'PUT', `/applications/${fake.bot.id}/commands`, { json });
    expect(answer).toMatchObject({ status: 400, code: 50035, body: { errors } });
    expect(fake.takeComplaints()).toHaveLength(1);
  });

  test('keep their id by name, and their version while nothing changes', async () => {
    const fake = await startFake();
    const path = `/applications/${fake.bot.id}/commands`;
    await request(fake, 'PUT', path, { json: [corr] });
    const [first] = fake.commands();
    await request(fake, 'PUT', path, { json: [corr] });
    expect(fake.commands()).toEqual([first]);
    await request(fake, 'PUT', path, {
      json: [{ ...corr, description: 'Another', default_member_permissions: '32' }],
    });
    const [changed] = fake.commands();
    expect(changed).toMatchObject({
      id: first?.id,
      description: 'Another',
      default_member_permissions: '32',
    });
    expect(changed?.version).not.toBe(first?.version);
    expect(fake.commandPuts()).toBe(3);
    expect((await request(fake, 'GET', path)).body).toEqual([changed]);
  });

  test('come back without what is false or empty', async () => {
    const fake = await startFake();
    const options = [
      { type: 3, name: 'a', description: 'a', required: false, autocomplete: true, choices: [] },
    ];
    await request(fake, 'PUT', `/applications/${fake.bot.id}/commands`, { json: [{ ...corr, options }] });
    expect(fake.commands()[0]?.options).toEqual([
      { type: 3, name: 'a', description: 'a', autocomplete: true },
    ]);
  });

  test('of a guild are apart from the global ones', async () => {
    const fake = await startFake();
    const { guild } = fake.community;
    const path = `/applications/${fake.bot.id}/guilds/${guild.id}/commands`;
    expect(await request(fake, 'POST', path, { json: corr })).toMatchObject({ status: 201 });
    expect(await request(fake, 'POST', path, { json: corr })).toMatchObject({ status: 200 });
    expect([fake.commands().length, fake.commands(guild).length]).toEqual([0, 1]);
    await request(fake, 'DELETE', `${path}/${fake.commands(guild)[0]?.id}`);
    expect(fake.commands(guild)).toEqual([]);
    expect(await request(fake, 'PUT', '/applications/1/commands', { json: [] })).toMatchObject({
      code: 20012,
    });
  });
});
