import { describe, expect, test } from 'vitest';
import { startFake } from './connected-client.ts';
import { request } from './raw-api.ts';

describe('faults', () => {
  test.each(['user', 'global', 'shared'] as const)('429 of scope %s, with its headers', async (scope) => {
    const fake = await startFake();
    fake.fail({ kind: 'rate-limit', scope, retryAfter: 0.25 }, { method: 'GET', path: /users/ });
    const { status, body, headers } = await request(fake, 'GET', '/users/@me');
    expect([status, body]).toEqual([
      429,
      { message: 'You are being rate limited.', retry_after: 0.25, global: scope === 'global' },
    ]);
    expect([headers.get('retry-after'), headers.get('x-ratelimit-scope')]).toEqual(['1', scope]);
    expect(headers.get('x-ratelimit-global')).toBe(scope === 'global' ? 'true' : null);
    expect((await request(fake, 'GET', '/users/@me')).status).toBe(200);
  });

  test('429 of a bucket that is full, until its time is over', async () => {
    let now = Date.UTC(2025, 0, 1);
    const limits = { 'POST /channels/{channel_id}/messages': { limit: 2, perMs: 5_000 } };
    const fake = await startFake({ now: () => now, limits });
    const { general, questions } = fake.community;
    const send = (id = general.id) =>
      request(fake, 'POST', `/channels/${id}/messages`, { json: { content: 'x' } });
    expect((await send()).headers.get('x-ratelimit-remaining')).toBe('1');
    expect((await send()).headers.get('x-ratelimit-remaining')).toBe('0');
    now += 1_000;
    expect(await send()).toMatchObject({ status: 429, body: { retry_after: 4, global: false } });
    expect((await send(questions.id)).status).toBe(200);
    now += 4_000;
    expect((await send()).status).toBe(200);
  });

  test('500 has no effect; a lost answer has', async () => {
    const fake = await startFake();
    const { general } = fake.community;
    const send = () => request(fake, 'POST', `/channels/${general.id}/messages`, { json: { content: 'x' } });
    fake.fail({ kind: 'error', status: 500 });
    expect((await send()).status).toBe(500);
    expect(fake.messages(general)).toEqual([]);
    fake.fail({ kind: 'reset' });
    await expect(send()).rejects.toThrow('fetch failed');
    expect(fake.messages(general)).toEqual([]);
    fake.fail({ kind: 'lost-answer' });
    await expect(send()).rejects.toThrow('fetch failed');
    expect(fake.messages(general)).toHaveLength(1);
    expect(fake.requests.map(({ status }) => status)).toEqual([500, null, null]);
  });

  test('slow waits before, a slow answer after; a stall never answers', async () => {
    const fake = await startFake();
    const { general } = fake.community;
    const send = () => request(fake, 'POST', `/channels/${general.id}/messages`, { json: { content: 'x' } });
    const gate = Promise.withResolvers<void>();
    fake.fail({ kind: 'slow', until: gate.promise });
    const slow = send();
    await fake.until(() => fake.requests.length === 1, 'request');
    expect(fake.messages(general)).toEqual([]);
    gate.resolve();
    expect((await slow).status).toBe(200);
    const second = Promise.withResolvers<void>();
    fake.fail({ kind: 'slow-answer', until: second.promise });
    const late = send();
    await fake.until(() => fake.messages(general).length === 2, 'message');
    expect(fake.requests[1]?.status).toBeNull();
    second.resolve();
    expect((await late).status).toBe(200);
    fake.fail({ kind: 'stall' });
    const stalled = fetch(`${fake.url}/v10/users/@me`, { signal: AbortSignal.timeout(50) });
    await expect(stalled).rejects.toThrow('timeout');
  });

  test('last as long as they are told to, and heal', async () => {
    const fake = await startFake();
    fake.fail({ kind: 'error', status: 503 }, { times: Infinity });
    for (let count = 0; count < 3; count += 1)
      expect((await request(fake, 'GET', '/users/@me')).status).toBe(503);
    fake.heal();
    expect((await request(fake, 'GET', '/users/@me')).status).toBe(200);
  });
});

describe('the end of a fake', () => {
  test('fails when the bot sent something malformed', async () => {
    const { startFakeDiscord } = await import('./fake-discord.ts');
    const fake = await startFakeDiscord();
    await request(fake, 'POST', `/channels/${fake.community.general.id}/messages`, { json: {} });
    await expect(fake.close()).rejects.toThrow('50006 Cannot send an empty message');
  });

  test('waiting for what does not come says what it was', async () => {
    const fake = await startFake();
    await expect(fake.until(() => null, 'miracle', 1)).rejects.toThrow('There was no miracle in 1 ms.');
  });
});
