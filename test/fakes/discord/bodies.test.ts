import { describe, expect, test } from 'vitest';
import { startFake } from './connected-client.ts';
import { hasOpenApi, openApiSkipReason } from './openapi-check.ts';
import { request } from './raw-api.ts';

describe('bodies', () => {
  const row = (...components: object[]) => ({ content: 'x', components: [{ type: 1, components }] });
  const option = { label: 'x', value: 'x' };
  const menu = { type: 3, custom_id: 'menu', options: [option] };
  const button = (rest: object) => ({ type: 2, style: 1, label: 'x', ...rest });

  test.each<[string, object, object]>([
    [
      '2001 characters',
      { content: 'x'.repeat(2_001) },
      { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } },
    ],
    [
      'a button without custom_id',
      row(button({})),
      { components: { 0: { components: { 0: { custom_id: {} } } } } },
    ],
    [
      'two buttons with one custom_id',
      row(button({ custom_id: 'a' }), button({ custom_id: 'a' })),
      { components: {} },
    ],
    [
      'a link with a custom_id',
      row(button({ style: 5, url: 'https://example.com', custom_id: 'a' })),
      { components: {} },
    ],
    ['a button that says nothing', row({ type: 2, style: 1, custom_id: 'a' }), { components: {} }],
    [
      'a field without text',
      { embeds: [{ fields: [{ name: 'x', value: '' }] }] },
      { embeds: { 0: { fields: { 0: { value: {} } } } } },
    ],
    [
      'embeds of more than 6000 characters',
      { embeds: [{ description: 'x'.repeat(4_000) }, { description: 'x'.repeat(2_001) }] },
      { embeds: { _errors: [{ code: 'MAX_EMBED_SIZE_EXCEEDED' }] } },
    ],
    [
      'a menu beside a button',
      row(menu, button({ custom_id: 'a' })),
      { components: { 0: { components: {} } } },
    ],
    ['a menu with one value twice', row({ ...menu, options: [option, option] }), { components: { 0: {} } }],
    [
      'six rows',
      {
        content: 'x',
        components: 'abcdef'.split('').flatMap((id) => row(button({ custom_id: id })).components),
      },
      { components: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } },
    ],
    [
      'one attachment twice',
      { content: 'x', attachments: [{ id: '0' }, { id: '0' }] },
      { attachments: { 1: { id: { _errors: [{ code: 'ATTACHMENT_ID_DUPLICATED' }] } } } },
    ],
    [
      'an attachment that is not there',
      { content: 'x', attachments: [{ id: '9' }] },
      { attachments: { 0: {} } },
    ],
  ])('50035 for %s', async (_, json, errors) => {
    const fake = await startFake();
    const { general } = fake.community;
    const answer = await request(fake, 'POST', `/channels/${general.id}/messages`, { json });
    expect(answer).toMatchObject({
      status: 400,
      code: 50035,
      body: { message: 'Invalid Form Body', errors },
    });
    expect(fake.takeComplaints()).toHaveLength(1);
    expect(fake.messages(general)).toEqual([]);
  });

  test.skipIf(!hasOpenApi).each<[string, object, object]>([
    ['a title of 257 characters', { embeds: [{ title: 'x'.repeat(257) }] }, { embeds: { 0: { title: {} } } }],
    [
      'a label of 81 characters',
      row(button({ custom_id: 'a', label: 'x'.repeat(81) })),
      { components: { 0: { components: { 0: { label: {} } } } } },
    ],
    [
      'a custom_id of 101 characters',
      row(button({ custom_id: 'x'.repeat(101) })),
      {
        components: {
          0: {
            components: { 0: { custom_id: { _errors: [{ message: 'Must be 100 or fewer in length.' }] } } },
          },
        },
      },
    ],
    [
      'six buttons in a row',
      row(...'abcdef'.split('').map((id) => button({ custom_id: id }))),
      { components: { 0: { components: {} } } },
    ],
    ['eleven embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) }, { embeds: {} }],
    ['a nonce of 26 characters', { content: 'x', nonce: 'x'.repeat(26) }, { nonce: {} }],
  ])(`50035 by the published description for %s${openApiSkipReason}`, async (_, json, errors) => {
    const fake = await startFake();
    const { general } = fake.community;
    const answer = await request(fake, 'POST', `/channels/${general.id}/messages`, { json });
    expect(answer).toMatchObject({ status: 400, code: 50035, body: { errors } });
    expect(fake.takeComplaints()).toHaveLength(1);
  });

  test.skipIf(!hasOpenApi)(`a field that does not exist is a complaint${openApiSkipReason}`, async () => {
    const fake = await startFake();
    const json = { embeds: [{ title: 'x', colour: 1 }] };
    const answer = await request(fake, 'POST', `/channels/${fake.community.general.id}/messages`, { json });
    expect(answer.status).toBe(200);
    expect(fake.takeComplaints()).toMatchObject([{ what: expect.stringContaining('/embeds/0/colour') }]);
  });

  test('50006 for a message of nothing, 50109 for what is no JSON', async () => {
    const fake = await startFake();
    const path = `/channels/${fake.community.general.id}/messages`;
    expect(await request(fake, 'POST', path, { json: { content: ' ' } })).toMatchObject({
      status: 400,
      code: 50006,
    });
    const headers = { authorization: `Bot ${fake.token}`, 'content-type': 'application/json' };
    const broken = await fetch(`${fake.url}/v10${path}`, { method: 'POST', headers, body: '{' });
    expect(await broken.json()).toMatchObject({ code: 50109 });
    expect(fake.takeComplaints()).toHaveLength(2);
  });

  test('a complaint that nobody took fails the end of the test', async () => {
    const fake = await startFake();
    await request(fake, 'POST', `/channels/${fake.community.general.id}/messages`, { json: {} });
    const [complaint] = fake.takeComplaints();
    expect(complaint?.what).toContain('50006');
  });

  test('a picture that an embed shows and the message has not is a complaint', async () => {
    const fake = await startFake();
    const json = { embeds: [{ title: 'x', image: { url: 'attachment://chart.png' } }] };
    const answer = await request(fake, 'POST', `/channels/${fake.community.general.id}/messages`, { json });
    expect(answer.status).toBe(200);
    expect(fake.takeComplaints()).toMatchObject([{ what: expect.stringContaining('chart.png') }]);
  });
});
