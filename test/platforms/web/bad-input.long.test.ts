import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { BAD_LINES } from '../../bad-input/bad-lines.ts';
import { repeatingAnswer } from '../../bad-input/repeating-answer.ts';
import { webBed, type WebBed } from './web-bed.ts';

/** What a server of this protocol says of a request whose head is longer than it reads. */
const HEAD_TOO_LARGE = 431;
const LONGEST_ADDRESS = 12_000;

type Received = Awaited<ReturnType<WebBed['get']>>;

/** A document that is an answer, or one that says what is wrong: nothing else, and nothing of how the bot is made. */
function expectDocument({ status, headers, body, json }: Received): void {
  expect([200, 400, 404, 405, 413, 414]).toContain(status);
  expect(headers['content-type']).toBe('application/json');
  expect(body).not.toMatch(/\\n +at |node_modules|Error:|\/src\//);
  const { lead, error } = json();
  expect(status === 200 ? lead : error).toMatch(/\S/);
}

test('every bad line is an answer or a sentence, by an address and by a body, and none is a fault', async () => {
  const { get, post, logged } = await webBed({ answer: repeatingAnswer });
  for (const { line } of BAD_LINES) {
    const address = new URLSearchParams({ q: line, previous: line.slice(0, 100) || 'btc' }).toString();
    if (address.length < LONGEST_ADDRESS) {
      expectDocument(await get(`/api/answer?${address}`));
    }
    if (line.length > 10_000) continue;
    expectDocument(await post('/api/answer', { q: line, zone: line.slice(0, 50), spoken: true }));
  }
  expect(logged).toEqual([]);
}, 60_000);

test('every short bad line in the place of a setting, a key, a path or a header does no harm', async () => {
  const { get, post, logged, clock } = await webBed({ answer: repeatingAnswer });
  const short = BAD_LINES.map(({ line }) => line).filter((line) => line !== '' && line.length < 60);
  for (const line of short) {
    await clock.advance(1_000);
    const plain = line.replaceAll(/[^ -~]/g, '');
    const headers = { 'If-None-Match': plain, 'User-Agent': plain, Accept: plain, Cookie: plain };
    const settings = new URLSearchParams({ text: line, theme: line, scale: line }).toString();
    const suggested = await get(`/api/suggest?${settings}`, { headers });
    expect([200, 304]).toContain(suggested.status);
    const body = { q: 'help', [line]: line, spoken: line, theme: line };
    expect((await post('/api/answer', body, { headers })).status).toBe(400);
    const path = await get(`/${encodeURIComponent(line.toWellFormed())}`);
    // `.` is the page itself.
    expect([200, 404]).toContain(path.status);
    expect(path.body).not.toMatch(/node_modules|\/src\/|Error:/);
  }
  expect(logged).toEqual([]);
}, 60_000);

test('an address or a body that is too long is refused before it is read', async () => {
  const { get, post, logged } = await webBed({ answer: repeatingAnswer });
  expect((await get(`/api/answer?q=${'x'.repeat(100_000)}`)).status).toBe(HEAD_TOO_LARGE);
  expectDocument(await get(`/api/answer?q=${'x'.repeat(2_001)}`));
  expectDocument(await post('/api/answer', { q: 'x'.repeat(20_000) }));
  expect((await get('/')).status).toBe(200);
  expect(logged).toEqual([]);
});

test.each([
  ['of a known length', 'Content-Length: 50\r\n\r\n{"q":'],
  ['in pieces', 'Transfer-Encoding: chunked\r\n\r\n6\r\n{"q":1\r\n'],
])('whoever hangs up in the middle of a body %s is no fault of ours', async (_what, rest) => {
  const { url, get, logged } = await webBed({ answer: repeatingAnswer });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(`POST /api/answer HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${rest}`);
  await once(socket, 'ready');
  await new Promise<void>((resolve) => socket.end(resolve));
  await once(socket.resume(), 'close');
  expect((await get('/api/answer?q=help')).status).toBe(200);
  expect(logged).toEqual([]);
});
