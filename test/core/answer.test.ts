import { expect, test } from 'vitest';
import { createAnswer } from '../../src/core/answer.ts';
import { noSchedule } from '../../src/core/orders/no-schedule.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import { queryOf } from '../../src/core/query/query-of.ts';
import type { Command, Query } from '../../src/core/types.ts';
import { someone } from '../commands/asking.ts';
import { corr } from './query/grammars.ts';

const catalog = createCatalog();

function asked(): { readonly commands: readonly Command[]; readonly queries: Query[] } {
  const queries: Query[] = [];
  const command: Command = {
    ...corr,
    summary: 'How closely?',
    examples: ['corr btc r2k-tech 1y'],
    run: async (query) => {
      queries.push(query);
      return { title: '', lead: '', facts: [], notes: [], actions: [], query: '' };
    },
  };
  return { commands: [command], queries };
}

function answering(commands: readonly Command[]) {
  return createAnswer({
    commands,
    catalog,
    prices: { load: () => Promise.reject(new Error('nobody asks for prices here')) },
    draw: () => async () => null,
    asOf: () => '2025-05-05',
    schedule: noSchedule,
  });
}

const options = { look: { theme: 'dark', scale: 1 }, caller: someone } as const;

test('a query that was filled in as a form reaches its command as it is', async () => {
  const { commands, queries } = asked();
  const query = queryOf('corr', new Map([['asset', 'for']]), commands, catalog);
  await answering(commands)(query, options);
  await answering(commands)('corr $for', options);
  expect(queries).toEqual([query, query]);
});

test('a query of a command that is not there is a fault of ours', async () => {
  const { commands } = asked();
  const query = { ...queryOf('corr', new Map(), commands, catalog), command: 'gone' };
  await expect(answering(commands)(query, options)).rejects.toThrow(/unknown command gone/);
});
