import { createAnswer } from '../../src/core/answering/answer.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import type { Answer, PriceSource } from '../../src/core/ports.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { createPrices } from '../../src/prices/index.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { ordersInMemory } from '../commands/orders-in-memory.ts';

export const commands = await loadCommands();
export const catalog = createCatalog();

const AS_OF = '2025-05-05';
const EVENING = `${AS_OF}T23:00:00Z`;

/**
 * The whole way through on the evening of one session, from a line to its reply. Every line finds the orders as they are
 * before anybody added one, and pictures are a dot.
 */
export function wholeAnswer(source: PriceSource = simulatedSource()): Answer {
  const prices = createPrices({
    sources: [{ source, keep: false }],
    folder: null,
    now: () => Date.parse(EVENING),
    asOf: () => AS_OF,
  });
  return createAnswer({
    commands,
    catalog,
    prices,
    draw: () => async (_chart, filename, alt) => ({
      png: Uint8Array.of(1),
      width: 1_200,
      height: 675,
      filename,
      alt,
    }),
    asOf: () => AS_OF,
    schedule: async () => ordersInMemory(EVENING).schedule,
  });
}
