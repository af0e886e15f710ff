import { describe, expect, onTestFinished, test } from 'vitest';
import type { CheckupScope } from '../../../src/core/checkup/checkup.ts';
import type { OrderPlace } from '../../../src/core/checkup/order-needs.ts';
import { datedFetch } from '../../../src/compose/checkup/dated-fetch.ts';
import { slackChecks, type SlackCheckOptions } from '../../../src/platforms/slack/check/slack-checks.ts';
import { SCOPES } from '../../../src/platforms/slack/scopes.ts';
import { startFakeSlack, type FakeSlackOptions } from '../../fakes/slack/index.ts';

const MANIFEST = Object.keys(SCOPES);

function at(channel: string, orders = 1, workspace = 'T0ACME'): OrderPlace {
  return { platform: 'slack', workspace, channel, orders };
}

/** A Slack with the scopes of the manifest, and its checks by name. */
async function slack(options: FakeSlackOptions = {}) {
  const fake = await startFakeSlack({ scopes: MANIFEST, ...options });
  onTestFinished(() => fake.close());
  const { fetchFrom, clocks } = datedFetch(Date.now);
  const look = async (
    name: string,
    places: readonly OrderPlace[] | null = [],
    more: Partial<SlackCheckOptions> = {},
    signal?: AbortSignal,
  ) => {
    const checks = slackChecks({
      botToken: fake.botToken,
      appToken: fake.appToken,
      signingSecret: undefined,
      port: undefined,
      apiUrl: fake.url,
      places: async () => places,
      installed: async () => new Map(),
      scope: null,
      fetchFrom,
      ...more,
    });
    return (await checks[name]?.(signal)) ?? [];
  };
  return { fake, clocks, look };
}

describe('the bot token', () => {
  test('is fine with all permissions of the manifest, and Slack said what time it is', async () => {
    const { look, clocks } = await slack();
    expect(await look('slack token')).toEqual([
      {
        part: 'slack token',
        state: 'ok',
        said: expect.stringMatching(/workspace `acme`, with all 13 permissions/),
      },
    ]);
    expect(clocks.of('Slack')).not.toBeNull();
  });

  test('that lacks a scope is told, with what it is for and what to change', async () => {
    const { look } = await slack({ scopes: MANIFEST.filter((scope) => scope !== 'files:write') });
    expect(await look('slack token')).toEqual([
      {
        part: 'slack token',
        state: 'warn',
        said: 'In `acme` my token lacks files:write (charts and files).',
        fix: expect.stringContaining('install the app again'),
      },
    ]);
  });

  test('that may not write at all is broken', async () => {
    const { look } = await slack({ scopes: ['commands'] });
    expect(await look('slack token')).toMatchObject([{ state: 'fail' }]);
  });

  test('that was revoked is broken, and nothing of it is shown', async () => {
    const { fake, look } = await slack();
    fake.token(fake.botToken).state = 'token_revoked';
    const findings = await look('slack token');
    expect(findings).toMatchObject([{ state: 'fail', said: 'Slack has revoked one of my tokens.' }]);
    expect(JSON.stringify(findings)).not.toContain(fake.botToken);
  });

  test.each([
    ['not_authed', 'Slack got no token from me.'],
    ['token_expired', 'One of my tokens has expired.'],
    ['account_inactive', 'The app that one of my tokens is for was removed from its workspace.'],
  ])('that Slack refuses with %s is broken, with what that means', async (error, said) => {
    const { fake, look } = await slack();
    fake.failNext('auth.test', { error });
    expect(await look('slack token')).toMatchObject([
      { state: 'fail', said, fix: expect.stringContaining('restart me') },
    ]);
  });

  test.each([
    ['reset', /could not be reached/],
    [{ status: 503 }, /answered 503/],
    ['truncated', /answer could not be read/],
  ] as const)('can not be judged by a Slack that is away (%j)', async (fault, why) => {
    const { fake, look } = await slack();
    fake.failNext('auth.test', fault);
    expect(await look('slack token')).toMatchObject([{ state: 'fail', said: expect.stringMatching(why) }]);
  });

  test('is given up when its time is over, however long Slack takes', async () => {
    const { fake, look } = await slack();
    fake.failAlways('auth.test', 'stall');
    const time = new AbortController();
    const looking = look('slack token', [], {}, time.signal);
    await fake.until('the question', () => fake.calls.some(({ method }) => method === 'auth.test'));
    time.abort(new Error('its time is over'));
    await expect(looking).rejects.toThrow('its time is over');
  });
});

