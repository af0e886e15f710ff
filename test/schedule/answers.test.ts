import { describe, expect, test } from 'vitest';
import type { Look } from '../../src/core/chart.ts';
import type { Reply } from '../../src/core/types.ts';
import { answersForPosts } from '../../src/schedule/answers.ts';
import { someone } from '../commands/asking.ts';
import { postedReply } from '../contracts/deliveries.ts';

const LIGHT: Look = { theme: 'light', scale: 1 };
const DARK: Look = { theme: 'dark', scale: 1 };
const MINUTE_MS = 60_000;

/** Answers that are counted, given when they are released, at a time that the test sets. */
function counted() {
  const asked: string[] = [];
  const open: { readonly resolve: (reply: Reply) => void; readonly reject: (error: Error) => void }[] = [];
  const state = { now: 0, session: '2025-05-05' };
  const answers = answersForPosts({
    answer: (line) => {
      asked.push(line);
      return new Promise((resolve, reject) => open.push({ resolve, reject }));
    },
    asOf: () => state.session,
    now: () => state.now,
  });
  const release = () => {
    for (const { resolve } of open.splice(0)) resolve({ ...postedReply });
  };
  return {
    asked,
    state,
    /** Gives one answer after the other, as they are begun, until these are there. */
    releaseAll: async (replies: readonly Promise<Reply>[]) => {
      for (const reply of replies) {
        // Its turn comes when those before it are given.
        while (open.length > 0) {
          release();
          await new Promise((resolve) => setImmediate(resolve));
        }
        await reply;
      }
    },
    ask: (line: string, look = LIGHT) => answers(line, look, someone),
    release,
    break: () => {
      for (const { reject } of open.splice(0)) reject(new Error('broken'));
    },
  };
}

describe('answers for posts', () => {
  test('one line is computed once for all that ask at the same time, and shortly after', async () => {
    const { asked, ask, release, state } = counted();
    const waiting = Array.from({ length: 50 }, () => ask('corr btc r2k-tech 1y'));
    release();
    const replies = await Promise.all(waiting);
    state.now = 3 * MINUTE_MS - 1;
    replies.push(await ask('corr btc r2k-tech 1y'));
    expect(asked).toEqual(['corr btc r2k-tech 1y']);
    expect(new Set(replies).size).toBe(1);
  });

  test('another line, look or session is another answer', async () => {
    const { asked, ask, state, releaseAll } = counted();
    void ask('corr btc ndx 1y');
    void ask('corr btc ndx 2y');
    void ask('corr btc ndx 1y', DARK);
    const rest = [ask('corr btc ndx 1y', { ...LIGHT, scale: 2 })];
    state.session = '2025-05-06';
    rest.push(ask('corr btc ndx 1y'));
    await releaseAll(rest);
    expect(asked).toHaveLength(5);
  });

  test('at most two are computed at once, the rest in the order of asking', async () => {
    const { asked, ask, release, releaseAll } = counted();
    const replies = ['90d', '1y', '2y', '5y'].map((range) => ask(`corr btc ndx ${range}`));
    expect(asked).toEqual(['corr btc ndx 90d', 'corr btc ndx 1y']);
    release();
    await replies[1];
    await releaseAll(replies);
    expect(asked.slice(2)).toEqual(['corr btc ndx 2y', 'corr btc ndx 5y']);
  });

  test('is computed again after three minutes', async () => {
    const { asked, ask, release, state } = counted();
    const first = ask('corr btc ndx 1y');
    release();
    await first;
    state.now = 3 * MINUTE_MS;
    void ask('corr btc ndx 1y');
    expect(asked).toHaveLength(2);
  });

  test('a failure is told to all who wait for it, and not kept', async () => {
    const { asked, ask, release, break: breakAll } = counted();
    const waiting = [ask('corr btc ndx 1y'), ask('corr btc ndx 1y')];
    breakAll();
    expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = ask('corr btc ndx 1y');
    release();
    expect((await again).title).toBe(postedReply.title);
    expect(asked).toHaveLength(2);
  });

  test('a failure that comes late does not throw out the answer after it', async () => {
    const { asked, ask, release, break: breakAll, state } = counted();
    const first = ask('corr btc ndx 1y');
    state.now = 3 * MINUTE_MS;
    const second = ask('corr btc ndx 1y');
    expect(asked).toHaveLength(2);
    breakAll();
    await Promise.allSettled([first, second]);
    const third = ask('corr btc ndx 1y');
    release();
    await third;
    expect(await ask('corr btc ndx 1y')).toBe(await third);
    expect(asked).toHaveLength(3);
  });

  test('no more than 500 are kept: the oldest is computed again', async () => {
    const { asked, ask, releaseAll } = counted();
    await releaseAll(Array.from({ length: 501 }, (_, index) => ask(`corr btc ndx ${index + 30}d`)));
    void ask('corr btc ndx 530d');
    expect(asked).toHaveLength(501);
    void ask('corr btc ndx 30d');
    expect(asked).toHaveLength(502);
  });
});
