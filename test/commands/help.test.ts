import { describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/load-commands.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { asking, someone } from './asking.ts';
import { ordersInMemory } from './orders-in-memory.ts';

const commands = await loadCommands();
const ask = asking(commands, simulatedSource(), '2025-05-05');

describe('help', () => {
  test('lists every command with its grammar, and a line to start with', async () => {
    const { reply } = await ask('help');
    expect(reply.facts.map(([usage]) => usage.split(' ')[0])).toEqual(commands.map(({ name }) => name));
    expect(reply.facts[0]?.[0]).toMatch(/^\w+ \[/);
    expect(reply.actions[0]).toEqual({ label: 'Try it', line: 'corr btc r2k-tech 1y' });
  });

  test('is what an empty line gets', async () => {
    expect((await ask('')).reply).toEqual((await ask('help')).reply);
  });

  test.each(commands.map(({ name }) => name))(
    '%s: its options, and examples that are read as they stand',
    async (name) => {
      const { reply } = await ask(`help ${name}`);
      const command = commands.find((one) => one.name === name);
      expect(reply.query).toBe(`help ${name}`);
      expect(reply.facts).toHaveLength(command?.options.length ?? -1);
      expect(reply.actions.map(({ line }) => line)).toEqual(command?.examples);
    },
  );

  test.each(commands.flatMap(({ examples }) => examples))('the example `%s` answers', async (line) => {
    const { schedule } = ordersInMemory('2025-05-05T23:00:00Z');
    const withOrders = asking(commands, simulatedSource(), '2025-05-05', schedule, async () => []);
    const manager = { ...someone, manages: true };
    await withOrders('daily add 9:00 London corr btc ndx 90d');
    await withOrders('alert add corr btc ndx 1y > 0.9');
    const { reply } = await withOrders(line, manager);
    expect(reply.lead.length).toBeGreaterThan(10);
    expect(reply.query.split(' ')[0]).toBe(line.split(' ')[0]);
  });

  test('an unknown command is told, with those that there are, and nothing typed gets out of its backticks', async () => {
    await expect(ask('help `<!channel>` forecast')).rejects.toThrow(
      /^There is no command `<!channel> forecast`\. Try one of these: .*corr/,
    );
  });
});
