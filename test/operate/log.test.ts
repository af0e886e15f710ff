import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { DiscordAPIError } from 'discord.js';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LogEvent } from '../../src/core/log.ts';
import { createLog, type LogPlace } from '../../src/operate/log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

const KINDS = ['file', 'lines', 'pretty'] as const;

/** What a log of that kind writes while `act` runs. */
function written(
  kind: LogPlace['kind'],
  act: (log: ReturnType<typeof createLog>) => void,
  secrets: readonly string[] = [],
): string {
  const path = join(folder, `${kind}.log`);
  const descriptor = openSync(path, 'w');
  const place: LogPlace =
    kind === 'file'
      ? { kind, path }
      : kind === 'lines'
        ? { kind, descriptor }
        : { kind, descriptor, colour: false };
  act(createLog({ place, level: 'info', secrets, complain: (sentence) => expect.unreachable(sentence) }));
  closeSync(descriptor);
  return readFileSync(path, 'utf8');
}

test.each(['file', 'lines'] as const)(
  '%s: one JSON object a line, with its level in words and the time',
  (kind) => {
    const text = written(kind, (log) => {
      log.info({ event: 'answer', line: 'corr btc' });
      log.warn({ event: 'delivery-retry' });
      log.error({ event: 'fault', err: new Error('broken') });
    });
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line): object => JSON.parse(line));
    expect(lines).toMatchObject([
      {
        level: 'info',
        event: 'answer',
        line: 'corr btc',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
      },
      { level: 'warn', event: 'delivery-retry' },
      {
        level: 'error',
        event: 'fault',
        err: { message: 'broken', stack: expect.stringContaining('log.test.ts') },
      },
    ]);
  },
);

test('a line for people leads with the time, the level and the event', () => {
  const text = written('pretty', (log) => log.info({ event: 'answer', line: 'corr btc', ms: { total: 12 } }));
  expect(text).toMatch(/^\[\d\d:\d\d:\d\d\] INFO: answer \{"line":"corr btc","ms":\{"total":12\}\}\n$/);
});

describe('a file', () => {
  test('is not made before there is something to say', () => {
    const path = join(folder, 'deep', 'lockstep.log');
    const log = createLog({
      place: { kind: 'file', path },
      level: 'warn',
      secrets: [],
      complain: () => undefined,
    });
    log.info({ event: 'answer' });
    expect(existsSync(path) && readFileSync(path, 'utf8')).toBe('');
    log.warn({ event: 'delivery-retry' });
    expect(readFileSync(path, 'utf8')).toContain('delivery-retry');
  });

  test('that has grown large begins anew, and the one before it is kept', () => {
    const path = join(folder, 'large', 'lockstep.log');
    mkdirSync(dirname(path));
    const fill = (size: number) => writeFileSync(path, 'x'.repeat(size));
    const say = (event: string) =>
      createLog({
        place: { kind: 'file', path },
        level: 'info',
        secrets: [],
        complain: expect.unreachable,
      }).info({
        event,
      });
    fill(8 * 1024 * 1024);
    say('fits');
    expect(readdirSync(dirname(path))).toEqual(['lockstep.log']);
    say('too-large');
    say('next');
    const text = readFileSync(path, 'utf8');
    expect(text.match(/"event":"[\w-]+"/g)).toEqual(['"event":"too-large"', '"event":"next"']);
    expect(readFileSync(`${path}.old`, 'utf8')).toContain('"event":"fits"');
    fill(9 * 1024 * 1024);
    say('again');
    expect(readdirSync(dirname(path))).toEqual(['lockstep.log', 'lockstep.log.old']);
  });

  test('that can not be opened is complained of once, and nothing throws', () => {
    const said: string[] = [];
    const place = { kind: 'file', path: '/dev/null/lockstep.log' } as const;
    const log = createLog({
      place,
      level: 'info',
      secrets: [],
      complain: (sentence) => void said.push(sentence),
    });
    log.info({ event: 'one' });
    log.error({ event: 'two' });
    expect(said).toEqual([expect.stringMatching(/^The log can't be opened: E/)]);
  });
});

/** Made up, in the shapes that they have. */
const SECRETS = {
  slackBot: ['xoxb', '2345678901-2345678901234-AbCdEfGhIjKlMnOpQrStUvWx'].join('-'),
  slackApp: 'xapp-1-A0123456789-1234567890123-0123456789abcdef0123456789abcdef',
  slackRefresh: ['xoxe.xoxp', '1-Mi0yLTEyMzQ1Njc4OTAxMi0xMjM0NTY3ODkw'].join('-'),
  discord: ['MTE5ODYyMjQ4MzQ3MTkyNTI0OA', 'GlD5wq', 'aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA'].join('.'),
  signing: '8f742231b10e8888abcd99yyyzzz85a5',
  password: 'p@ss/w0rd"with\\quotes',
  bearer: 'c2VjcmV0LW9mLXNvbWVib2R5LWVsc2U=',
  interaction: 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OnNlY3JldA',
  responseUrl: 'https://hooks.slack.com/commands/T0ACME/1234567890/abcdefGHIJKL',
} as const;
const CONFIGURED = [
  SECRETS.slackBot,
  SECRETS.slackApp,
  SECRETS.discord,
  SECRETS.signing,
  SECRETS.password,
  encodeURIComponent(SECRETS.password),
];

/** What libraries throw: their errors carry requests, with headers, addresses and bodies. */
function leaks(): readonly LogEvent[] {
  const { slackBot, slackApp, slackRefresh, discord, signing, password, bearer, interaction, responseUrl } =
    SECRETS;
  const api = new DiscordAPIError(
    { code: 10_062, message: 'Unknown interaction' },
    10_062,
    404,
    'PATCH',
    `https://discord.com/api/v10/webhooks/1198622483471925248/${interaction}/messages/@original`,
    { body: { content: 'hello', token: interaction }, files: [{ name: 'a.png', data: Buffer.alloc(5_000) }] },
  );
  const request = Object.assign(
    new Error(`connect to postgres://lockstep:${encodeURIComponent(password)}@db:5432/x`),
    {
      config: {
        headers: { Authorization: `Bearer ${bearer}`, 'X-Slack-Signature': `v0=${'ab'.repeat(32)}` },
      },
      request: { path: '/x', headers: [['authorization', `Bearer ${slackBot}`]] },
    },
  );
  return [
    { event: 'one', text: `said ${slackBot} and ${slackApp} and ${slackRefresh}` },
    {
      event: 'two',
      err: new Error(`login with ${discord} refused`, { cause: new Error(`signed ${signing}`) }),
    },
    { event: 'three', err: api },
    { event: 'four', err: request },
    {
      event: 'five',
      body: { token: 'anything', response_url: responseUrl, nested: [{ client_secret: signing }] },
    },
    { event: 'six', text: `${password} ${responseUrl} DATABASE_URL=postgres://u:other-password@h/d` },
    {
      event: 'seven',
      url: `https://discord.com/api/v10/interactions/1198622483471925248/${interaction}/callback`,
    },
    { event: 'eight', [slackBot]: 'as a name' },
    { event: 'nine', text: 'x'.repeat(7_990) + slackBot },
  ];
}

describe.each(KINDS)('secrets in a log of the kind %s', (kind) => {
  test('are gone: by the name of their field, by their look, and wherever a configured one stands', () => {
    const text = written(
      kind,
      (log) => {
        for (const event of leaks()) log.error(event);
      },
      CONFIGURED,
    );
    for (const secret of Object.values(SECRETS)) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
      expect(text).not.toContain(encodeURIComponent(secret));
    }
    expect(text).not.toContain('other-password');
    expect(text).not.toContain('ab'.repeat(32));
    // What helps is still there.
    for (const kept of ['Unknown interaction', '/messages/@original', '10062', 'login with', 'log.test.ts'])
      expect(text).toContain(kept);
    // No picture is written out byte by byte.
    expect(text.length).toBeLessThan(40_000);
  });

  test.each(['token', 'client_secret', 'Set-Cookie', 'authorization', 'password', 'apiKey', 'responseUrl'])(
    'are gone in a field of the name %s, whatever they look like',
    (name) => {
      const text = written(kind, (log) =>
        log.error({ event: 'x', body: { [name]: 'like any word', kept: 'beside it' } }),
      );
      expect(text).not.toContain('like any word');
      expect(text).toContain('beside it');
    },
  );

  test('what was sent with a request that failed is not written: no text of a chat, no picture', () => {
    const sent = {
      body: { content: 'said between friends' },
      files: [{ name: 'chart.png', data: Buffer.alloc(9) }],
    };
    const address = 'https://discord.com/api/v10/channels/1/messages';
    const error = new DiscordAPIError(
      { code: 50_013, message: 'Missing Permissions' },
      50_013,
      403,
      'POST',
      address,
      sent,
    );
    const text = written(kind, (log) => log.error({ event: 'x', err: error }));
    expect(text).toContain('Missing Permissions');
    expect(text).not.toMatch(/said between friends|chart\.png/);
  });

  test('are gone wherever in a text they stand', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(...CONFIGURED), (before, after, secret) => {
        const text = written(
          kind,
          (log) => log.info({ event: 'x', text: before + secret + after }),
          CONFIGURED,
        );
        expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
      }),
      { numRuns: 30 },
    );
  });
});

