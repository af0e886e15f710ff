import { describe, expect, test } from 'vitest';
import { answerDocument } from '../../../src/core/answer-document.ts';
import { Refusal, SourceError } from '../../../src/core/errors.ts';
import type { Caller } from '../../../src/core/people.ts';
import type { AnswerOptions, PriceSource } from '../../../src/core/ports.ts';
import { marketAnswer, reply, webBed } from './web-bed.ts';

const answer = marketAnswer();
const caller: Caller = { platform: 'x', workspace: 'x', channel: 'x', person: 'x', manages: false };

/** Prices that can't be had, however often they are asked for. */
const down: PriceSource = {
  name: 'Yahoo',
  covers: () => true,
  closes: async () => {
    throw new SourceError('Yahoo', 'unavailable', 'answered 429, too many requests');
  },
};

describe('GET /api/answer', () => {
  test('gives the document that --json prints, with addresses for what a terminal has files for', async () => {
    const { get } = await webBed();
    const { status, headers, json } = await get('/api/answer?q=btc+r2k-tech+1y&theme=dark&scale=2');
    const line = 'corr btc r2k-tech 1y';
    const expected = await answer(line, { look: { theme: 'dark', scale: 2 }, caller });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json');
    expect(json()).toEqual(
      JSON.parse(
        JSON.stringify(
          answerDocument(expected, {
            chart: {
              url: '/api/chart.png?q=corr+btc+r2k-tech+1y&theme=dark&scale=2',
              width: 2_400,
              height: 1_350,
              alt: expected.image?.alt ?? '',
            },
            file: null,
          }),
        ),
      ),
    );
  });

  test('its chart and its file are where it says', async () => {
    const { get } = await webBed();
    const { chart } = (await get('/api/answer?q=btc&theme=dark')).json();
    const picture = await get(chart.url);
    expect([picture.status, picture.headers['content-type'], picture.body]).toEqual([
      200,
      'image/png',
      'dark 1',
    ]);
    expect(picture.headers['content-disposition']).toBe('inline; filename="corr-btc-r2k-tech-1y.png"');

    const { file } = (await get('/api/answer?q=csv+btc+r2k-tech+30d')).json();
    const csv = await get(file);
    expect([csv.status, csv.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="SIMULATED-csv-[\w-]+\.csv"$/);
    expect(csv.body.split('\n')[0]).toMatch(/^date,/);
  });

  test.each([
    '/api/answer?q=btc',
    '/api/chart.png?q=btc',
    '/api/file?q=csv+btc+ndx+30d',
    '/api/suggest?text=b',
    '/',
  ])('%s is not sent twice to those who have it', async (path) => {
    const { get } = await webBed();
    const first = await get(path);
    const tag = first.headers.etag ?? '';
    expect(first.status).toBe(200);
    expect(first.headers['cache-control']).toMatch(/no-cache/);
    const again = await get(path, { headers: { 'If-None-Match': tag } });
    expect([again.status, again.body, again.headers.etag]).toEqual([304, '', tag]);
    expect(again.headers['content-security-policy']).toContain("default-src 'none'");
    const other = await get(path, { headers: { 'If-None-Match': '"another"' } });
    expect(other.status).toBe(200);
  });

  test('another theme is another picture, with another tag', async () => {
    const { get } = await webBed();
    const [light, dark] = [await get('/api/chart.png?q=btc'), await get('/api/chart.png?q=btc&theme=dark')];
    expect([light.body, dark.body]).toEqual(['light 1', 'dark 1']);
    expect(light.headers.etag).not.toBe(dark.headers.etag);
  });

  test('a follow-up goes on from the line before', async () => {
    const { get } = await webBed();
    const { json } = await get('/api/answer?q=what+about+eth%3F&previous=corr+btc+ndx+90d');
    expect(json().query).toBe('corr eth ndx 90d');
  });

  test.each([
    ['no line', '/api/answer', 400, /Give the line to answer as `q`/],
    ['an empty line', '/api/answer?q=%20', 400, /Give the line to answer as `q`/],
    ['no such range', '/api/answer?q=corr+btc+r2k-tech+forever', 400, /I don't know the range `?forever/],
    ['no such theme', '/api/answer?q=btc&theme=pink', 400, /light and dark/],
    ['no such scale', '/api/answer?q=btc&scale=3', 400, /scale 1 or 2/],
    ['nothing to answer', '/api/answer?q=price+of+btc', 404, /I can't answer that/],
    ['no chart', '/api/chart.png?q=help', 404, /has no chart/],
    ['no file', '/api/file?q=btc', 404, /has no file/],
    ['too long a line', `/api/answer?q=${'x'.repeat(2_001)}`, 414, /at most 2,000 characters/],
    ['no such address', '/api/nothing', 404, /nothing at this address/],
  ])('%s is refused with a sentence', async (_what, path, status, sentence) => {
    const { get, logged } = await webBed();
    const refused = await get(path);
    expect(refused.status).toBe(status);
    expect(refused.json().error).toMatch(sentence);
    expect(refused.headers['cache-control']).toBe('no-store');
    expect(logged).toEqual([]);
  });

  test('prices that are out of order are 503, and say when to come back', async () => {
    const { get } = await webBed({ answer: marketAnswer({ source: down }) });
    const refused = await get('/api/answer?q=btc');
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '60']);
    expect(refused.json().error).toMatch(/Yahoo answered 429.*Try again/);
  });

  test('a refusal brings the lines that would work', async () => {
    const actions = [{ label: '1y', line: 'corr btc r2k-tech 1y' }];
    const { get } = await webBed({ answer: () => Promise.reject(new Refusal('No.', actions, 'nothing')) });
    const refused = await get('/api/answer?q=btc');
    expect([refused.status, refused.json()]).toEqual([404, { query: 'btc', error: 'No.', actions }]);
  });

  test('a fault of ours is 500 with a reference, and nothing of what happened', async () => {
    const { get, logged } = await webBed({ answer: () => Promise.reject(new Error('the secret is 42')) });
    const failed = await get('/api/answer?q=btc');
    const [, reference] = /reference ([0-9a-f]{6})/.exec(failed.body) ?? [];
    expect(failed.status).toBe(500);
    expect(failed.body).not.toMatch(/secret|\bat \//);
    expect(logged).toEqual([
      expect.objectContaining({ event: 'fault', reference, line: 'btc', err: expect.any(Error) }),
    ]);
  });

  test.each(['daily list', 'daily add 16:30 New York corr btc r2k-tech 1y', 'alert list'])(
    '%s is never done by an address, whatever it says',
    async (line) => {
      const { get } = await webBed();
      const asked = new URLSearchParams({ q: line, readOnly: 'false', spoken: 'true' });
      const refused = await get(`/api/answer?${asked.toString()}`);
      expect([refused.status, refused.headers.allow]).toEqual([405, 'POST']);
      expect(refused.json().error).toMatch(/^`(?:daily|alert)` acts for whoever asks/);
    },
  );
});

describe('POST /api/answer', () => {
  test('asks as whoever runs the bot, in the zone that they are in', async () => {
    const asked: [unknown, AnswerOptions][] = [];
    const { post } = await webBed({
      answer: async (said, options) => {
        asked.push([said, options]);
        return reply;
      },
    });
    const answered = await post('/api/answer', {
      q: 'daily list',
      zone: 'Europe/Berlin',
      spoken: true,
      previous: 'corr btc ndx 1y',
    });
    expect([answered.status, answered.json().query]).toEqual([200, 'corr btc r2k-tech 1y']);
    expect(asked).toEqual([
      [
        'daily list',
        expect.objectContaining({
          caller: {
            platform: 'web',
            workspace: 'local',
            channel: 'page',
            person: 'you',
            manages: true,
            zone: 'Europe/Berlin',
          },
          look: { theme: 'light', scale: 1 },
          spoken: true,
          previous: 'corr btc ndx 1y',
          readOnly: undefined,
        }),
      ],
    ]);
  });

  test('a zone that is none is as good as no zone', async () => {
    const zones: (string | undefined)[] = [];
    const { post } = await webBed({
      answer: async (_said, { caller: { zone } }) => {
        zones.push(zone);
        return reply;
      },
    });
    await post('/api/answer', { q: 'btc', zone: 'Mars/Olympus' });
    expect(zones).toEqual([undefined]);
  });

  test.each([
    ['no JSON', '{"q": ', 400, /no JSON/],
    ['no object', '"btc"', 400, /Send a JSON object/],
    ['no line', '{"line": "btc"}', 400, /Give the line/],
    ['a line that is none', '{"q": 7}', 400, /Give the line/],
    ['another kind of setting', '{"q": "btc", "spoken": "yes"}', 400, /`spoken` is true or false/],
    [
      'a zone that is too long for one',
      `{"q": "btc", "zone": "${'x'.repeat(61)}"}`,
      400,
      /^`zone` is a time/,
    ],
    [
      'more than anybody has to say',
      `{"q": "btc", "more": "${'x'.repeat(17_000)}"}`,
      413,
      /at most 16 kilobytes/,
    ],
  ])('%s is refused with a sentence', async (_what, body, status, sentence) => {
    const { get } = await webBed();
    const refused = await get('/api/answer', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(refused.status).toBe(status);
    expect(refused.json().error).toMatch(sentence);
  });

  test('a body that hides its length is measured as well', async () => {
    const { get } = await webBed();
    const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
    const body = `{"q": "${'x'.repeat(17_000)}"}`;
    expect((await get('/api/answer', { method: 'POST', body, headers })).status).toBe(413);
  });

  test('what a form of another site could send is not read', async () => {
    const { get } = await webBed();
    const headers = { 'Content-Type': 'text/plain' };
    const refused = await get('/api/answer', { method: 'POST', body: '{"q":"daily list"}', headers });
    expect([refused.status, refused.json().error]).toEqual([400, expect.stringMatching(/Content-Type/)]);
  });
});
