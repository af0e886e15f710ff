import { expect, test, vi } from 'vitest';
import { recordingTelemetry } from '../../fakes/telemetry.ts';
import { GENERAL, MODES, slackBed } from './slack-bed.ts';

test.each(MODES)('says how it stands: before the start, connected, and stopped (%s)', async (mode) => {
  const { slack, start, stop } = await slackBed({ mode, started: false });
  expect(slack.health()).toEqual({ state: 'starting', reason: null, shards: [] });
  await start();
  expect(slack.health()).toEqual({ state: 'connected', reason: null, shards: [] });
  await stop();
  expect(slack.health()).toMatchObject({ state: 'stopped' });
});

test('says why there is no start yet, and when there is', async () => {
  const { fake, slack, start } = await slackBed({ started: false });
  fake.failNext('auth.test', { status: 503 });
  await start();
  await vi.waitFor(() => expect(slack.health()).toMatchObject({ state: 'connected', reason: null }));
});

test('a token that Slack refuses is final, and the reason says what to change', async () => {
  const { slack, fake, start } = await slackBed({ started: false });
  fake.failAlways('auth.test', { error: 'invalid_auth' });
  await start();
  expect(slack.health()).toEqual({
    state: 'stopped',
    reason: expect.stringContaining('SLACK_BOT_TOKEN'),
    shards: [],
  });
});

test('a link that broke is being opened again, then it is connected', async () => {
  const { fake, slack } = await slackBed();
  fake.failAlways('apps.connections.open', { status: 503 });
  fake.sockets.reset();
  await vi.waitFor(() =>
    expect(slack.health()).toMatchObject({ state: 'reconnecting', reason: expect.any(String) }),
  );
  fake.failAlways('apps.connections.open', null);
  await vi.waitFor(() => expect(slack.health()).toMatchObject({ state: 'connected', reason: null }));
});

test.each(MODES)('an acknowledgement is told with the time it took (%s)', async (mode) => {
  const telemetry = recordingTelemetry();
  const { fake } = await slackBed({ mode, options: { telemetry } });
  await fake.people.slash(GENERAL, '/corr', 'btc').acked;
  expect(telemetry.told).toEqual([{ kind: 'acknowledged', platform: 'slack', ms: 0 }]);
});
