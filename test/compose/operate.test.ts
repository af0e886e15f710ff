import { expect, test } from 'vitest';
import { operationOf } from '../../src/compose/operate.ts';
import { hiderOf } from '../../src/compose/secrets.ts';
import { readConfig } from '../../src/config.ts';

/** Put together, so that nothing here looks like one that works. */
const TOKEN = ['made-up', 'for', 'discord', '0123'].join('-');

test('what a service says of itself when it fails is shown on no page with a secret in it', async () => {
  const config = readConfig({ DISCORD_TOKEN: TOKEN });
  const reason = `it answered: what should I do with ${TOKEN}?`;
  const { pages, watch } = await operationOf(
    { sources: () => [{ source: 'Yahoo', restMs: 5_000, reason }], store: async () => null },
    { commands: [], log: null, hide: hiderOf(config) },
  );
  watch([
    {
      name: 'discord',
      look: { theme: 'dark', scale: 1 },
      start: async () => undefined,
      post: async () => '',
      find: async () => null,
      stop: async () => undefined,
      health: () => ({ state: 'reconnecting', reason, shards: [] }),
    },
  ]);
  const bodies = await Promise.all(pages.map(async ({ respond }) => (await respond()).body));
  expect(bodies.filter((body) => body.includes(TOKEN))).toEqual([]);
  expect(bodies.filter((body) => body.includes('what should I do with [redacted]'))).toHaveLength(2);
});
