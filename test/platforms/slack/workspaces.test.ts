import { describe, expect, test, vi } from 'vitest';
import { DeliveryError } from '../../../src/core/errors.ts';
import { ACME, type WorkspaceSeed } from '../../fakes/slack/seed.ts';
import { install } from './install.ts';
import { GENERAL, MODES, plainReply, slackBed, type Bed, type Mode } from './slack-bed.ts';

const SECOND: WorkspaceSeed = {
  id: 'T0SECOND',
  name: 'second',
  people: [{ id: 'U0ZOE', name: 'zoe' }],
  channels: [{ id: 'C0TALK', name: 'talk', bot: true }],
  installed: false,
};

async function manyBed(mode: Mode): Promise<Bed> {
  const bed = await slackBed({
    mode,
    started: false,
    fake: { workspaces: [{ ...ACME, installed: false }, SECOND] },
    oauth: true,
  });
  await bed.start();
  return bed;
}

describe.each(MODES)('many workspaces (%s)', (mode) => {
  test('install the app on a page, and each has its own token', async () => {
    const bed = await manyBed(mode);
    const { fake } = bed;
    expect((await install(bed, 'T0ACME')).status).toBe(200);
    expect((await install(bed, 'T0SECOND')).status).toBe(200);
    fake.people.slash(GENERAL, '/corr', 'btc');
    fake.peopleOf('T0SECOND').slash({ user: 'U0ZOE', channel: 'C0TALK' }, '/corr', 'eth');
    const first = await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
    const second = await fake.until('an answer', () => fake.messages('C0TALK', 'T0SECOND')[0]);
    expect(first.text).toContain('btc');
    expect(second.text).toContain('eth');
    expect(fake.violations).toEqual([]);
  });

  test('a post goes to its own workspace; one that never installed it is told', async () => {
    const bed = await manyBed(mode);
    await install(bed, 'T0SECOND');
    const target = { platform: 'slack', workspace: 'T0SECOND', kind: 'channel', id: 'C0TALK' } as const;
    await bed.slack.post(target, plainReply('btc'), 'key-1');
    expect(bed.fake.messages('C0TALK', 'T0SECOND')).toHaveLength(1);
    const nobody = bed.slack.post({ ...target, workspace: 'T0ACME' }, plainReply('btc'), 'key-2');
    await expect(nobody).rejects.toThrow(DeliveryError);
    await expect(nobody).rejects.toMatchObject({
      permanent: true,
      message: expect.stringContaining('not installed'),
    });
  });

  test('a post while the store does not answer is tried again, for the app may well be installed', async () => {
    const bed = await manyBed(mode);
    const { fake, keyValue } = bed;
    await install(bed, 'T0SECOND');
    const target = { platform: 'slack', workspace: 'T0SECOND', kind: 'channel', id: 'C0TALK' } as const;
    const away = vi.spyOn(keyValue, 'get').mockRejectedValue(new Error('Connection terminated unexpectedly'));
    await expect(bed.slack.post(target, plainReply('btc'), 'key-1')).rejects.toMatchObject({
      permanent: false,
      message: expect.stringMatching(/could not be looked up.* try again/),
    });
    away.mockRestore();
    await bed.slack.post(target, plainReply('btc'), 'key-1');
    expect(fake.messages('C0TALK', 'T0SECOND')).toHaveLength(1);
  });

  test('one that removes the app takes everything kept of it along, and nothing of others', async () => {
    const bed = await manyBed(mode);
    const { fake, keyValue } = bed;
    await install(bed, 'T0ACME');
    await install(bed, 'T0SECOND');
    fake.people.uninstall();
    await Promise.all(fake.deliveries.map(({ acked }) => acked));
    await bed.stop();
    expect(await keyValue.get('slack-installation', 'T0ACME')).toBeUndefined();
    expect(await keyValue.get('slack-installation', 'T0SECOND')).toMatchObject({ team: { id: 'T0SECOND' } });
  });
});

test('a post for a workspace that the one token does not belong to is refused', async () => {
  const { slack } = await slackBed();
  const target = { platform: 'slack', workspace: 'T0OTHER', kind: 'channel', id: 'C0GENERAL' } as const;
  await expect(slack.post(target, plainReply('btc'), 'key-1')).rejects.toMatchObject({ permanent: true });
});

test('a command of a workspace that can not be looked up is answered with a reference', async () => {
  const bed = await manyBed('socket');
  const { fake, keyValue, log } = bed;
  await install(bed, 'T0ACME');
  await keyValue.forget('T0ACME');
  const { acked } = fake.people.slash(GENERAL, '/corr', 'btc');
  expect(await acked).toMatchObject({ ok: true });
  const { text } = await fake.until('a sentence', () => fake.ephemerals('U0ADA')[0]);
  const reference = /reference ([0-9a-f]{6})/.exec(text)?.[1];
  expect(log).toContainEqual(expect.objectContaining({ event: 'fault', reference }));
});
