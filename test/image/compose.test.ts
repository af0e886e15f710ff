import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { variables } from '../../src/config/variables.ts';
import { environmentOf, lastStage, root, stepsOf, wordsOf } from './dockerfile.ts';

const FILES = ['compose.yaml', 'compose.scale.yaml'];

const Compose = z.object({
  services: z.record(
    z.string(),
    z.looseObject({
      environment: z.record(z.string(), z.string()).default({}),
      ports: z.array(z.string()).default([]),
      volumes: z.array(z.string()).default([]),
    }),
  ),
  volumes: z.record(z.string(), z.null()),
});

/** A tag says how Compose merges a list over another one; what is in it stays a list. */
const override = { tag: '!override', collection: 'seq' } as const;

function read(file: string) {
  return Compose.parse(parse(readFileSync(join(root, file), 'utf8'), { customTags: [override] }));
}

const [one, three] = FILES.map(read);

describe('the compose files', () => {
  test('set only variables that the bot reads, to what it takes', () => {
    for (const file of [one, three]) {
      const environment = file?.services['bot']?.environment ?? {};
      expect(variables).toEqual(expect.arrayContaining(Object.keys(environment)));
      const filled = Object.entries(environment).map(([name, value]) => [
        name,
        value.replace(/\$\{[^}]+\}/, 'secret'),
      ]);
      expect(() => readConfig(Object.fromEntries(filled))).not.toThrow();
    }
  });

  test('keep what the image keeps, in its volume', () => {
    const state = environmentOf(lastStage())['STATE_DIR'];
    expect(one?.services['bot']?.environment['STATE_DIR']).toBe(state);
    expect(one?.services['bot']?.volumes).toEqual([`state:${state}`]);
    expect(three?.services['bot']?.volumes).toEqual([state]);
  });

  test('let only this machine reach the page, at the port of the image', () => {
    const [port] = stepsOf(lastStage(), 'EXPOSE').flatMap(({ args }) => wordsOf(args));
    const ports = [one, three].flatMap((file) => file?.services['bot']?.ports ?? []);
    expect(ports).toHaveLength(2);
    for (const published of ports) expect(published).toMatch(new RegExp(`^127\\.0\\.0\\.1:3000.*:${port}$`));
    expect(three?.services['postgres']?.ports).toEqual([]);
  });

  test('harden the bot, and give it longer to stop than it takes', () => {
    expect(one?.services['bot']).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      stop_grace_period: '40s',
    });
  });

  test('the server speaks of the same database as the bots', () => {
    const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = three?.services['postgres']?.environment ?? {};
    expect(three?.services['bot']?.environment['DATABASE_URL']).toBe(
      `postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@postgres:5432/${POSTGRES_DB}`,
    );
  });
});
