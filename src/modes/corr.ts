import { stat } from 'node:fs/promises';
import { buildHouse, type House } from '../compose/house.ts';
import type { Settings } from '../compose/settings.ts';
import { explain } from '../core/answering/explain.ts';
import { parseArguments, type Run } from '../platforms/terminal/arguments.ts';
import { toJsonLine } from '../platforms/terminal/json.ts';
import { readLines } from '../platforms/terminal/read-lines.ts';
import { ending } from './ending.ts';
import { isInteractive, say, type Output } from './output.ts';

/** One answer in the terminal; one a line of what is piped in; or a prompt. */
export async function corr(words: readonly string[], settings: Settings, output: Output): Promise<number> {
  const run = parseArguments(words);
  if (run.kind === 'help') return say(output.stdout, run.text, 0);
  if (run.kind === 'usage') return say(output.stderr, run.message, 2);
  if (run.prices !== null && !(await isFolder(run.prices))) {
    return say(
      output.stderr,
      `There is no folder ${run.prices} for --prices. It holds CSV files, see docs/prices.md.`,
      2,
    );
  }
  const house = await buildHouse({
    ...settings,
    demo: run.demo,
    pricesFolder: run.demo ? undefined : (run.prices ?? settings.pricesFolder),
    asOf: run.asOf ?? settings.asOf,
    look: { ...settings.look, ...run.look },
    json: run.json,
    out: run.out ?? undefined,
  });
  return ending(house, run.explain ? explained(run, house, output) : answered(run, house));
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() === true;
}

/** How questions would be read, one JSON document each. */
async function explained(
  { mode, line }: Run,
  { catalog, commands, asOf }: House,
  { stdout }: Output,
): Promise<number> {
  const context = { catalog, commands, asOf: asOf() };
  for await (const text of mode === 'lines' ? readLines(process.stdin) : [line]) {
    stdout.write(toJsonLine(explain(text, context)));
  }
  return 0;
}

async function answered({ mode, line }: Run, house: House): Promise<number> {
  switch (mode) {
    case 'line':
      return house.terminal.once(line, house.answer);
    case 'lines':
      return house.terminal.batch(house.answer);
    case 'prompt':
      return converse(house);
  }
}

/** A prompt where there is a person; where there is none, the lines of standard input. */
async function converse({ terminal, answer, commands, store, asOf, operation }: House): Promise<number> {
  if (!isInteractive()) return terminal.batch(answer);
  await store.run({ answer, platforms: [terminal], asOf, telemetry: operation.telemetry });
  await terminal.start(answer, commands);
  return terminal.finished;
}
