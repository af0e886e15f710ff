import { expect } from 'vitest';
import type { FakeDiscord } from '../../fakes/discord/fake-discord.ts';

/**
 * Nothing that the bot sent so far can ping, link, hide or is how it is made, and it sent something. Discord's own escapes
 * are looked through: only what could work counts.
 */
export function expectHarmless({ requests }: Pick<FakeDiscord, 'requests'>): void {
  const texts = requests
    .filter(({ path }) => !path.includes('/commands'))
    .map(({ body }) => JSON.stringify(body ?? null));
  expect(texts.length).toBeGreaterThan(0);
  for (const sent of texts) {
    expect(sent).not.toMatch(/<[@#!&:/t]/);
    expect(sent).not.toMatch(/@everyone|@here/);
    expect(sent).not.toMatch(/https?:\/\/|ldap:\/\//);
    expect(sent).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ufeff]|\\u001b/);
    expect(sent).not.toMatch(/\\n +at |node_modules/);
  }
  const messages = requests.filter(
    ({ path, method }) => /\/(?:messages|webhooks)/.test(path) && ['POST', 'PATCH'].includes(method),
  );
  for (const { body } of messages) expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
}
