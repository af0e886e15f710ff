import { createRenderPool } from '../../src/charts/render-pool.ts';
import type { Chart, Look } from '../../src/core/chart.ts';
import type { Image } from '../../src/core/types.ts';
import { answersForPosts } from '../../src/schedule/answers.ts';
import { strainOf, type Findings } from '../measure.ts';
import { answering, ASKING, AS_OF, differentLines, heldPrices, LOOK } from '../parts.ts';

const POSTS = 10_000;
const LINES = differentLines(200);

/** Ten thousand daily posts due in one minute, of two hundred lines: each line worked out and drawn once, in threads. */
export async function burst(): Promise<Findings> {
  const pool = createRenderPool();
  let drawn = 0;
  const renderer = {
    draw: (chart: Chart, look: Look, filename: string, alt: string): Promise<Image> => {
      drawn += 1;
      return pool.draw(chart, look, filename, alt);
    },
  };
  const answer = await answering(heldPrices(), { renderer });
  let computed = 0;
  const forPost = answersForPosts({
    answer: (line, options) => {
      computed += 1;
      return answer(line, options);
    },
    asOf: () => AS_OF,
    now: Date.now,
  });
  const start = performance.now();
  const strain = await strainOf(() =>
    Promise.all(
      Array.from({ length: POSTS }, (_, post) =>
        forPost(LINES[post % LINES.length] ?? '', LOOK, ASKING.caller),
      ),
    ),
  );
  const seconds = (performance.now() - start) / 1_000;
  await pool.close();
  const pictures = strain.result.filter(({ image }) => image !== undefined).length;
  return {
    marks: [
      { name: `${POSTS} posts of ${LINES.length} lines`, value: seconds, unit: 's' },
      { name: 'answers computed', value: computed, unit: '' },
      { name: 'charts drawn', value: drawn, unit: '' },
      { name: 'posts with their picture', value: pictures, unit: '' },
      { name: 'event loop held up, p99', value: strain.loopP99Ms, unit: 'ms' },
      { name: 'resident memory, peak', value: strain.peakMb, unit: 'MB' },
    ],
  };
}
