import { keptReplies } from '../../src/core/kept-replies.ts';
import { replyMemory } from '../../src/compose/reply-memory.ts';
import { seriesVersion } from '../../src/compose/series-version.ts';
import type { Look, Chart, Image } from '../../src/core/types.ts';
import { createRenderPool } from '../../src/charts/render-pool.ts';
import type { Findings, Mark } from '../measure.ts';
import { answering, ASKING, differentLines, heldPrices } from '../parts.ts';

const ANSWERS = 10_000;
/** Of all pictures, the share that is really drawn; the others are as many bytes of nothing. */
const DRAWN = 0.1;
const PNG_BYTES = 60_000;

/** Resident memory along ten thousand different answers, with replies kept as the bot keeps them. */
export async function memory(): Promise<Findings> {
  const pool = createRenderPool();
  let pictures = 0;
  const renderer = {
    draw: async (chart: Chart, look: Look, filename: string, alt: string): Promise<Image> => {
      pictures += 1;
      if (pictures % (1 / DRAWN) === 0) return pool.draw(chart, look, filename, alt);
      return { png: new Uint8Array(PNG_BYTES), width: 1_200, height: 675, filename, alt };
    },
  };
  const kept = replyMemory(32 * 1024 * 1024);
  const answer = await answering(heldPrices(), { renderer, replies: keptReplies(kept, seriesVersion()) });
  // Another window is another question, so that nothing is answered from what is kept.
  const lines = differentLines(200);
  const marks: Mark[] = [];
  for (let index = 1; index <= ANSWERS; index += 1) {
    await answer(`${lines[index % lines.length]} window=${20 + Math.floor(index / lines.length)}`, ASKING);
    if (index % (ANSWERS / 5) === 0) {
      marks.push({
        name: `resident after ${index} answers`,
        value: process.memoryUsage.rss() / 1e6,
        unit: 'MB',
      });
    }
  }
  await pool.close();
  return { marks: [...marks, { name: 'replies kept', value: kept.bytes() / 1e6, unit: 'MB' }] };
}
