import { createAnswer } from '../../../src/core/answer.ts';
import { noSchedule } from '../../../src/core/orders/no-schedule.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import type { Answer, Image } from '../../../src/core/types.ts';
import { createPrices } from '../../../src/prices/index.ts';
import { simulatedSource } from '../../../src/prices/simulated.ts';
import { PICTURE } from './pictures-for-tests.ts';
import { COMMANDS } from './slack-bed.ts';

const AS_OF = '2025-05-05';

/** The whole house on the simulated market; in place of each chart stands a dot with the chart's name and words. */
export function simulatedAnswer(): Answer {
  const prices = createPrices({
    sources: [{ source: simulatedSource(), keep: false }],
    folder: null,
    now: () => Date.parse(`${AS_OF}T23:00:00Z`),
    asOf: () => AS_OF,
  });
  const dot = async (_chart: unknown, filename: string, alt: string): Promise<Image> => ({
    ...PICTURE,
    filename,
    alt,
  });
  return createAnswer({
    commands: COMMANDS,
    catalog: createCatalog(),
    prices,
    draw: () => dot,
    asOf: () => AS_OF,
    schedule: noSchedule,
  });
}
