import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'docker-file-parser';
import { z } from 'zod';

export const root = join(import.meta.dirname, '../..');

/** One instruction, such as `RUN` with its command line, or `COPY` with its words. */
interface Step {
  readonly name: string;
  readonly args: string | readonly string[] | Readonly<Record<string, string>>;
}

/** What stands between one `FROM` and the next. */
export interface Stage {
  readonly base: string;
  /** What later stages copy from it by. */
  readonly name: string | undefined;
  readonly steps: readonly Step[];
}

export interface Copy {
  /** The stage that it is copied from; the build's folder when undefined. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
  readonly target: string;
}

const Args = z.union([z.string(), z.array(z.string()), z.record(z.string(), z.string())]);

/** The stages of this project's Dockerfile, in order. */
export function readStages(): readonly Stage[] {
  const stages: { base: string; name: string | undefined; steps: Step[] }[] = [];
  for (const { name, args: given, error } of parse(readFileSync(join(root, 'Dockerfile'), 'utf8'))) {
    const args = Args.parse(given);
    if (error !== undefined) throw new Error(error);
    if (name !== 'FROM') stages.at(-1)?.steps.push({ name, args });
    else {
      const [base = '', , as] = wordsOf(args);
      stages.push({ base, name: as, steps: [] });
    }
  }
  return stages;
}

export function lastStage(): Stage {
  const stage = readStages().at(-1);
  if (stage === undefined) throw new Error('the Dockerfile has no stage');
  return stage;
}

/** All steps of that name. */
export function stepsOf({ steps }: Stage, name: string): readonly Step[] {
  return steps.filter((step) => step.name === name);
}

export function copyOf({ args }: Step): Copy {
  const words = wordsOf(args);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  return { from, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' };
}

/** The words of a step, as they are passed to a program. */
export function wordsOf(args: Step['args']): readonly string[] {
  if (typeof args === 'string') return args.trim().split(/\s+/);
  return Array.isArray(args) ? args : Object.values(args);
}

/** The command line of a `RUN`. */
export function lineOf({ args }: Step): string {
  if (typeof args === 'string') return args;
  throw new Error('RUN is written as a command line here');
}

/** The variables that its `ENV` steps set. */
export function environmentOf(stage: Stage): Readonly<Record<string, string>> {
  const set = z.array(z.record(z.string(), z.string())).parse(stepsOf(stage, 'ENV').map(({ args }) => args));
  return Object.assign({}, ...set);
}

/** The program and words that `HEALTHCHECK` runs. */
export function healthCheckOf(stage: Stage): readonly string[] {
  const [step] = stepsOf(stage, 'HEALTHCHECK');
  const [, command = '[]'] = /CMD\s+(\[.*\])\s*$/.exec(step === undefined ? '' : lineOf(step)) ?? [];
  return z.array(z.string()).parse(JSON.parse(command));
}
