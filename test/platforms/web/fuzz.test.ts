import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../bad-input/any-text.ts';
import { mutated } from '../../bad-input/mutated.ts';
import { repeatingAnswer } from '../../bad-input/repeating-answer.ts';
import { webBed } from './web-bed.ts';

const RUNS = 300;

/** Sends bytes as they are, and gives all that comes back. */
async function talk(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.end(Buffer.from(bytes, 'utf8'));
  return text(socket).catch(() => '');
}

const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'BREW', ''];
const PATHS = [
  '/',
  '/api/answer',
  '/api/ask',
  '/api/suggest',
  '/api/posts',
  '/api/chart.png',
  '/api/file',
  '/api/hello',
  '/sign-in',
  '/sign-out',
  '/healthz',
];
const HEADERS = [
  'Host',
  'Origin',
  'Sec-Fetch-Site',
  'Content-Type',
  'Content-Length',
  'Transfer-Encoding',
  'Cookie',
  'Authorization',
  'If-None-Match',
  'Accept-Encoding',
  'Range',
  'X-Forwarded-Proto',
  'Expect',
  '__proto__',
];

test('whatever bytes come, what comes back is no fault, and the next one is answered', async () => {
  const { url, get, logged } = await webBed({ answer: repeatingAnswer });
  const port = Number(new URL(url).port);
  const line = anyText(60).map((value) => value.replaceAll(/[\r\n]/g, ' '));
  const headers = fc.array(fc.tuple(fc.constantFrom(...HEADERS), line), { maxLength: 4 });
  const request = fc.record({
    method: fc.constantFrom(...METHODS),
    path: fc.oneof(fc.constantFrom(...PATHS), line),
    query: line,
    isEncoded: fc.boolean(),
    hasHost: fc.boolean(),
    headers,
    body: anyText(200),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, query, isEncoded, hasHost, headers: given, body }) => {
      const asked = isEncoded ? encodeURIComponent(query.toWellFormed()) : query;
      const head = [
        `${method} ${path}?q=${asked}&text=${asked}&after=${asked} HTTP/1.1`,
        ...(hasHost ? [`Host: 127.0.0.1:${port}`] : []),
        ...given.map(([name, value]) => `${name}: ${value}`),
        'Connection: close',
      ];
      const answered = await talk(port, `${head.join('\r\n')}\r\n\r\n${body}`);
      expect(answered).not.toMatch(/^HTTP\/1\.1 5(?!03)/);
      expect(answered).not.toMatch(/node_modules|\n +at |\/src\//);
    }),
    { numRuns: RUNS },
  );
  expect((await get('/api/answer?q=help')).status).toBe(200);
  expect(logged).toEqual([]);
}, 60_000);

test('whatever is wrong with a body, it is an answer or a sentence', async () => {
  const { post, logged } = await webBed({ answer: repeatingAnswer });
  const valid = [
    {
      q: 'corr btc r2k-tech 1y',
      previous: 'corr btc ndx 1y',
      theme: 'dark',
      scale: 2,
      spoken: true,
      zone: 'Europe/Berlin',
    },
    { q: 'is btc tracking gold?', readOnly: true },
  ];
  await fc.assert(
    fc.asyncProperty(mutated(valid), async (body) => {
      const { status, json } = await post('/api/answer', body);
      expect([200, 400, 404, 405]).toContain(status);
      expect(json()[status === 200 ? 'lead' : 'error']).toMatch(/\S/);
    }),
    { numRuns: RUNS },
  );
  expect(logged).toEqual([]);
}, 60_000);
