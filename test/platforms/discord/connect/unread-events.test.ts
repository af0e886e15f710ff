import { expect, test } from 'vitest';
import { push } from '../../../fakes/discord/gateway/session.ts';
import { answerOf, eventually, startBot } from '../bot.ts';

test.each([
  [
    'an interaction whose permissions are none',
    'INTERACTION_CREATE',
    { type: 2, id: '1', app_permissions: {} },
  ],
  ['nothing at all', 'INTERACTION_CREATE', null],
])('%s costs nobody the bot', async (_what, type, data) => {
  const { fake, events } = await startBot();
  const [session] = fake.gateway.sessions;
  if (session === undefined) throw new Error('the bot has no session');
  const { ada, general } = fake.community;
  const asWhole = {
    channel_id: general.id,
    channel: { id: general.id, type: 0 },
    guild_id: general.guild?.id,
  };
  push(
    session,
    type,
    data === null ? null : { ...asWhole, user: { id: ada.id }, author: { id: ada.id }, ...data },
  );
  await eventually(() => events.some(({ event }) => event === 'discord-event-unread'), 'word of it');
  await answerOf(fake, fake.command(ada, general, 'corr'));
  expect(events.filter(({ level }) => level === 'error')).toEqual([]);
});
