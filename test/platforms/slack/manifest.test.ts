import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { missingScopes, SCOPES } from '../../../src/platforms/slack/scopes.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { COMMANDS } from './slack-bed.ts';

const kept: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../slack-manifest.json'), 'utf8'),
);

describe('the manifest of the Slack app', () => {
  test('is the one that is checked in (npm run --silent slack:manifest > slack-manifest.json)', () => {
    expect(kept).toEqual(JSON.parse(JSON.stringify(slackManifest(COMMANDS))));
  });

  test('names every command in the hint of the one slash command', () => {
    const hint = JSON.stringify(slackManifest(COMMANDS));
    for (const { name } of COMMANDS) expect(hint).toContain(name);
  });

  test('asks for the scopes that the start checks, with what each is for', () => {
    expect(kept).toMatchObject({ oauth_config: { scopes: { bot: Object.keys(SCOPES) } } });
    expect(missingScopes(Object.keys(SCOPES))).toBeNull();
    expect(missingScopes(['commands'])).toEqual({
      isMute: true,
      said: expect.stringMatching(/chat:write \(every message\)/),
      fix: expect.stringContaining('install the app again'),
    });
  });
});
