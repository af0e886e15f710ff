import { expect, test } from 'vitest';
import { secretsOf } from '../../src/compose/secrets.ts';
import { readConfig, secrets } from '../../src/config.ts';

const ONE_WORKSPACE = {
  SLACK_BOT_TOKEN: 'xoxb-the-bot-token',
  SLACK_APP_TOKEN: 'xapp-the-app-token',
  SLACK_SIGNING_SECRET: 'the-signing-secret',
  SLACK_PORT: '3000',
  DISCORD_TOKEN: 'the-discord-token',
  WEB_TOKEN: 'the-token-of-the-page',
  DATABASE_URL: 'postgres://lockstep:p%40ss%2Fword@db.example:5432/lockstep',
};
const MANY_WORKSPACES = {
  SLACK_CLIENT_ID: '123.456',
  SLACK_CLIENT_SECRET: 'the-client-secret',
  SLACK_STATE_SECRET: 'the-state-secret',
  SLACK_SIGNING_SECRET: 'the-signing-secret',
  SLACK_PORT: '3000',
};

test('every variable that holds a secret is one, the password of the database in both spellings', () => {
  expect(secretsOf(readConfig(ONE_WORKSPACE)).toSorted()).toEqual(
    [
      'xoxb-the-bot-token',
      'xapp-the-app-token',
      'the-signing-secret',
      'the-discord-token',
      'the-token-of-the-page',
      'p%40ss%2Fword',
      'p@ss/word',
    ].toSorted(),
  );
  expect(secretsOf(readConfig(MANY_WORKSPACES)).toSorted()).toEqual(
    ['the-client-secret', 'the-state-secret', 'the-signing-secret'].toSorted(),
  );
  expect(secretsOf(readConfig({}))).toEqual([]);
});

test('no variable that is called a secret is left out above', () => {
  expect(Object.keys({ ...ONE_WORKSPACE, ...MANY_WORKSPACES })).toEqual(expect.arrayContaining([...secrets]));
});
