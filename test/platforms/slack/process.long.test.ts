import { expect, onTestFinished, test, vi } from 'vitest';
import { startBot, stateFolder } from '../../bot-process.ts';
import { hasPostgres, postgresPlace } from '../../databases.ts';
import { startFakeSlack, type FakeSlack } from '../../fakes/slack/index.ts';
import { SCOPES } from '../../../src/platforms/slack/scopes.ts';
import { GENERAL } from './slack-bed.ts';

/** The bot as `npm start` runs it, in a process of its own. */
async function startInSlack(fake: FakeSlack, environment: Readonly<Record<string, string>> = {}) {
  const bot = await startBot(await stateFolder(), {
    WEB_PORT: 'off',
    SLACK_BOT_TOKEN: fake.botToken,
    SLACK_APP_TOKEN: fake.appToken,
    SLACK_API_URL: fake.url,
    ...environment,
  });
  await bot.says(/^Slack: ready\.$/m);
  expect(bot.told()).toBe('Slack: ready.\n');
  /** Ends it as a deployment does; its exit code and signal. */
  const stop = async () => {
    bot.kill('SIGTERM');
    return bot.ended;
  };
  return { stop };
}

async function slack(): Promise<FakeSlack> {
  const fake = await startFakeSlack({ scopes: Object.keys(SCOPES) });
  onTestFinished(() => fake.close());
  return fake;
}

test('npm start is a bot in Slack, and ends when it is told to', { timeout: 60_000 }, async () => {
  const fake = await slack();
  const bot = await startInSlack(fake);

  fake.people.slash(GENERAL, '/corr', 'symbols gold');
  const { text } = await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
  expect(text).toContain('gold');
  fake.people.slash(GENERAL, '/corr', 'daily add 09:00 Berlin symbols gold');
  await fake.until('a daily post', () => fake.messages('C0GENERAL')[1]);
  fake.people.openHome('U0ADA');
  const home = await fake.until('the home tab', () => fake.home('U0ADA'));
  expect(JSON.stringify(home.content)).toContain('=daily pause 1');

  expect(await bot.stop()).toEqual([0, null]);
});

test.skipIf(!hasPostgres)(
  'two processes on one Postgres that get the same command and the same mention answer each once',
  { timeout: 60_000 },
  async () => {
    const fake = await slack();
    const { place, remove } = await postgresPlace();
    onTestFinished(remove);
    const bots = [
      await startInSlack(fake, { DATABASE_URL: place.url }),
      await startInSlack(fake, { DATABASE_URL: place.url }),
    ];
    await fake.until('two links', () => fake.sockets.links() === 2);
    // One that Slack brought to one of them by itself, and then again, as if new, to both at the same moment.
    const { payload, acked } = fake.people.slash(GENERAL, '/corr', 'symbols gold');
    await acked;
    await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
    const { ts } = fake.people.say({ user: 'U0BOB', channel: 'C0GENERAL' }, 'symbols silver');
    const event = {
      type: 'event_callback',
      team_id: 'T0ACME',
      event_id: 'Ev0SAME',
      event: {
        type: 'app_mention',
        user: 'U0BOB',
        channel: 'C0GENERAL',
        ts,
        text: 'symbols silver',
      },
    };
    const both = [
      { envelope_id: 'a', type: 'slash_commands', payload },
      { envelope_id: 'b', type: 'slash_commands', payload: { ...payload, trigger_id: 'another.trigger' } },
      { envelope_id: 'c', type: 'events_api', payload: event },
    ];
    for (const envelope of both) fake.sockets.sendRaw(JSON.stringify(envelope));
    await vi.waitFor(() => expect(fake.sockets.acks.filter((id) => /^[abc]$/.test(id))).toHaveLength(6));
    // What is under way is finished before they end.
    for (const { stop } of bots) expect(await stop()).toEqual([0, null]);
    const said = fake.messages('C0GENERAL').filter(({ byBot }) => byBot);
    expect(said).toHaveLength(3);
    expect(said.filter(({ threadTs }) => threadTs === ts)).toHaveLength(1);
    expect(said.filter(({ text }) => text.includes('gold'))).toHaveLength(2);
  },
);