/** Words that move the cursor, end lines, clear the screen, or turn the direction of reading. */
const FORGERIES = [
  'corr btc\n[10:00:00] INFO: forged {"line":"x"}',
  'corr btc\r[10:00:00] INFO: forged',
  '\u001b[2K\u001b[1A\u001b[31mforged\u001b[0m',
  '\u009b2Jforged\u0085forged\u2028forged',
  '\u202eforged\u2066',
];

describe.each(KINDS)('what people write, in a log of the kind %s', (kind) => {
  test.each(FORGERIES)('can not forge a line: %j', (typed) => {
    const text = written(kind, (log) => {
      log.info({ event: 'answer', line: typed, [typed]: 'as a name' });
      log.error({ event: typed });
    });
    expect(text.trimEnd().split('\n')).toHaveLength(2);
    // oxlint-disable-next-line no-control-regex
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e\u2066]/);
  });

  test('keeps to its own line in the message of an error, and in that of its cause', () => {
    const [typed = ''] = FORGERIES;
    const cause = new Error(`can't take ${typed}`);
    const text = written(kind, (log) =>
      log.error({ event: 'fault', err: new Error(`can't read ${typed}`, { cause }) }),
    );
    expect(text.split('\n').filter((line) => line.startsWith('['))).toHaveLength(kind === 'pretty' ? 1 : 0);
    expect(text).toContain('forged');
    expect(text).not.toMatch(/^ *\[10:00:00\]/m);
  });
});

test('colours for people are those of the log alone', () => {
  const descriptor = openSync(join(folder, 'colour.log'), 'w');
  const place = { kind: 'pretty', descriptor, colour: true } as const;
  const log = createLog({ place, level: 'info', secrets: [], complain: () => undefined });
  log.info({ event: 'answer', line: '\u001b[31mred' });
  closeSync(descriptor);
  const text = readFileSync(join(folder, 'colour.log'), 'utf8');
  expect(text).toContain('\u001b[32mINFO');
  expect(stripVTControlCharacters(text)).toContain('u001b[31mred');
});
