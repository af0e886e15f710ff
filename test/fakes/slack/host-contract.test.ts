import { expect, onTestFinished, test } from 'vitest';
import { startEmulate } from './emulate.ts';
import { describeSlackHost } from './host-contract.ts';
import { startFakeSlack } from './index.ts';
import { newTrigger } from './people.ts';
import { clientOf, post, slackForTest } from './test-slack.ts';

describeSlackHost('the fake', async () => {
  const fake = await startFakeSlack();
  const poorToken = 'xoxb-poor';
  fake.world.tokens.set(poorToken, { ...fake.token(fake.botToken), value: poorToken, scopes: ['im:read'] });
  return {
    url: fake.url,
    botToken: fake.botToken,
    poorToken,
    channel: 'C0GENERAL',
    person: 'U0ADA',
    trigger: async (view) => newTrigger(fake.world, 'T0ACME', 'U0ADA', view),
    close: fake.close,
  };
});

describeSlackHost('emulate', startEmulate);

test('emulate takes, or names otherwise, what Slack and the fake refuse', async () => {
  const emulate = await startEmulate();
  onTestFinished(emulate.close);
  const fake = await slackForTest();
  const trigger = async () => newTrigger(fake.world, 'T0ACME', 'U0ADA');
  const sides = [
    { host: emulate, channel: emulate.channel, secret: 'secret', trigger: emulate.trigger },
    { host: fake, channel: 'C0GENERAL', secret: 'G0SECRET', trigger },
  ];
  const found = await Promise.all(
    sides.map(async ({ host, channel, secret, trigger }) => {
      const client = clientOf(host);
      const upload = await client.files.getUploadURLExternal({ filename: 'chart.png', length: 5 });
      const untitled: unknown = { type: 'modal', blocks: [] };
      const trigger_id = await trigger();
      return {
        'an unknown block': await outcome(post(client, { channel, text: 'x', blocks: [{ type: 'chart' }] })),
        'too few bytes': (await fetch(upload.upload_url ?? '', { method: 'POST', body: 'x' })).status,
        'a thread that is not there': await outcome(
          post(client, { channel, text: 'x', thread_ts: '1.000001' }),
        ),
        'a secret channel': await outcome(post(client, { channel: secret, text: 'x' })),
        'an unknown token': await outcome(clientOf(host, 'xoxb-unknown').auth.test()),
        'a modal without a title': await outcome(
          client.apiCall('views.open', { trigger_id, view: untitled }),
        ),
      };
    }),
  );
  expect(found).toEqual([
    {
      'an unknown block': 'ok',
      'too few bytes': 200,
      'a thread that is not there': 'ok',
      'a secret channel': 'not_in_channel',
      'an unknown token': 'ok',
      'a modal without a title': 'invalid_view',
    },
    {
      'an unknown block': 'invalid_blocks',
      'too few bytes': 400,
      'a thread that is not there': 'thread_not_found',
      'a secret channel': 'channel_not_found',
      'an unknown token': 'invalid_auth',
      'a modal without a title': 'invalid_arguments',
    },
  ]);
});

/** `ok`, or the error that Slack named. */
function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => String(error).replace(/^.*: /, ''),
  );
}
