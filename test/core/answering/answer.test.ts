import { describe, expect, test, vi } from 'vitest';
import { createAnswer } from '../../../src/core/answering/answer.ts';
import { noSchedule } from '../../../src/core/orders/no-schedule.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { parseForm } from '../../../src/core/query/parse-form.ts';
import type { Command, Services } from '../../../src/core/ports.ts';
import type { Query, Reply } from '../../../src/core/types.ts';
import { someone } from '../../commands/asking.ts';
import { corr } from '../query/grammars.ts';

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
  const query = parseForm('corr', new Map([['asset', 'for']]), commands, catalog);
  await answering(commands)(query, options);
  await answering(commands)('corr $for', options);
  expect(queries).toEqual([query, query]);
});

test('a query of a command that is not there is a fault of ours', async () => {
  const { commands } = asked();
  const query = { ...parseForm('corr', new Map(), commands, catalog), command: 'gone' };
  await expect(answering(commands)(query, options)).rejects.toThrow(/unknown command gone/);
});

test('where nothing may be changed, a command that is personal is refused, with the line to send', async () => {
  const { commands, queries } = asked();
  const [command] = commands;
  if (command === undefined) throw new Error('no command');
  const personal = answering([{ ...command, personal: true }]);
  await expect(personal('corr eth ndx', { ...options, readOnly: true })).rejects.toMatchObject({
    reason: 'changes',
    message: expect.stringMatching(/^`corr` acts for whoever asks/),
    actions: [{ label: 'Send it', line: 'corr eth ndx 1y' }],
  });
  await answering(commands)('corr eth ndx', { ...options, readOnly: true });
  await personal('corr eth ndx', options);
  expect(queries).toHaveLength(2);
});

/** A command whose answers come when the test says so, and what it was asked. */
function held(personal: boolean) {
  const outcome = Promise.withResolvers<Reply>();
  const asked: Services[] = [];
  const command: Command = {
    ...corr,
    summary: 'How closely?',
    examples: ['corr btc r2k-tech 1y'],
    ...(personal ? { personal: true as const } : {}),
    run: async (_query, services) => {
      asked.push(services);
      return outcome.promise;
    },
  };
  return { answer: answering([command]), asked, settle: outcome.resolve };
}

const said: Reply = { title: 'Said', lead: '', facts: [], notes: [], actions: [], query: 'corr btc' };

describe('people who ask the same thing at once', () => {
  test('share one answer, and each sees how far it is', async () => {
    const { answer, asked, settle } = held(false);
    const seen: string[] = [];
    const lines = ['corr btc', 'corr btc r2k-tech 1y', 'corr btc'];
    const replies = lines.map((line, index) =>
      answer(line, { ...options, onProgress: (_share, what) => void seen.push(`${index} ${what}`) }),
    );
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]?.onProgress?.(0.5, 'BTC');
    settle(said);
    expect(await Promise.all(replies)).toEqual([said, said, said]);
    expect(seen).toEqual(['0 BTC', '1 BTC', '2 BTC']);
    expect(asked).toHaveLength(1);
  });

  test('leave one by one: the work ends with the last of them', async () => {
    const { answer, asked } = held(false);
    const [first, second] = [new AbortController(), new AbortController()];
    const replies = [first, second].map(({ signal }) => answer('corr btc', { ...options, signal }));
    const ended = Promise.allSettled(replies);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    first.abort(new Error('gone'));
    await expect(replies[0]).rejects.toThrow('gone');
    expect(asked[0]?.signal?.aborted).toBe(false);
    second.abort(new Error('gone too'));
    await ended;
    expect(asked[0]?.signal?.aborted).toBe(true);
  });

  test.each([
    ['another line', 'corr btc 2y', {}],
    ['another look', 'corr btc', { look: { theme: 'light', scale: 1 } }],
  ] as const)('do not share with %s', async (_what, line, other) => {
    const { answer, asked, settle } = held(false);
    const replies = [answer('corr btc', options), answer(line, { ...options, ...other })];
    settle(said);
    await Promise.all(replies);
    expect(asked).toHaveLength(2);
  });

  test('are answered one by one by a personal command, with the caller of each', async () => {
    const { answer, asked, settle } = held(true);
    const callers = ['p1', 'p2'].map((person) => ({ ...someone, person }));
    const replies = callers.map((caller) => answer('corr btc', { ...options, caller }));
    settle(said);
    await Promise.all(replies);
    expect(asked.map(({ caller }) => caller)).toEqual(callers);
  });

  test('a later one is answered anew', async () => {
    const { answer, asked, settle } = held(false);
    settle(said);
    await answer('corr btc', options);
    await answer('corr btc', options);
    expect(asked).toHaveLength(2);
  });
});

test('a command that asks for standing orders without saying that it is personal is a fault of ours', async () => {
  const { answer, asked, settle } = held(false);
  settle(said);
  await answer('corr btc', options);
  await expect(asked[0]?.schedule()).rejects.toThrow('The command corr asks for standing orders');
});
