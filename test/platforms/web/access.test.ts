import { describe, expect, test } from 'vitest';
import type { OperatorPage } from '../../../src/core/health/operator-page.ts';
import { reply, webBed, type WebBed } from './web-bed.ts';

const token = 'correct-horse-battery';
const answer = async () => reply;
const bearer = { Authorization: `Bearer ${token}` };

const pages = (['/healthz', '/metrics'] as const).map((path): OperatorPage => ({
  path,
  respond: async () => ({ status: 200, type: 'text/plain', body: `${path} is well` }),
}));

async function signIn({ get }: WebBed, given: string) {
  const body = new URLSearchParams({ token: given }).toString();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const received = await get('/sign-in', { method: 'POST', body, headers });
  const [cookie = ''] = received.headers['set-cookie'] ?? [];
  return { ...received, cookie, sent: { Cookie: cookie.split(';')[0] ?? '' } };
}

describe('what a browser is told', () => {
  test.each(['/', '/page/main.js', '/api/answer?q=btc', '/api/nothing', '/nothing', '/healthz'])(
    '%s comes with the headers that keep others out',
    async (path) => {
      const { get } = await webBed({ answer, pages });
      const { headers } = await get(path);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'x-permitted-cross-domain-policies': 'none',
        'x-dns-prefetch-control': 'off',
        'x-xss-protection': '0',
        'origin-agent-cluster': '?1',
      });
      for (const power of ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'fullscreen'])
        expect(headers['permissions-policy']).toContain(`${power}=()`);
      // What tells a stranger whom to look up in a list of holes.
      expect([headers['server'], headers['x-powered-by']]).toEqual([undefined, undefined]);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    },
  );
});

describe('without a token', () => {
  test.each([
    ['127.0.0.1:3000', 200],
    ['localhost', 200],
    ['[::1]:3000', 200],
    ['attacker.example', 403],
    ['127.0.0.1.attacker.example', 403],
    ['localhost.attacker.example:3000', 403],
  ])('the name %s is answered with %i: a site can’t give its own name our address', async (host, status) => {
    const { get } = await webBed({ answer, pages });
    for (const path of ['/', '/api/answer?q=btc', '/metrics']) {
      expect((await get(path, { headers: { Host: host } })).status).toBe(status);
    }
  });
});

