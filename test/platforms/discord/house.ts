import { expect } from 'vitest';
import { createAnswer } from '../../../src/core/answering/answer.ts';
import type { Schedule } from '../../../src/core/orders/schedule.ts';
import { createRenderer } from '../../../src/charts/render.ts';
import { createPrices } from '../../../src/prices/index.ts';
import { simulatedSource } from '../../../src/prices/simulated.ts';
import { catalog, commands, startBot } from './bot.ts';

const AS_OF = '2025-05-05';

/** Everything as it is put together in the house, on the simulated market. */
export async function startHouse(schedule: Schedule) {
  const prices = createPrices({
    sources: [{ source: simulatedSource(), keep: false }],
    folder: null,
    now: () => Date.parse(`${AS_OF}T23:00:00Z`),
    asOf: () => AS_OF,
  });
  const renderer = createRenderer();
  const answer = createAnswer({
    commands,
    catalog,
    prices,
    draw: (look) => (chart, filename, alt) => renderer.draw(chart, look, filename, alt),
    asOf: () => AS_OF,
    schedule: async () => schedule,
  });
  const { fake } = await startBot({
    schedule: async () => schedule,
    around: () => answer,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (event) => expect.unreachable(JSON.stringify(event)),
    },
    say: (sentence) => expect(sentence).toBe('Discord: ready.'),
  });
  return { fake };
}
