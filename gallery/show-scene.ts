import type { Renderer } from '../src/charts/render.ts';
import { loadCommands } from '../src/load-commands.ts';
import { createAnswer } from '../src/core/answering/answer.ts';
import { Refusal } from '../src/core/errors.ts';
import type { Caller } from '../src/core/people.ts';
import { createCatalog } from '../src/core/query/catalog.ts';
import type { Chart, Look } from '../src/core/chart.ts';
import type { Answer } from '../src/core/ports.ts';
import type { Action, Image, Reply } from '../src/core/types.ts';
import { createPrices } from '../src/prices/index.ts';
import { simulatedSource } from '../src/prices/simulated.ts';
import { ordersInMemory } from '../test/commands/orders-in-memory.ts';
import { changedMarket } from './markets.ts';
import type { Scene } from './scenes.ts';

/** What one line was answered with. */
export interface Shown {
  readonly line: string;
  readonly answered: Reply | { readonly refused: string; readonly actions: readonly Action[] };
  readonly pictures: readonly { readonly look: Look; readonly image: Image }[];
}

const LOOKS: readonly Look[] = (['light', 'dark'] as const).flatMap((theme) =>
  ([1, 2] as const).map((scale) => ({ theme, scale })),
);
const CALLER: Caller = {
  platform: 'gallery',
  workspace: 'w',
  channel: 'c',
  person: 'p',
  manages: true,
  zone: 'Europe/Vienna',
};

/** Answers the lines of a scene one after the other, each chart drawn in both themes and both sizes. */
export async function showScene(scene: Scene, renderer: Renderer): Promise<readonly Shown[]> {
  const drawn: { chart: Chart; filename: string; alt: string }[] = [];
  const answer = await answering(scene, drawn);
  const shown: Shown[] = [];
  let previous: string | undefined;
  for (const line of scene.lines) {
    drawn.length = 0;
    const answered = await answerOrRefusal(answer, line, scene.spoken === true, previous);
    if ('query' in answered) previous = answered.query;
    const pictures = [];
    for (const { chart, filename, alt } of drawn) {
      for (const look of LOOKS)
        pictures.push({ look, image: await renderer.draw(chart, look, filename, alt) });
    }
    shown.push({ line, answered, pictures });
  }
  return shown;
}

async function answerOrRefusal(
  answer: Answer,
  line: string,
  spoken: boolean,
  previous: string | undefined,
): Promise<Shown['answered']> {
  try {
    return await answer(line, { look: { theme: 'light', scale: 1 }, caller: CALLER, spoken, previous });
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message, actions: error.actions };
    throw error;
  }
}

/** The router on the market of a scene. Charts are noted down in `drawn` instead of being drawn. */
async function answering(
  { asOf = '2025-05-05', change, stale, noPictures, findings }: Scene,
  drawn: { chart: Chart; filename: string; alt: string }[],
): Promise<Answer> {
  const evening = `${asOf}T23:00:00Z`;
  const prices = createPrices({
    sources: [{ source: change === undefined ? simulatedSource() : changedMarket(change), keep: false }],
    folder: null,
    now: () => Date.parse(evening),
    asOf: () => asOf,
  });
  const { schedule } = ordersInMemory(evening);
  return createAnswer({
    commands: await loadCommands(),
    catalog: createCatalog(),
    prices:
      stale === true ? { load: async (...asked) => ({ ...(await prices.load(...asked)), stale }) } : prices,
    draw: () => async (chart, filename, alt) => {
      if (noPictures === true) return null;
      drawn.push({ chart, filename, alt });
      return { png: new Uint8Array(), width: 0, height: 0, filename, alt };
    },
    asOf: () => asOf,
    schedule: async () => schedule,
    checkup: async () => findings ?? [],
  });
}
