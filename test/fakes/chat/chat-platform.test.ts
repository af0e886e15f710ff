import { describe, expect, test } from 'vitest';
import type { Target } from '../../../src/core/people.ts';
import { deliveryContract, postedReply } from '../../contracts/deliveries.ts';
import { chatPlatform, placeOf } from './chat-platform.ts';
import { startChatServer } from './chat-server.ts';

const channel: Target = { platform: 'chat', workspace: 'w1', kind: 'channel', id: 'c1' };
const closed: Target = { ...channel, id: 'closed' };

for (const nonce of [true, false]) {
  deliveryContract(`the chat server ${nonce ? 'with' : 'without'} nonces`, async () => {
    const server = await startChatServer();
    server.closePlace(placeOf(closed));
    return {
      platform: chatPlatform(server.url, { nonce }),
      channel,
      person: { ...channel, kind: 'person', id: 'p1' },
      closed,
      arrived: async (target) => server.messages(placeOf(target)).map(({ text }) => text),
      close: server.close,
    };
  });
}

describe('an answer that is lost after the message was stored', () => {
  test('the message is found by its key', async () => {
    const server = await startChatServer();
    server.failNext('drop');
    const platform = chatPlatform(server.url, { nonce: false });
    await expect(platform.post(channel, postedReply, 'k')).rejects.toMatchObject({ permanent: false });
    expect(await platform.find(channel, 'k')).toBe('m1');
    await server.close();
  });

  test('with a nonce the second post is the first one again', async () => {
    const server = await startChatServer();
    server.failNext('drop');
    const platform = chatPlatform(server.url, { nonce: true });
    await expect(platform.post(channel, postedReply, 'k')).rejects.toThrow('could not be reached');
    expect(await platform.post(channel, postedReply, 'k')).toBe('m1');
    expect(server.all()).toHaveLength(1);
    await server.close();
  });
});
