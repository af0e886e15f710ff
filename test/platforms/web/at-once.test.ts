import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { PriceSource } from '../../../src/core/ports.ts';
import { simulatedSource } from '../../../src/prices/simulated.ts';
import { held, marketAnswer, reply, webBed } from './web-bed.ts';

describe('many at once', () => {
  test('one client has six questions under way at most; then it may ask again', async () => {
    const { hold, until, release } = held();
    const { get } = await webBed({ answer: hold });
    const six = Array.from({ length: 6 }, (_, index) => get(`/api/answer?q=btc+${index}`));
    await until(6);
    const refused = await get('/api/answer?q=btc');
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '1']);
    expect(refused.json().error).toMatch(/several questions under way/);
    release();
    expect((await Promise.all(six)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect((await get('/api/answer?q=btc')).status).toBe(200);
  });

  test('those who ask the same share one answer', async () => {
    const gate = Promise.withResolvers<void>();
    const simulated = simulatedSource();
    const fetched: string[] = [];
    const source: PriceSource = {
      ...simulated,
      closes: async (instrument, ...more) => {
        fetched.push(instrument.symbol);
        await gate.promise;
        return simulated.closes(instrument, ...more);
      },
    };
    const real = marketAnswer({ source });
    const arrivals = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let arrived = 0;
    const { get } = await webBed({
      answer: (...asked) => {
        const answered = real(...asked);
        arrivals[arrived++]?.resolve();
        return answered;
      },
    });
    const both = [get('/api/answer?q=corr+btc+ndx+1y'), get('/api/answer?q=btc+nasdaq')];
    await Promise.all(arrivals.map(({ promise }) => promise));
    gate.resolve();
    const [first, second] = await Promise.all(both);
    expect(first?.json()).toEqual(second?.json());
    expect(fetched).toContain('QQQ');
    expect(new Set(fetched).size).toBe(fetched.length);
  });

  test('a stop takes no more questions, and lets those under way be answered', async () => {
    const { hold, until, release } = held();
    const { get, web } = await webBed({ answer: hold });
    const asked = get('/api/answer?q=btc');
    await until(1);
    const stopped = web.stop();
    await expect(get('/api/answer?q=eth')).rejects.toThrow(/ECONNREFUSED/);
    release();
    expect((await asked).status).toBe(200);
    await stopped;
  });

  test('a stop does not wait for ever: after 25 seconds the rest is told to ask again', async () => {
    const { hold, asked, until } = held();
    const { get, web, clock } = await webBed({ answer: hold });
    const answered = get('/api/answer?q=btc');
    await until(1);
    const stopped = web.stop();
    await clock.advance(25_000);
    const { status, body } = await answered;
    expect([status, body]).toEqual([503, expect.stringMatching(/being restarted/)]);
    expect(asked[0]?.signal?.aborted).toBe(true);
    await stopped;
  });

  test('a client that never finishes its request does not hold a stop up', async () => {
    const { web, url, clock } = await webBed({ answer: async () => reply });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    const closed = once(socket, 'close');
    await once(socket, 'connect');
    socket.write('GET /api/hello HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    const stopped = web.stop();
    await clock.advance(26_000);
    await stopped;
    await expect(closed).resolves.toBeDefined();
  });

  test('an answer that takes longer than five minutes is given up with a sentence', async () => {
    const { hold, asked, until } = held();
    const { get, clock } = await webBed({ answer: hold });
    const answered = get('/api/answer?q=btc');
    await until(1);
    await clock.advance(5 * 60_000);
    expect([(await answered).status, (await answered).body]).toEqual([
      503,
      expect.stringMatching(/five minutes/),
    ]);
    expect(asked[0]?.signal?.aborted).toBe(true);
  });
});
