import { startEmulate } from './emulate.ts';
import { describeSlackHost } from './host-contract.ts';
import { startFakeSlack } from './index.ts';
import { newTrigger } from './people.ts';

describeSlackHost('the fake', async () => {
  const fake = await startFakeSlack();
  const poorToken = 'xoxb-poor';
  fake.world.tokens.set(poorToken, { ...fake.token(fake.botToken), value: poorToken, scopes: ['im:read'] });
  return {
    url: fake.url,
    token: fake.botToken,
    poorToken,
    channel: 'C0GENERAL',
    person: 'U0ADA',
    trigger: async (view) => newTrigger(fake.world, 'T0ACME', 'U0ADA', view),
    close: fake.close,
  };
});

describeSlackHost('emulate', startEmulate);
