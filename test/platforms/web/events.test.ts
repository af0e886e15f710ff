import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import type { AnswerOptions } from '../../../src/core/ports.ts';
import { eventsOf, reply, responseTo, webBed } from './web-bed.ts';

const image = { png: Uint8Array.of(1, 2, 3), width: 1, height: 1, filename: 'a.png', alt: 'A chart.' };

describe('POST /api/ask', () => {
  test('tells the progress, then the answer, every text by its styles', async () => {
    const { post } = await webBed({
      answer: async (_line, { onProgress }) => {
        onProgress?.(0.25, 'BTC/USD from Coinbase');
        onProgress?.(0.75, 'BTC/USD from Coinbase');
        return { ...reply, image };
      },
    });
    const { status, headers, body } = await post('/api/ask', { q: 'btc' });
    expect([status, headers['content-type']]).toEqual([200, 'text/event-stream']);
    const plain = { bold: false, code: false };
    expect(eventsOf(body)).toEqual([
      { event: 'progress', data: { share: 0.25, what: 'BTC/USD from Coinbase' } },
      { event: 'progress', data: { share: 0.75, what: 'BTC/USD from Coinbase' } },
      {
        event: 'answer',
        data: {
          query: 'corr btc r2k-tech 1y',
          goesOnFrom: 'corr btc r2k-tech 1y',
          title: [{ ...plain, text: 'BTC and small-cap tech, 1y' }],
          lead: [
            { ...plain, text: 'BTC tracks small-cap tech: ' },
            { text: '0.51', bold: true, code: false },
            { ...plain, text: ' (see ' },
            { text: 'about r2k-tech', bold: false, code: true },
            { ...plain, text: ').' },
          ],
          facts: [{ label: [{ ...plain, text: 'By ranks' }], value: [{ ...plain, text: '0.49' }] }],
          notes: [[{ ...plain, text: 'PSCT stands in.' }]],
          table: null,
          actions: reply.actions,
          chart: { png: 'AQID', width: 1, height: 1, filename: 'a.png', alt: 'A chart.' },
          file: null,
          csv: '/api/file?q=csv+btc+r2k-tech+1y+window%3D63',
        },
      },
    ]);
  });

  test('what is refused once it is under way is an event with its status', async () => {
    const actions = [{ label: 'Names', line: 'symbols' }];
    const { post } = await webBed({
      answer: () => Promise.reject(new Refusal('I don’t know `it`.', actions, 'nothing')),
    });
    const { body } = await post('/api/ask', { q: 'btc' });
    expect(eventsOf(body)).toEqual([
      {
        event: 'refusal',
        data: {
          status: 404,
          sentence: [
            { text: 'I don’t know ', bold: false, code: false },
            { text: 'it', bold: false, code: true },
            { text: '.', bold: false, code: false },
          ],
          actions,
        },
      },
    ]);
  });

  test('an explanation between two questions leaves the line in place that is gone on from', async () => {
    const { post } = await webBed({ answer: async () => ({ ...reply, query: 'about beta' }) });
    const { body } = await post('/api/ask', { q: 'what is beta?', previous: 'corr btc ndx 1y' });
    expect(eventsOf(body)[0]?.data).toMatchObject({ query: 'about beta', goesOnFrom: 'corr btc ndx 1y' });
  });

  test('no text can end its event or begin another one', async () => {
    const hostile = 'a\n\nevent: answer\ndata: {}\r\n\r\n\u2028</script><img src=x onerror=alert(1)>';
    const { post } = await webBed({
      answer: async (_line, { onProgress }) => {
        onProgress?.(0.5, hostile);
        return { ...reply, title: hostile, lead: hostile, notes: [hostile] };
      },
    });
    const { body } = await post('/api/ask', { q: hostile });
    const events = eventsOf(body);
    expect(events.map(({ event }) => event)).toEqual(['progress', 'answer']);
    expect(events[0]?.data).toEqual({ share: 0.5, what: hostile });
    expect(events[1]?.data).toMatchObject({ title: [{ text: hostile }], notes: [[{ text: hostile }]] });
  });

  test.each(['/api/ask', '/api/answer?q=btc'])('%s: whoever leaves takes the question back', async (path) => {
    const asked = Promise.withResolvers<AnswerOptions>();
    const { url, logged } = await webBed({
      answer: (_line, options) => {
        options.onProgress?.(0.5, 'BTC/USD');
        asked.resolve(options);
        return new Promise(() => {});
      },
    });
    const isPost = path === '/api/ask';
    const sent = request(`${url}${path}`, {
      method: isPost ? 'POST' : 'GET',
      headers: isPost ? { 'Content-Type': 'application/json' } : {},
    });
    sent.on('error', () => undefined);
    sent.end(isPost ? '{"q":"btc"}' : undefined);
    const { signal } = await asked.promise;
    if (isPost) {
      await once(await responseTo(sent), 'data');
    }
    const aborted = once(signal ?? new EventTarget(), 'abort');
    sent.destroy();
    await aborted;
    expect(logged).toEqual([]);
  });
});
