import { explain } from '../../src/core/answering/explain.ts';
import { understand } from '../../src/core/answering/understand.ts';
import { Refusal } from '../../src/core/errors.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { BAD_LINES } from '../../test/bad-input/bad-lines.ts';
import { quantile, type Findings } from '../measure.ts';

const ROUNDS = 3;

/**
 * Processor time of reading each bad line, typed, said and explained together. Whoever sends it may send it twice, but
 * not to a process that has compiled it well already: the least of three rounds in a process that has read other lines.
 */
export async function badInput(): Promise<Findings> {
  const commands = await loadCommands();
  const context = { catalog: createCatalog(), commands };
  const read = (line: string) => {
    for (const spoken of [false, true]) quietly(() => understand(line, { ...context, spoken }));
    quietly(() => explain(line, context));
  };
  const least = new Map(BAD_LINES.map(({ line }) => [line, Infinity]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [line, before] of least) {
      const start = process.cpuUsage();
      read(line);
      const { user, system } = process.cpuUsage(start);
      least.set(line, Math.min(before, (user + system) / 1_000));
    }
  }
  const times = [...least.values()];
  const [[worst, worstMs] = ['', NaN]] = [...least].toSorted(([, a], [, b]) => b - a);
  return {
    marks: [
      { name: 'bad lines', value: times.length, unit: '' },
      { name: 'processor time of a line, median', value: quantile(times, 0.5), unit: 'ms' },
      { name: 'processor time of a line, p99', value: quantile(times, 0.99), unit: 'ms' },
      { name: `the longest: ${JSON.stringify(worst.slice(0, 20))}...`, value: worstMs, unit: 'ms' },
      { name: 'lines over 50 ms', value: times.filter((ms) => ms > 50).length, unit: '' },
    ],
  };
}

/** A refusal is an answer as well. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
