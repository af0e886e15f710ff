import { keptReplies } from '../../src/core/answering/kept-replies.ts';
import { replyMemory } from '../../src/compose/reply-memory.ts';
import { seriesVersion } from '../../src/compose/series-version.ts';
import { figureOf, inTurns, ratios, type Findings } from '../measure.ts';
import { answering, ASKING, AS_OF, folderPrices, LINE } from '../parts.ts';
import { pandasVersions, servingPandas } from '../peers/pandas.ts';
import type { PriceCsvs } from '../price-csvs.ts';

const ROUNDS = 25;
const WARM_UP = 120;
const TWICE = { ...ASKING, look: { ...ASKING.look, scale: 2 } } as const;

/** One process with everything loaded: an answer made anew, one given again, and the same answer by pandas and matplotlib. */
export async function warm({ folder }: PriceCsvs): Promise<Findings> {
  const anew = await answering(folderPrices(folder));
  const again = await answering(folderPrices(folder), {
    replies: keptReplies(replyMemory(32e6), seriesVersion()),
  });
  // A bot that has run for a while: what is asked often has been compiled for good.
  for (let round = 0; round < WARM_UP; round += 1) {
    await anew(LINE, round % 4 === 0 ? TWICE : ASKING);
    await again(LINE, ASKING);
  }
  const ours = {
    'answer, words and chart': async () => void (await anew(LINE, ASKING)),
    'answer, chart at 2x': async () => void (await anew(LINE, TWICE)),
    'answer given again': async () => void (await again(LINE, ASKING)),
  };
  if (pandasVersions === null) return { figures: await inTurns(ours, ROUNDS) };
  const peers = { 1: servingPandas(folder, AS_OF, 1), 2: servingPandas(folder, AS_OF, 2) };
  await sameAnswer((await anew(LINE, ASKING)).report, await peers[1].answer());
  const figures = await inTurns(
    {
      ...ours,
      'pandas and matplotlib': () => peers[1].answer(),
      'pandas and matplotlib, 2x': () => peers[2].answer(),
    },
    ROUNDS,
  );
  await Promise.all([peers[1].end(), peers[2].end()]);
  const [one, two] = [figureOf(figures, 'answer, words and chart'), figureOf(figures, 'answer, chart at 2x')];
  return {
    figures,
    ratios: [
      ...ratios('warm answer: pandas and matplotlib', one, figureOf(figures, 'pandas and matplotlib')),
      ...ratios(
        'warm answer at 2x: pandas and matplotlib',
        two,
        figureOf(figures, 'pandas and matplotlib, 2x'),
      ),
      ...ratios('answer given again: made anew', figureOf(figures, 'answer given again'), one),
    ],
  };
}

/** A ratio between two different answers would say nothing. */
async function sameAnswer(
  report: object | undefined,
  peer: { readonly n: number; readonly correlation: number },
): Promise<void> {
  const ours: { readonly n?: number; readonly pearson?: number } | undefined = report;
  if (ours?.n === peer.n && Math.abs((ours.pearson ?? NaN) - peer.correlation) < 0.02) return;
  throw new Error(
    `Lockstep found ${ours?.pearson} of ${ours?.n}, the script ${peer.correlation} of ${peer.n}`,
  );
}
