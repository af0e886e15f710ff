import { describe, expect, test } from 'vitest';
import type { CheckupScope } from '../../src/core/checkup/checkup.ts';
import type { Finding } from '../../src/core/checkup/findings.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { asking, someone } from './asking.ts';

const commands = await loadCommands();
const manager = { ...someone, manages: true };

function finding(findings: readonly Finding[]) {
  const scopes: (CheckupScope | null)[] = [];
  const checkup = async (scope: CheckupScope | null) => {
    scopes.push(scope);
    return findings;
  };
  return { scopes, ask: asking(commands, simulatedSource(), '2025-05-05', undefined, checkup) };
}

const store: Finding = { part: 'store', state: 'ok', said: 'The database answers.' };
const clock: Finding = { part: 'clock', state: 'warn', said: 'It is 9 seconds behind.', fix: 'Set it.' };
const token: Finding = {
  part: 'slack token',
  state: 'fail',
  said: 'It was revoked.',
  fix: 'Make a new one.',
};

describe('doctor', () => {
  test('is asked about the workspace of whoever asks, and of no other', async () => {
    const { ask, scopes } = finding([store]);
    await ask('doctor', manager);
    expect(scopes).toEqual([{ platform: 'test', workspace: 'w1' }]);
  });

  test('says what is broken first, each with its fix, then limits, then the names of what is fine', async () => {
    const { ask } = finding([store, clock, token, { ...store, said: 'It can be written to.' }]);
    const { reply } = await ask('doctor', manager);
    expect(reply.lead).toBe('Of 4 checks, 1 finds something broken, 1 finds a limit and 2 are fine.');
    expect(reply.facts).toEqual([
      ['✗ slack token', 'It was revoked. Make a new one.'],
      ['! clock', 'It is 9 seconds behind. Set it.'],
      ['✓ fine', 'store'],
    ]);
  });

  test('says when there is no trouble at all', async () => {
    const { ask } = finding([store]);
    const { reply } = await ask('doctor', manager);
    expect(reply.lead).toBe('Everything is in order: 1 check, no trouble.');
    expect(reply.query).toBe('doctor');
  });

  test('looks at nothing for those who do not manage the workspace, and says kindly whom to ask', async () => {
    const { ask, scopes } = finding([token]);
    await expect(ask('doctor', someone)).rejects.toThrow(
      /^A checkup is for those who manage this workspace or server\..*ask one of them/,
    );
    expect(scopes).toEqual([]);
  });

  test('can not be posted every day', async () => {
    const { ask } = finding([store]);
    await expect(ask('daily add 9:00 London doctor', manager)).rejects.toThrow(/doctor/);
  });
});