describe('the way events come', () => {
  test('an app token that Slack knows is fine, and no link is opened with it', async () => {
    const { fake, look } = await slack();
    expect(await look('slack connection')).toMatchObject([{ state: 'ok' }]);
    expect(fake.calls.map(({ method }) => method)).toEqual(['apps.connections.open']);
  });

  test('an app token without connections:write is told by that name', async () => {
    const { fake, look } = await slack();
    fake.failNext('apps.connections.open', { error: 'missing_scope' });
    expect(await look('slack connection')).toMatchObject([
      { state: 'fail', said: expect.stringContaining('connections:write') },
    ]);
  });

  test('over HTTP nothing is asked, and what can not be known is said', async () => {
    const { fake, look } = await slack();
    const http = { appToken: undefined, signingSecret: 'a secret', port: 3000 };
    const findings = await look('slack connection', [], http);
    expect(findings).toMatchObject([
      { state: 'ok', said: expect.stringMatching(/port 3000.*only when one arrives/) },
    ]);
    expect(JSON.stringify(findings)).not.toContain('a secret');
    expect(fake.calls).toEqual([]);
  });
});

describe('the channels of orders', () => {
  test.each([
    ['by asking about the channel', [...MANIFEST, 'channels:read', 'groups:read'], '`#open`'],
    ['with no more than the manifest asks for', MANIFEST, 'C0OPEN'],
  ])('are told apart, %s', async (_, scopes, name) => {
    const { look } = await slack({ scopes });
    const places = [at('C0GENERAL', 2), at('G0INNER'), at('C0OPEN', 3), at('G0SECRET'), at('C0GONE')];
    const findings = await look('slack channels', places);
    expect(findings.map(({ state }) => state)).toEqual(['fail', 'fail', 'warn', 'ok']);
    expect(findings.map(({ said }) => said)).toEqual([
      expect.stringMatching(/^G0SECRET \(1 order\): I cannot see that channel/),
      expect.stringMatching(/^C0GONE \(1 order\): I cannot see that channel/),
      expect.stringContaining(`${name} (3 orders): I am not in it`),
      '2 channels with orders take posts and files.',
    ]);
    expect(findings[2]?.fix).toContain('/invite @Lockstep');
  });

  test('one that is archived is told, where that may be asked', async () => {
    const { look } = await slack({ scopes: [...MANIFEST, 'channels:read'] });
    expect(await look('slack channels', [at('C0OLD')])).toMatchObject([
      { state: 'fail', said: '`#old` (1 order): it is archived.' },
    ]);
  });

  test('direct messages are fine', async () => {
    const { fake, look } = await slack();
    expect(await look('slack channels', [at(fake.direct('U0ADA'))])).toMatchObject([{ state: 'ok' }]);
  });

  test('are not guessed when the orders can not be read', async () => {
    const { fake, look } = await slack();
    expect(await look('slack channels', null)).toMatchObject([
      { state: 'warn', fix: expect.stringContaining('doctor') },
    ]);
    expect(fake.calls).toEqual([]);
  });

  test('of another workspace are not shown to those who manage this one', async () => {
    const { fake, look } = await slack();
    const scope: CheckupScope = { platform: 'slack', workspace: 'T0ACME' };
    const findings = await look('slack channels', [at('C0GENERAL'), at('G0ELSEWHERE', 1, 'T0OTHER')], {
      scope,
    });
    expect(findings).toEqual([
      { part: 'slack channels', state: 'ok', said: '1 channel with orders takes posts and files.' },
    ]);
    expect(JSON.stringify(fake.calls)).not.toContain('G0ELSEWHERE');
  });

  test('of workspaces that installed the app are asked about with the token of each', async () => {
    const { fake, look } = await slack();
    const installed = async () => new Map([['T0ACME', fake.botToken]]);
    const findings = await look('slack channels', [at('C0GENERAL'), at('C1', 1, 'T0LEFT')], {
      botToken: undefined,
      installed,
    });
    expect(findings.map(({ said }) => said)).toEqual([
      'C1 (1 order): the app is not installed in that workspace any more.',
      '1 channel with orders takes posts and files.',
    ]);
  });

  test('are at most forty at a time, and the rest is counted', async () => {
    const { fake, look } = await slack();
    const places = Array.from({ length: 43 }, () => at('C0GENERAL'));
    expect(await look('slack channels', places)).toEqual([
      {
        part: 'slack channels',
        state: 'warn',
        said: '40 channels with orders take posts and files. 3 more were not looked at.',
      },
    ]);
    expect(fake.calls.filter(({ method }) => method === 'conversations.history')).toHaveLength(40);
  });
});
