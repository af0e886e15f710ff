import { describe, expect, test } from 'vitest';
import { logPlace } from '../../src/compose/log.ts';
import { secretsOf } from '../../src/compose/secrets.ts';
import { readConfig } from '../../src/config.ts';
import { secrets } from '../../src/config/variables.ts';

const ONE_WORKSPACE = {
  SLACK_BOT_TOKEN: 'xoxb-the-bot-token',
  SLACK_APP_TOKEN: 'xapp-the-app-token',
  SLACK_SIGNING_SECRET: 'the-signing-secret',
  SLACK_PORT: '3000',
  DISCORD_TOKEN: 'the-discord-token',
  WEB_TOKEN: 'the-token-of-the-page',
  STATE_KEY: 'the-key-of-secrets-in-the-database',
  STATE_KEY_OLD: 'the-key-that-there-was-before-that',
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
      'the-key-of-secrets-in-the-database',
      'the-key-that-there-was-before-that',
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

describe('the log of', () => {
  const config = readConfig({ STATE_DIR: '/state' });
  /** Which of standard input, output and error are terminals. */
  const place = (bot: boolean, terminals: string) =>
    logPlace(
      { bot, config },
      {
        stdin: { fd: 0, isTTY: terminals.includes('in') },
        stdout: { fd: 1, isTTY: terminals.includes('out') },
        stderr: { fd: 2, isTTY: terminals.includes('err') },
      },
    );
  const FILE = { kind: 'file', path: '/state/lockstep.log' };

  test('a container or a service goes to standard output, a line each', () => {
    expect(place(true, '')).toEqual({ kind: 'lines', descriptor: 1 });
    expect(place(true, 'in')).toEqual({ kind: 'lines', descriptor: 1 });
  });

  test('a bot that somebody watches without a prompt goes to standard error, for people', () => {
    for (const terminals of ['out err', 'in err', 'err'])
      expect(place(true, terminals)).toEqual({ kind: 'pretty', descriptor: 2, colour: true });
    const plain = readConfig({ NO_COLOR: '1' });
    const streams = { stdin: { fd: 0, isTTY: false }, stdout: { fd: 1, isTTY: false } };
    expect(
      logPlace({ bot: true, config: plain }, { ...streams, stderr: { fd: 2, isTTY: true } }),
    ).toMatchObject({ colour: false });
  });

  test('a bot with a prompt, and of a single command, never comes between what a person reads', () => {
    expect(place(true, 'in out err')).toEqual(FILE);
    for (const terminals of ['', 'err', 'in out err']) expect(place(false, terminals)).toEqual(FILE);
  });
});
