import { createAnswer } from '../../../src/core/answering/answer.ts';
import { noSchedule } from '../../../src/core/orders/no-schedule.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import type { Look } from '../../../src/core/chart.ts';
import type { Answer, Services } from '../../../src/core/ports.ts';
import { createPrices } from '../../../src/prices/index.ts';
import { simulatedSource } from '../../../src/prices/simulated.ts';
import { PICTURE } from './pictures-for-tests.ts';
import { COMMANDS } from './slack-bed.ts';

export const AS_OF = '2025-05-05';

type Draw = (look: Look) => Services['draw'];

/** In place of each chart a dot, with the chart's name and words. */
const dots: Draw = () => async (_chart, filename, alt) => ({ ...PICTURE, filename, alt });

/** The whole house on the simulated market. */
export function simulatedAnswer(draw: Draw = dots, schedule = noSchedule): Answer {
  const prices = createPrices({
    sources: [{ source: simulatedSource(), keep: false }],
    folder: null,
    now: () => Date.parse(`${AS_OF}T23:00:00Z`),
    asOf: () => AS_OF,
  });
  return createAnswer({
    commands: COMMANDS,
    catalog: createCatalog(),
    prices,
    draw,
    asOf: () => AS_OF,
    schedule,
  });
}
