import { expect, test } from 'vitest';
import { createAnswer } from '../../src/core/answering/answer.ts';
import { noSchedule } from '../../src/core/orders/no-schedule.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { createPrices } from '../../src/prices/index.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { someone } from './asking.ts';

const MONDAY = '2025-05-05';
const commands = await loadCommands();

test.each(['corr btc r2k-tech 1y', 'rank btc 1y', 'history btc r2k-tech', 'matrix btc,eth,ndx 1y'])(
  '%s is answered in full when its chart can not be drawn, and says so',
  async (line) => {
    const now = () => Date.parse(`${MONDAY}T23:00:00Z`);
    const answer = createAnswer({
      commands,
      catalog: createCatalog(),
      prices: createPrices({
        sources: [{ source: simulatedSource(), keep: false }],
        folder: null,
        now,
        asOf: () => MONDAY,
      }),
      draw: () => async () => null,
      asOf: () => MONDAY,
      schedule: noSchedule,
    });
    const reply = await answer(line, { look: { theme: 'light', scale: 1 }, caller: someone });
    expect(reply.lead).toMatch(/\d\.\d\d/);
    expect(reply.facts.length).toBeGreaterThan(1);
    expect(reply.image).toBeUndefined();
    expect(reply.notes).toContain('The chart could not be drawn; the numbers are complete.');
  },
);
