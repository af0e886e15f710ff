import { webApi } from '@slack/bolt';
import type { Target } from '../../../src/core/people.ts';
import { createSlack } from '../../../src/platforms/slack.ts';
import { deliveryContract, type DeliveryFixture } from '../../contracts/deliveries.ts';
import { startEmulate } from '../../fakes/slack/emulate.ts';
import { memoryKeyValue } from '../../fakes/key-value.ts';
import { manualWaits } from './manual-waits.ts';
import { MODES, slackBed, type Mode } from './slack-bed.ts';

function target(kind: Target['kind'], id: string): Target {
  return { platform: 'slack', workspace: 'T0ACME', kind, id };
}

function fixture(mode: Mode): () => Promise<DeliveryFixture> {
  return async () => {
    const { slack, fake } = await slackBed({ mode });
    return {
      platform: slack,
      channel: target('channel', 'C0GENERAL'),
      person: target('person', 'U0ADA'),
      closed: target('channel', 'G0SECRET'),
      arrived: async ({ kind, id }) =>
        fake.messages(kind === 'person' ? fake.direct(id) : id).map(({ text }) => text),
    };
  };
}

for (const mode of MODES) deliveryContract(`Slack (${mode})`, fixture(mode));

/** A second opinion on Slack's Web API, by other people. */
async function emulateFixture(): Promise<DeliveryFixture> {
  const host = await startEmulate();
  const nothing = () => undefined;
  const slack = createSlack({
    botToken: host.botToken,
    signingSecret: 'unused, nothing is listened to',
    port: 0,
    apiUrl: host.url,
    keyValue: memoryKeyValue(),
    look: { theme: 'light', scale: 1 },
    log: { info: nothing, warn: nothing, error: nothing },
    say: nothing,
    clock: { now: Date.now, wait: manualWaits().wait },
  });
  const client = new webApi.WebClient(host.botToken, { slackApiUrl: host.url });
  const channelOf = async ({ kind, id }: Target) =>
    kind === 'channel' ? id : ((await client.conversations.open({ users: id })).channel?.id ?? '');
  return {
    platform: slack,
    channel: target('channel', host.channel),
    person: target('person', host.person),
    closed: target('channel', 'C999999999'),
    arrived: async (place) => {
      const { messages = [] } = await client.conversations.history({ channel: await channelOf(place) });
      return messages.map(({ text }) => text ?? '').toReversed();
    },
    close: async () => {
      await slack.stop();
      await host.close();
    },
  };
}

deliveryContract('Slack (emulate)', emulateFixture);
