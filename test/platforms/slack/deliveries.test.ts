import { deliveryContract, type DeliveryFixture } from '../../contracts/deliveries.ts';
import { MODES, slackBed, type Mode } from './slack-bed.ts';

function fixture(mode: Mode): () => Promise<DeliveryFixture> {
  return async () => {
    const { slack, fake } = await slackBed({ mode });
    const target = (kind: 'channel' | 'person', id: string) => ({
      platform: 'slack',
      workspace: 'T0ACME',
      kind,
      id,
    });
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
