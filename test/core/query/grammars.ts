import type { Grammar } from '../../../src/core/query/reading.ts';

/** Commands of every kind of option, for the tests of the language: none of them is a real one. */

const range = { kind: 'range', description: 'a range', default: '1y' } as const;
const window = { kind: 'window', description: 'a window', default: 63, least: 20, most: 252 } as const;
const asset = { kind: 'asset', description: 'a coin', default: 'btc' } as const;
const benchmark = { kind: 'benchmark', description: 'a benchmark', default: 'r2k-tech' } as const;
const method = {
  kind: 'choice',
  name: 'method',
  description: 'how it is measured',
  choices: ['pearson', 'spearman', 'ewma'],
  default: 'pearson',
} as const;
const frequency = {
  kind: 'choice',
  name: 'freq',
  description: 'of which returns',
  choices: ['daily', 'weekly'],
  default: 'daily',
} as const;

/** One name on each side. The choices stand before the window, to show that the printed order is the window first. */
export const corr: Grammar = { name: 'corr', options: [asset, benchmark, range, method, frequency, window] };

/** One asset and a list that may be left out. */
const rank: Grammar = {
  name: 'rank',
  options: [asset, { kind: 'benchmarks', description: 'against these', least: 0, most: 6 }, range],
};

/** A list that may be left out and one benchmark. */
const alts: Grammar = {
  name: 'alts',
  options: [
    { kind: 'assets', description: 'these coins', least: 0, most: 6 },
    benchmark,
    { ...range, default: '6m' },
  ],
};

/** A list that must be there, and nothing else. */
const matrix: Grammar = {
  name: 'matrix',
  options: [{ kind: 'assets', description: 'all of these', least: 2, most: 5 }, range],
};

/** Two lists. */
const grid: Grammar = {
  name: 'grid',
  options: [
    { kind: 'assets', description: 'down', least: 1, most: 3 },
    { kind: 'benchmarks', description: 'across', least: 0, most: 3 },
    range,
  ],
};

/** Free words and a setting. */
const symbols: Grammar = {
  name: 'symbols',
  options: [
    { kind: 'text', description: 'part of a name' },
    { kind: 'choice', name: 'sort', description: 'order', choices: ['name', 'group'], default: 'name' },
  ],
};

/** Nothing at all. */
const ping: Grammar = { name: 'ping', options: [] };

export const help: Grammar = { name: 'help', options: [{ kind: 'text', description: 'a command' }] };

export const GRAMMARS: readonly Grammar[] = [corr, rank, alts, matrix, grid, symbols, ping, help];

export function grammarOf(name: string): Grammar {
  const grammar = GRAMMARS.find((candidate) => candidate.name === name);
  if (grammar === undefined) throw new Error(`There is no test command ${name}.`);
  return grammar;
}
