import incrmpcorr from '@stdlib/stats-incr-mpcorr';
import { sampleCorrelation, sampleRankCorrelation } from 'simple-statistics';
import { jackknife } from '../../src/core/engine/uncertainty/jackknife.ts';
import { pearson } from '../../src/core/engine/measures/pearson.ts';
import { normals } from '../../src/core/engine/numbers/random.ts';
import { rankGroup } from '../../src/core/engine/uncertainty/rank-group.ts';
import { rolling } from '../../src/core/engine/measures/rolling.ts';
import { spearman } from '../../src/core/engine/measures/spearman.ts';
import { studyReport } from '../../src/core/engine/study-report.ts';
import { blockBootstrap } from '../../test/core/engine/oracles/block-bootstrap.ts';
import { figureOf, measure, type Findings, type Figure, type Ratio } from '../measure.ts';
import { studyInput } from '../study-input.ts';

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
export async function statistics(): Promise<Findings> {
  const [x = new Float64Array(), ...others] = columns(BENCHMARKS + 1);
  const [y = new Float64Array()] = others;
  // simple-statistics takes plain arrays only.
  const [plainX, plainY] = [Array.from(x), Array.from(y)];
  const study = await studyInput();
  const figures = await measure({
    Pearson: () => pearson(x, y),
    'Pearson, simple-statistics': () => sampleCorrelation(plainX, plainY),
    'Spearman with interval': () => spearman(x, y),
    'Spearman, simple-statistics': () => sampleRankCorrelation(plainX, plainY),
    'rolling 63 with band': () => rolling(x, y, WINDOW),
    'rolling 63, @stdlib': () => {
      const accumulate = incrmpcorr(WINDOW);
      return x.map((value, day) => accumulate(value, y[day] ?? NaN) ?? NaN);
    },
    'rolling 63, simple-statistics': () =>
      plainX.map((_, end) =>
        end < WINDOW
          ? null
          : sampleCorrelation(plainX.slice(end - WINDOW, end), plainY.slice(end - WINDOW, end)),
      ),
    [`rank of ${BENCHMARKS} with tied group`]: () =>
      rankGroup(
        others.flatMap((other) => jackknife(x, other) ?? []),
        1,
      ),
    'study, five claims since 2020': () => studyReport(study),
    'bootstrap of 15, 10,000 draws (a test of ours)': () =>
      blockBootstrap({ x, benchmarks: others.slice(0, 15) }, 13, 10_000, 1),
  });
  return { figures, ratios: ratiosOf(figures) };
}

/** Values that each side computes: a window, or its correlation with both ends of its interval. */
const WINDOWS = SESSIONS - WINDOW;
const PAIR = ['Pearson', 'Spearman', 'rolling 63'] as const;
const VALUES_OURS = { Pearson: 1, Spearman: 3, 'rolling 63': 3 * WINDOWS };
const VALUES_PEER = { Pearson: 1, Spearman: 1, 'rolling 63': WINDOWS };
const OUR_NAMES = {
  Pearson: 'Pearson',
  Spearman: 'Spearman with interval',
  'rolling 63': 'rolling 63 with band',
};

/** Microseconds a value, because our paths come with their band and the others' do not. */
function ratiosOf(figures: readonly Figure[]): readonly Ratio[] {
  const ours = (part: keyof typeof OUR_NAMES) => figureOf(figures, OUR_NAMES[part]).medianMs;
  const peer = (part: string, library: string) => figureOf(figures, `${part}, ${library}`).medianMs;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const perValue = (name: string, mine: number, theirs: number): Ratio => ({
    name: `${name}, per value`,
    ours: 1_000 * mine,
    other: 1_000 * theirs,
    unit: 'us',
    times: theirs / mine,
  });
  const simple = 'simple-statistics';
  return [
    perValue(
      `statistics of a pair: ${simple}`,
      sum(PAIR.map(ours)) / sum(Object.values(VALUES_OURS)),
      sum(PAIR.map((part) => peer(part, simple))) / sum(Object.values(VALUES_PEER)),
    ),
    ...PAIR.map((part) =>
      perValue(`${part}: ${simple}`, ours(part) / VALUES_OURS[part], peer(part, simple) / VALUES_PEER[part]),
    ),
    perValue(
      'rolling 63: @stdlib',
      ours('rolling 63') / VALUES_OURS['rolling 63'],
      peer('rolling 63', '@stdlib') / WINDOWS,
    ),
  ];
}
