import { join } from 'node:path';
import { coldProcess, type ColdRun } from '../cold-process.ts';
import { figureOf, inTurns, ratios, type Findings } from '../measure.ts';
import { AS_OF } from '../parts.ts';
import { coldPandas, pandasVersions } from '../peers/pandas.ts';
import type { PriceCsvs } from '../price-csvs.ts';

const ROUNDS = 4;

/** A new process for one answer: with compiled code kept, without, and the same answer by Python. */
export async function cold({ folder }: PriceCsvs, scratch: string): Promise<Findings> {
  const words = ['btc', 'r2k-tech', '1y', '--prices', folder, '--as-of', AS_OF, '--json'];
  const kept: ColdRun[] = [];
  const bare: ColdRun[] = [];
  const run = async (entry: 'start.mjs' | 'main.ts', into: ColdRun[]) => {
    const one = await coldProcess(words, join(scratch, 'state'), entry);
    into.push(one);
    return { ms: 1_000 * one.seconds, cpuMs: 1_000 * one.cpuSeconds };
  };
  const python = pandasVersions === null ? {} : { Python: () => coldPandas(folder, AS_OF) };
  const figures = await inTurns(
    {
      'cold process': () => run('start.mjs', kept),
      'cold process, nothing kept compiled': () => run('main.ts', bare),
      ...python,
    },
    ROUNDS,
  );
  const ours = figureOf(figures, 'cold process');
  return {
    figures,
    ratios: [
      ...ratios(
        'cold process: nothing kept compiled',
        ours,
        figureOf(figures, 'cold process, nothing kept compiled'),
      ),
      ...('Python' in python
        ? ratios('cold process: pandas and matplotlib', ours, figureOf(figures, 'Python'))
        : []),
    ],
    marks: [
      {
        name: 'cold process: peak memory',
        value: 1.048_576 * Math.max(...kept.map(({ peakMiB }) => peakMiB)),
        unit: 'MB',
      },
    ],
  };
}
