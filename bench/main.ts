import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Findings } from './measure.ts';
import { pandasVersions } from './peers/pandas.ts';
import { priceCsvs, type PriceCsvs } from './price-csvs.ts';
import { badInput } from './sections/bad-input.ts';
import { burst } from './sections/burst.ts';
import { blocks } from './sections/blocks.ts';
import { charts } from './sections/charts.ts';
import { cold } from './sections/cold.ts';
import { drawing } from './sections/drawing.ts';
import { load } from './sections/load.ts';
import { growth } from './sections/growth.ts';
import { hour } from './sections/hour.ts';
import { memory } from './sections/memory.ts';
import { questions } from './sections/questions.ts';
import { statistics } from './sections/statistics.ts';
import { warm } from './sections/warm.ts';

/**
 * Where the time goes, and against what: `npm run bench`, or `npm run bench -- warm cold` for some parts, or with `--json`.
 * It reports and judges nothing. What counts are the ratios: both of their sides are measured in the same minute.
 */
const SECTIONS: Readonly<Record<string, (csvs: PriceCsvs, scratch: string) => Promise<Findings>>> = {
  statistics,
  questions,
  'bad-input': badInput,
  charts,
  warm,
  cold,
  blocks,
  drawing,
  load,
  burst,
  memory,
  growth,
  hour,
};
/** Takes minutes by its nature, so it is measured only when it is asked for. */
const ON_REQUEST: readonly string[] = ['hour'];

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = asked.filter((name) => SECTIONS[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}.`);
  process.exit(2);
}

const json = process.argv.includes('--json');
const scratch = await mkdtemp(join(tmpdir(), 'lockstep-bench-'));
try {
  const csvs = await priceCsvs(scratch);
  const machine = {
    node: process.version,
    cores: availableParallelism(),
    prices: csvs.kind,
    peer: pandasVersions ?? 'no Python with pandas and matplotlib',
  };
  if (!json) console.log(Object.values(machine).join(', '));
  const all: Record<string, Findings & { readonly load: number }> = {};
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (asked.length > 0 ? !asked.includes(name) : ON_REQUEST.includes(name)) continue;
    const findings = { ...(await section(csvs, scratch)), load: loadavg()[0] ?? NaN };
    all[name] = findings;
    if (!json) console.log(asText(name, findings));
  }
  if (json) console.log(JSON.stringify({ ...machine, sections: all }));
} finally {
  await rm(scratch, { recursive: true });
}
process.exit(0);

function asText(
  title: string,
  { figures = [], ratios = [], marks = [], load }: Findings & { readonly load: number },
): string {
  return [
    `\n${title} (load ${load.toFixed(1)})`,
    ...figures.map(
      ({ name, medianMs, p99Ms }) => `  ${name.padEnd(58)} ${number(medianMs)} ms   p99 ${number(p99Ms)} ms`,
    ),
    ...marks.map(({ name, value, unit }) => `  ${name.padEnd(58)} ${number(value)} ${unit}`),
    ...ratios.map(
      ({ name, ours, other, unit, times }) =>
        `  ${name.padEnd(58)} ${times.toFixed(2).padStart(7)} x   (${number(other).trim()} against ${number(ours).trim()} ${unit})`,
    ),
  ].join('\n');
}

function number(value: number): string {
  return value.toFixed(value < 10 ? 3 : 1).padStart(9);
}
