import incrmpcorr from '@stdlib/stats-incr-mpcorr';
import { sampleCorrelation, sampleRankCorrelation } from 'simple-statistics';
import { jackknife } from '../src/core/engine/jackknife.ts';
import { pearson } from '../src/core/engine/pearson.ts';
import { normals } from '../src/core/engine/random.ts';
import { rankGroup } from '../src/core/engine/rank-group.ts';
import { rolling } from '../src/core/engine/rolling.ts';
import { spearman } from '../src/core/engine/spearman.ts';
import { studyReport } from '../src/core/engine/study-report.ts';
import { blockBootstrap } from '../test/core/engine/oracles/block-bootstrap.ts';
import { measure, type Figure } from './measure.ts';
import { studyInput } from './study-input.ts';

const SESSIONS = 2_000;
const BENCHMARKS = 25;
const WINDOW = 63;

/** Seeded returns that all share one factor, as benchmarks do. */
function columns(count: number): Float64Array[] {
  const normal = normals(7);
  const factor = Float64Array.from({ length: SESSIONS }, normal);
  return Array.from({ length: count }, () => factor.map((value) => 0.01 * (0.6 * value + 0.8 * normal())));
}

/** The statistics alone, and, in the same run, two libraries on the part that they have. */
export async function engineFigures(): Promise<Figure[]> {
  const [x = new Float64Array(), ...others] = columns(BENCHMARKS + 1);
  const [y = new Float64Array()] = others;
  // simple-statistics takes plain arrays only.
  const [plainX, plainY] = [Array.from(x), Array.from(y)];
  const study = await studyInput();
  return measure({
    [`Pearson, ${SESSIONS} days`]: () => pearson(x, y),
    [`Pearson, ${SESSIONS} days, simple-statistics`]: () => sampleCorrelation(plainX, plainY),
    [`Spearman with interval, ${SESSIONS} days`]: () => spearman(x, y),
    [`Spearman, ${SESSIONS} days, simple-statistics`]: () => sampleRankCorrelation(plainX, plainY),
    [`rolling ${WINDOW} with band, ${SESSIONS} days`]: () => rolling(x, y, WINDOW),
    [`rolling ${WINDOW} without band, ${SESSIONS} days, @stdlib`]: () => {
      const accumulate = incrmpcorr(WINDOW);
      return x.map((value, day) => accumulate(value, y[day] ?? NaN) ?? NaN);
    },
    [`rolling ${WINDOW} without band, ${SESSIONS} days, simple-statistics`]: () =>
      plainX.map((_, end) =>
        end < WINDOW
          ? null
          : sampleCorrelation(plainX.slice(end - WINDOW, end), plainY.slice(end - WINDOW, end)),
      ),
    [`rank: ${BENCHMARKS} benchmarks, ${SESSIONS} days, with group`]: () =>
      rankGroup(
        others.flatMap((other) => jackknife(x, other) ?? []),
        1,
      ),
    'study: five claims since 2020': () => studyReport(study),
    [`bootstrap: 15 x ${SESSIONS} days, 10,000 draws (a test's oracle)`]: () =>
      blockBootstrap({ x, benchmarks: others.slice(0, 15) }, 13, 10_000, 1),
  });
}
