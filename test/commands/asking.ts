import { createAnswer } from '../../src/core/answering/answer.ts';
import type { Checkup } from '../../src/core/checkup/checkup.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import { noSchedule } from '../../src/core/orders/no-schedule.ts';
import type { Schedule } from '../../src/core/orders/schedule.ts';
import type { Caller } from '../../src/core/people.ts';
import type { Chart } from '../../src/core/chart.ts';
import type { Command, PriceSource } from '../../src/core/ports.ts';
import type { Day, Reply } from '../../src/core/types.ts';
import { createPrices } from '../../src/prices/index.ts';

/** Somebody at a place of no platform, who may do what members may. */
export const someone: Caller = {
  platform: 'test',
  workspace: 'w1',
  channel: 'c1',
  person: 'p1',
  manages: false,
};

/** One question asked in this process, and the charts that were to be drawn for it. */
export interface Asked {
  readonly reply: Reply;
  readonly charts: readonly Chart[];
}

/**
 * Asks commands lines on the evening of one session, with prices from one source and a drawer that only notes down.
 * Without a schedule there are no standing orders, without a checkup nothing to look at.
 */
export function asking(
  commands: readonly Command[],
  source: PriceSource,
  asOf: Day,
  schedule?: Schedule,
  checkup?: Checkup,
): (line: string, caller?: Caller) => Promise<Asked> {
  const evening = Date.parse(`${asOf}T23:00:00Z`);
  const prices = createPrices({
    sources: [{ source, keep: false }],
    folder: null,
    now: () => evening,
    asOf: () => asOf,
  });
  return async (line, caller = someone) => {
    const charts: Chart[] = [];
    const answer = createAnswer({
      commands,
      catalog: createCatalog(),
      prices,
      draw: () => async (chart, filename, alt) => {
        charts.push(chart);
        return { png: Uint8Array.of(1), width: 1200, height: 675, filename, alt };
      },
      asOf: () => asOf,
      schedule: schedule === undefined ? noSchedule : async () => schedule,
      checkup,
    });
    const look = { theme: 'light', scale: 1 } as const;
    return { reply: await answer(line, { look, caller }), charts };
  };
}

/** The chart that was to be drawn. @throws Error when it was none of that kind. */
export function drawn<Kind extends Chart['kind']>(
  { charts }: Asked,
  kind: Kind,
): Extract<Chart, { kind: Kind }> {
  const chart = charts.find((one): one is Extract<Chart, { kind: Kind }> => one.kind === kind);
  if (chart === undefined) throw new Error(`no ${kind} was to be drawn`);
  return chart;
}
