import { expect, onTestFinished, test } from 'vitest';
import { createCheckup } from '../../src/compose/checkup.ts';
import type { Settings } from '../../src/compose/settings.ts';
import { readConfig } from '../../src/config.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { SCOPES } from '../../src/platforms/slack/scopes.ts';
import { sqlKeyValue } from '../../src/store/key-value.ts';
import { createInstallations } from '../../src/platforms/slack/connect/installations.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { memoryPlace } from '../databases.ts';
import { ACME } from '../fakes/slack/seed.ts';
import { startFakeSlack } from '../fakes/slack/index.ts';
import { postRow } from '../store/post-row.ts';

const AS_OF = '2025-05-05';
const commands = await loadCommands();

/** A bot that many workspaces installed, with its database open, on the simulated market. */
async function running() {
  const rivals = { ...ACME, id: 'T0RIVALS', name: 'rivals' };
  const fake = await startFakeSlack({ scopes: Object.keys(SCOPES), workspaces: [ACME, rivals] });
  const { place } = await memoryPlace();
  const database = await openDatabase(place);
  onTestFinished(async () => {
    await Promise.all([fake.close(), database.close()]);
  });
  const installations = createInstallations(sqlKeyValue({ db: database.db }));
  for (const [id, token] of [...fake.world.tokens].flatMap(([value, { kind, team }]) =>
    kind === 'bot' ? [[team, value] as const] : [],
  )) {
    await installations.storeInstallation({
      team: { id },
      enterprise: undefined,
      user: { id: 'U0ADA', token: undefined, scopes: undefined },
      bot: { token, scopes: [], id: 'B1', userId: 'U1' },
    });
    const isOurs = id === 'T0ACME';
    const row = postRow(
      { workspace: id, channel: isOurs ? 'C0GENERAL' : 'G0SECRET' },
      { zone: isOurs ? 'Mars/Olympus' : 'Europe/Rome' },
    );
    await database.db.insertInto('daily_post').values(row).execute();
  }
  const config = readConfig({
    SLACK_APP_TOKEN: fake.appToken,
    SLACK_API_URL: fake.url,
    SLACK_CLIENT_ID: fake.clientId,
    SLACK_CLIENT_SECRET: fake.clientSecret,
    SLACK_STATE_SECRET: 'a state secret',
    SLACK_PORT: '3000',
    DISCORD_TOKEN: 'nobody.asks.there',
    DISCORD_API_URL: 'http://127.0.0.1:1/api',
  });
  const settings: Settings = {
    config,
    bot: true,
    sharesPrices: true,
    demo: true,
    pricesFolder: undefined,
    asOf: AS_OF,
    look: { theme: 'light', scale: 1 },
    json: false,
    out: undefined,
  };
  const checkup = createCheckup({
    settings,
    commands,
    place,
    ownDatabase: async () => database,
    now: Date.now,
    asOf: () => AS_OF,
    log: () => undefined,
    limit: () => new AbortController().signal,
  });
  return { fake, checkup };
}

test('those who manage a workspace see their own and the house, with its token, and nothing of others', async () => {
  const { fake, checkup } = await running();
  const findings = await checkup({ platform: 'slack', workspace: 'T0ACME' });
  const of = (part: string) => findings.filter((finding) => finding.part === part);
  expect(of('slack token')).toMatchObject([{ state: 'ok', said: expect.stringContaining('acme') }]);
  expect(of('slack channels')).toEqual([
    { part: 'slack channels', state: 'ok', said: '1 channel with orders takes posts and files.' },
  ]);
  expect(of('store')).toMatchObject([{ state: 'ok' }]);
  expect(of('time zones')).toMatchObject([{ state: 'fail', said: expect.stringContaining('Mars/Olympus') }]);
  expect(of('clock')).toMatchObject([{ state: 'ok' }]);
  expect(findings.some(({ part }) => part.startsWith('discord'))).toBe(false);
  expect(JSON.stringify(findings)).not.toMatch(
    /T0RIVALS|rivals|Europe.Rome|G0SECRET|xoxb|xapp|a state secret/,
  );
  expect(fake.calls.some(({ args }) => JSON.stringify(args).includes('G0SECRET'))).toBe(false);
});

test('whoever runs the bot sees all workspaces and platforms', async () => {
  const { checkup } = await running();
  const findings = await checkup(null);
  expect(findings.filter(({ part }) => part === 'slack token')).toHaveLength(2);
  expect(findings.filter(({ part }) => part === 'slack channels').map(({ state }) => state)).toEqual([
    'fail',
    'ok',
  ]);
  expect(findings.find(({ part }) => part === 'discord token')).toMatchObject({
    state: 'fail',
    said: 'Discord could not be asked: it could not be reached.',
  });
});
