import { expect, test } from 'vitest';
import { limitedAnswer } from '../../../src/core/answering/limited-answer.ts';
import { SILENT } from '../../../src/core/telemetry.ts';
import { limitedAskingContract } from '../../contracts/limited-asking.ts';
import { commands, eventsOf, reply, webBed, type WebBed } from './web-bed.ts';

const token = 'correct-horse-battery';

/** A browser that signed in. */
async function browser({ get }: WebBed): Promise<{ readonly Cookie: string }> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const { headers: got } = await get('/sign-in', { method: 'POST', body: `token=${token}`, headers });
  return { Cookie: got['set-cookie']?.[0]?.split(';')[0] ?? '' };
}

limitedAskingContract('The page', commands, { hasChannels: false }, async (answer) => {
  const bed = await webBed({ answer, token });
  const browsers = [await browser(bed), await browser(bed)];
  return {
    ask: async (person, line) => {
      const headers = browsers[person] ?? {};
      const { body } = await bed.get(`/api/answer?${new URLSearchParams({ q: line }).toString()}`, {
        headers,
      });
      return body;
    },
  };
});

test('programs are counted by their address, and told in seconds when they may ask again', async () => {
  const limits = { perPerson: 1, perChannel: 1, now: () => 0, telemetry: SILENT };
  const { get, post } = await webBed({ answer: limitedAnswer(async () => reply, limits), token });
  const headers = { Authorization: `Bearer ${token}` };
  expect((await get('/api/answer?q=btc', { headers })).status).toBe(200);
  const refused = await get('/api/chart.png?q=btc', { headers });
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60']);
  expect(refused.json()).toMatchObject({ error: expect.stringContaining('Ask again in 60 s.') });
  const streamed = await post('/api/ask', { q: 'btc' }, { headers });
  expect(eventsOf(streamed.body)).toEqual([
    { event: 'refusal', data: expect.objectContaining({ status: 429 }) },
  ]);
});

test('suggestions are for whoever types: 600 a minute for each browser, and answers go on', async () => {
  const { get, ...bed } = await webBed({ token });
  const [typing, other] = [await browser({ get, ...bed }), await browser({ get, ...bed })];
  const suggest = async (headers: { readonly Cookie: string }) => get('/api/suggest?text=', { headers });
  const first = await Promise.all(Array.from({ length: 600 }, () => suggest(typing)));
  expect(new Set(first.map(({ status }) => status))).toEqual(new Set([200]));
  const refused = await suggest(typing);
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '1']);
  expect(refused.json().error).toBe('That is typed too fast for suggestions.');
  expect((await suggest(other)).status).toBe(200);
  expect((await get('/api/answer?q=help', { headers: typing })).status).toBe(200);
  await bed.clock.advance(1_000);
  expect((await suggest(typing)).status).toBe(200);
});