describe('other sites', () => {
  test.each([
    ['the page itself', { 'Sec-Fetch-Site': 'same-origin', Origin: 'SELF' }, 200],
    ['a program', {}, 200],
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://attacker.example' }, 403],
    ['another port of this machine', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://127.0.0.1:1' }, 403],
    ['an old browser on another site', { Origin: 'https://attacker.example' }, 403],
    ['a page without an origin', { Origin: 'null' }, 403],
    ['a form of another site', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' }, 403],
  ])('%s asks with POST: %o is %i', async (_who, given, status) => {
    const { post, url } = await webBed({ answer });
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value === 'SELF' ? url : value]),
    );
    expect((await post('/api/ask', { q: 'daily list' }, { headers })).status).toBe(status);
    expect((await post('/api/answer', { q: 'daily list' }, { headers })).status).toBe(status);
  });

  test('their pictures and scripts can’t make it work, and a link may', async () => {
    const { get } = await webBed({ answer });
    const from = (mode: string) => ({ headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': mode } });
    expect((await get('/api/answer?q=btc', from('no-cors'))).status).toBe(403);
    expect((await get('/api/answer?q=btc', from('cors'))).status).toBe(403);
    expect((await get('/api/answer?q=btc', from('navigate'))).status).toBe(200);
    expect((await get('/?q=btc', from('navigate'))).status).toBe(200);
  });
});

describe('with a token', () => {
  test('the API and the pages of the operator are for those who know it; the page’s files and /healthz for all', async () => {
    const { get, post } = await webBed({ answer, pages, token });
    for (const path of ['/api/answer?q=btc', '/api/posts', '/api/suggest?text=b', '/metrics']) {
      const refused = await get(path);
      expect([refused.status, refused.headers['www-authenticate']]).toEqual([401, 'Bearer realm="Lockstep"']);
      expect((await get(path, { headers: bearer })).status).toBe(200);
    }
    expect((await post('/api/ask', { q: 'btc' })).status).toBe(401);
    for (const path of ['/', '/page/main.js', '/healthz']) expect((await get(path)).status).toBe(200);
    expect((await get('/healthz')).body).toBe('/healthz is well');
  });

  test.each([`Bearer ${token}x`, `Bearer ${token.slice(0, -1)}`, 'Bearer', `Basic ${token}`, token])(
    'another one does not do: %s',
    async (authorization) => {
      const { get } = await webBed({ answer, token });
      expect((await get('/api/posts', { headers: { Authorization: authorization } })).status).toBe(401);
    },
  );

  test('it answers by any name, since a site of another name has no cookie', async () => {
    const { get } = await webBed({ answer, token });
    const headers = { ...bearer, Host: 'lockstep.example' };
    expect((await get('/api/posts', { headers })).status).toBe(200);
  });

  test('signing in sets a cookie that no script and no other site can use', async () => {
    const bed = await webBed({ answer, token });
    const { status, cookie, sent } = await signIn(bed, ` ${token} `);
    expect(status).toBe(204);
    expect(cookie).toMatch(/^lockstep=.+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(token);
    expect((await bed.get('/api/posts', { headers: sent })).status).toBe(200);
    const hello = async (headers: Readonly<Record<string, string>>) =>
      (await bed.get('/api/hello', { headers })).json();
    expect(await hello({})).toEqual({ simulated: true, locked: true, signedIn: false });
    expect(await hello(sent)).toEqual({ simulated: true, locked: false, signedIn: true });
    expect(await hello(bearer)).toEqual({ simulated: true, locked: false, signedIn: false });
  });

  test('behind TLS the cookie is for TLS alone', async () => {
    const { get } = await webBed({ answer, token });
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Forwarded-Proto': 'https' };
    const { headers: got } = await get('/sign-in', { method: 'POST', body: `token=${token}`, headers });
    expect(got['set-cookie']?.[0]).toContain('; Secure;');
  });

  test('a wrong token is a sentence, and no cookie', async () => {
    const { status, json, cookie } = await signIn(await webBed({ answer, token }), 'wrong');
    expect([status, cookie]).toEqual([401, '']);
    expect(json().error).toMatch(/not the token.*WEB_TOKEN/);
  });

  test('after five wrong tokens in a minute nobody from that address is let in, the right one or not', async () => {
    const bed = await webBed({ answer, token });
    const guesses = ['a', 'b', 'c', 'd'].map((end) => token.slice(0, -1) + end);
    for (const guess of guesses) expect((await signIn(bed, guess)).status).toBe(401);
    const asked = async (given: string) =>
      bed.get('/api/posts', { headers: { Authorization: `Bearer ${given}` } });
    expect((await asked('a fifth guess'.replaceAll(' ', '-'))).status).toBe(401);
    const refused = await signIn(bed, token);
    expect([refused.status, refused.headers['retry-after'], refused.cookie]).toEqual([429, '12', '']);
    expect(refused.json().error).toBe('Too many wrong tokens came from your address. Try again in 12 s.');
    expect((await asked(token)).status).toBe(429);
    const hello = await bed.get('/api/hello', { headers: bearer });
    expect(hello.json()).toMatchObject({ locked: true });
    expect(bed.logged).toHaveLength(5);
    await bed.clock.advance(12_000);
    expect((await asked(token)).status).toBe(200);
  });

  test('requests without a token are no tries, and who is signed in is not kept out by others', async () => {
    const bed = await webBed({ answer, token });
    const { sent } = await signIn(bed, token);
    for (let times = 0; times < 10; times += 1) expect((await bed.get('/api/posts')).status).toBe(401);
    for (const guess of ['1', '2', '3', '4', '5']) await signIn(bed, guess);
    expect((await signIn(bed, token)).status).toBe(429);
    expect((await bed.get('/api/posts', { headers: sent })).status).toBe(200);
  });

  test.each([
    [0, '198.51.100.7', 429],
    [1, '198.51.100.7', 204],
    [1, '203.0.113.9, 198.51.100.7', 204],
    [1, '198.51.100.7, 203.0.113.9', 429],
    [2, '203.0.113.9, 198.51.100.7', 429],
  ])('behind %i proxies, %s is told from an address that guessed: %i', async (proxies, forwarded, status) => {
    const bed = await webBed({ answer, token, proxies });
    const knock = (given: string, from: string) =>
      bed.get('/sign-in', {
        method: 'POST',
        body: `token=${given}`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Forwarded-For': from },
      });
    const guesser = ['203.0.113.9', '203.0.113.9, 192.0.2.1'][proxies === 2 ? 1 : 0] ?? '';
    for (const guess of ['1', '2', '3', '4', '5']) expect((await knock(guess, guesser)).status).toBe(401);
    expect((await knock(token, forwarded)).status).toBe(status);
  });

  test('of IPv6 a network is one address', async () => {
    const bed = await webBed({ answer, token, proxies: 1 });
    const knock = async (given: string, from: string) => {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Forwarded-For': from };
      return (await bed.get('/sign-in', { method: 'POST', body: `token=${given}`, headers })).status;
    };
    for (const end of ['1', '2:3', 'ffff:1:2:3', '9', 'a']) {
      expect(await knock('wrong', `2001:db8:0:7${end.includes(':1:') ? ':' : '::'}${end}`)).toBe(401);
    }
    expect(await knock(token, '2001:DB8:0:7::77')).toBe(429);
    expect(await knock(token, '2001:db8:0:8::77')).toBe(204);
    expect(await knock(token, '::ffff:192.0.2.4')).toBe(204);
  });

  test('a cookie that was changed, is too old, or is of another token opens nothing', async () => {
    const bed = await webBed({ answer, token });
    const { sent } = await signIn(bed, token);
    const status = async ({ get }: WebBed, Cookie: string) =>
      (await get('/api/posts', { headers: { Cookie } })).status;
    expect(await status(bed, sent.Cookie)).toBe(200);
    const [name = '', value = ''] = sent.Cookie.split('=');
    const [payload = '', signature = ''] = decodeURIComponent(value).split(/\.(?=[^.]*$)/);
    const later = payload.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    expect(await status(bed, `${name}=${encodeURIComponent(`${later}.${signature}`)}`)).toBe(401);
    expect(await status(await webBed({ answer, token: `${token}-2` }), sent.Cookie)).toBe(401);
    await bed.clock.advance(30 * 86_400_000);
    expect(await status(bed, sent.Cookie)).toBe(401);
  });

  test('signing out takes the cookie away, and another site can do neither', async () => {
    const bed = await webBed({ answer, token });
    const out = await bed.get('/sign-out', { method: 'POST' });
    expect(out.headers['set-cookie']?.[0]).toMatch(/^lockstep=; Max-Age=0; Path=\//);
    expect(out.headers['clear-site-data']).toBe('"cache"');
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    for (const path of ['/sign-in', '/sign-out']) {
      expect((await bed.get(path, { method: 'POST', headers })).status).toBe(403);
    }
  });

  test('turns are counted for each browser that is signed in', async () => {
    let asked = 0;
    const end = Promise.withResolvers<void>();
    const sixth = Promise.withResolvers<void>();
    const bed = await webBed({
      token,
      answer: async () => {
        asked += 1;
        if (asked === 6) sixth.resolve();
        await end.promise;
        return reply;
      },
    });
    const [one, other] = [await signIn(bed, token), await signIn(bed, token)];
    const six = Array.from({ length: 6 }, (_, index) =>
      bed.get(`/api/answer?q=${index}`, { headers: one.sent }),
    );
    await sixth.promise;
    expect((await bed.get('/api/answer?q=7', { headers: one.sent })).status).toBe(429);
    const others = bed.get('/api/answer?q=8', { headers: other.sent });
    end.resolve();
    expect((await others).status).toBe(200);
    await Promise.all(six);
  });
});

describe('the pages of the operator', () => {
  test('come as they are, and are asked for anew each time', async () => {
    const page: OperatorPage = {
      path: '/readyz',
      respond: async () => ({ status: 503, type: 'application/json', body: '{"ready":false}' }),
    };
    const { get } = await webBed({ answer, pages: [page] });
    const { status, headers, body } = await get('/readyz');
    expect([status, headers['content-type'], headers['cache-control'], body]).toEqual([
      503,
      'application/json',
      'no-store',
      '{"ready":false}',
    ]);
  });

  test('one that fails is a sentence with a reference', async () => {
    const page: OperatorPage = { path: '/metrics', respond: () => Promise.reject(new Error('secret')) };
    const { get, logged } = await webBed({ answer, pages: [page] });
    const { status, body } = await get('/metrics');
    expect(status).toBe(500);
    expect(body).toMatch(/reference [0-9a-f]{6}/);
    expect(body).not.toContain('secret');
    expect(logged).toHaveLength(1);
  });
});
