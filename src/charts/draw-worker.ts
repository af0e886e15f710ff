import { move } from 'piscina';
import type { Chart, Look } from '../core/chart.ts';
import { createRenderer } from './render.ts';

/** What a thread of `render-pool.ts` is asked: one picture. */
export interface DrawTask {
  readonly chart: Chart;
  readonly look: Look;
}

/** The PNG, or why the chart can't be drawn: not an error, so that a thread that has died can be told apart. */
export type DrawOutcome = Uint8Array | { readonly reason: string };

const renderer = createRenderer();

/** Draws one chart in a thread of its own. The picture is handed over, not copied. */
export default async function draw({ chart, look }: DrawTask): Promise<unknown> {
  try {
    const { png } = await renderer.draw(chart, look, '', '');
    // The encoder's own memory can't be handed over.
    return move(new Uint8Array(png));
  } catch (error) {
    return { reason: String(error instanceof Error ? error.stack : error) };
  }
}
