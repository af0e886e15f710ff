import { describe, expect, test } from 'vitest';
import type { KeyValue } from '../../../src/core/key-value.ts';
import type { Target } from '../../../src/core/people.ts';
import { createPosts } from '../../../src/platforms/web/posts.ts';
import { deliveryContract, postedReply } from '../../contracts/deliveries.ts';
import { memoryKeyValue } from '../../fakes/key-value.ts';
import { reply, webBed } from './web-bed.ts';

const channel: Target = { platform: 'web', workspace: 'local', kind: 'channel', id: 'page' };

deliveryContract('the page', async () => {
  const { web, get } = await webBed();
  return {
    platform: web,
    channel,
    // Whoever sees the page sees all of it.
    person: null,
    closed: null,
    arrived: async () => {
      const { posts } = (await get('/api/posts')).json();
      return posts.map((post: object) => JSON.stringify(post));
    },
  };
});

const now = () => Date.parse('2025-05-05T21:00:00Z');

function postsOn(keyValue: KeyValue) {
  return createPosts({ keyValue: async () => keyValue, now });
}

describe('the posts of the page', () => {
  test('come with their picture and their moment, and only those that were not seen', async () => {
    const { web, get, clock } = await webBed();
    await web.post(channel, postedReply, 'a');
    await web.post(channel, reply, 'b');
    const { posts } = (await get('/api/posts')).json();
    expect(posts).toEqual([
      {
        number: 1,
        at: clock.now(),
        reply: expect.objectContaining({
          query: 'corr btc r2k-tech 1y',
          chart: expect.objectContaining({ alt: 'A chart.', png: expect.stringMatching(/^iVBORw0KGgo/) }),
        }),
      },
      { number: 2, at: clock.now(), reply: expect.objectContaining({ chart: null }) },
    ]);
    expect((await get('/api/posts?after=1')).json().posts).toEqual([posts[1]]);
    expect((await get('/api/posts?after=2')).json().posts).toEqual([]);
    expect((await get('/api/posts?after=nonsense')).json().posts).toHaveLength(2);
  });

  test('of many, the last twenty are shown', async () => {
    const posts = postsOn(memoryKeyValue(now));
    for (let index = 1; index <= 25; index += 1) await posts.post(reply, `key-${index}`);
    expect((await posts.after(0)).map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 6),
    );
  });

  test('two processes that post at the same moment give out two numbers, and each shows both', async () => {
    const keyValue = memoryKeyValue(now);
    const [one, other] = [postsOn(keyValue), postsOn(keyValue)];
    const numbers = await Promise.all([one.post(reply, 'a'), other.post(reply, 'b')]);
    expect(numbers.toSorted()).toEqual(['1', '2']);
    expect((await one.after(0)).map(({ number }) => number)).toEqual([1, 2]);
    expect(await one.post(reply, 'c')).toBe('3');
    expect((await other.after(0)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test('one that was lost half-way is not found, is passed over, and is shown once when it is posted again', async () => {
    const keyValue = memoryKeyValue(now);
    let fails = true;
    const failing: KeyValue = {
      ...keyValue,
      set: async (space, ...rest) => {
        if (space === 'web-post' && fails) throw new Error('the connection is gone');
        await keyValue.set(space, ...rest);
      },
    };
    const posts = postsOn(failing);
    await expect(posts.post(reply, 'a')).rejects.toMatchObject({
      name: 'DeliveryError',
      permanent: false,
      message: expect.stringMatching(/could not be kept.*tried again/),
    });
    expect([await posts.find('a'), await posts.after(0)]).toEqual([null, []]);
    fails = false;
    expect(await posts.post(reply, 'a')).toBe('2');
    expect((await posts.after(0)).map(({ number }) => number)).toEqual([2]);
  });

  test('are gone after a month; their numbers go on', async () => {
    let time = now();
    const posts = createPosts({ keyValue: async () => kept, now: () => time });
    const kept = memoryKeyValue(() => time);
    await posts.post(reply, 'a');
    time += 31 * 86_400_000;
    expect(await posts.after(0)).toEqual([]);
    expect(await posts.post(reply, 'b')).toBe('2');
  });

  test('while nothing was kept anywhere there are none', async () => {
    const { get } = await webBed({ keyValue: async () => null });
    expect((await get('/api/posts')).json()).toEqual({ posts: [] });
  });

  test('while they can’t be looked up the page hears a sentence, and whoever runs the bot why', async () => {
    const { get, logged } = await webBed({ keyValue: () => Promise.reject(new Error('away')) });
    const { status, json } = await get('/api/posts');
    expect([status, json().error]).toEqual([
      503,
      'The posts can’t be looked up at the moment. It is tried again.',
    ]);
    expect(logged).toEqual([expect.objectContaining({ event: 'web-posts-not-read' })]);
  });
});
