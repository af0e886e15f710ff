import { expect, test } from 'vitest';
import corr from '../../../commands/corr.ts';
import { corrAction } from '../../../src/core/command/corr-action.ts';

const range = { kind: 'sessions', text: '90d', sessions: 63 } as const;

test('the line is the canonical one of corr, with its own window', () => {
  expect(corrAction('eth', 'ndx', { range }, { commands: [corr] })).toEqual([
    { label: 'eth and ndx', line: 'corr eth ndx 90d' },
  ]);
});

test('a name that reads as something else gets its dollar', () => {
  expect(corrAction('for', 'ndx', { range }, { commands: [corr] })[0]?.line).toBe('corr $for ndx 90d');
});

test('without corr there is no such button', () => {
  expect(corrAction('eth', 'ndx', { range }, { commands: [] })).toEqual([]);
});
