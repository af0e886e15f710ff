import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { format } from '../../../src/core/query/format.ts';
import { parse } from '../../../src/core/query/parse.ts';
import { parseRange } from '../../../src/core/query/ranges.ts';
import type { CommandOption } from '../../../src/core/ports.ts';
import type { Query, Range } from '../../../src/core/types.ts';
import { GRAMMARS, grammarOf } from './grammars.ts';

const catalog = createCatalog();
const coins = catalog.all.filter(({ group }) => group === 'coin').map(({ id }) => id);
const benchmarks = catalog.all.filter(({ group }) => group !== 'coin').map(({ id }) => id);

/** A range as the language holds it, from any spelling of it. */
function rangeOf(text: string): Range {
  const range = parseRange(text);
  if (range === null) throw new Error(`${text} is no range`);
  return range;
}

const ranges = fc
  .oneof(
    fc.integer({ min: 1, max: 18_000 }).map((days) => `${days}d`),
    fc.integer({ min: 1, max: 600 }).map((months) => `${months}m`),
    fc.integer({ min: 1, max: 50 }).map((years) => `${years}y`),
    fc.constantFrom('ytd', 'max', '2022', '2020..2022', '2021-03', '2021-03..2022-06', '2023-01-01..'),
    fc.constantFrom('2021-03-01..2022-06-30', '2020-03-12', '2020..2021-06-30', '2000'),
  )
  .map(rangeOf);

/** Tickers, some of which are also words of the language. */
const tickers = fc.oneof(
  fc.constantFrom(
    'mstr',
    'pepe/usdt',
    '^ixic',
    'cl=f',
    'brk-b',
    '0700.hk',
    'for',
    'the',
    'tech',
    'small',
    'window',
  ),
  fc.constantFrom(
    'ytd',
    'max',
    '1y',
    'year',
    'weekly',
    'method',
    'rolling',
    'cash',
    'constructor',
    'tostring',
    'foo=1',
  ),
  fc.stringMatching(/^[a-z]{1,6}$/),
);
const asset = fc.oneof(
  fc.constantFrom(...coins),
  tickers.map((id) => catalog.listing(id).id),
);
const benchmark = fc.constantFrom(...benchmarks);

/** Queries of every command: what `parse` gives has a coin or ticker as the asset and benchmarks as the benchmarks. */
const queries: fc.Arbitrary<Query> = fc.constantFrom(...GRAMMARS).chain((grammar) => {
  const option = <Kind extends CommandOption['kind']>(kind: Kind) =>
    grammar.options.find(
      (candidate): candidate is Extract<CommandOption, { kind: Kind }> => candidate.kind === kind,
    );
  const side = (
    one: boolean,
    many: { least: number; most: number } | undefined,
    name: fc.Arbitrary<string>,
  ) => {
    if (one) return fc.uniqueArray(name, { minLength: 1, maxLength: 1 });
    if (many === undefined) return fc.constant<string[]>([]);
    return fc.uniqueArray(name, { minLength: many.least, maxLength: many.most });
  };
  const window = option('window');
  const choices = grammar.options.filter((candidate) => candidate.kind === 'choice');
  const words = fc.array(fc.stringMatching(/^[A-Za-z0-9:.,/_]{1,8}$/), { maxLength: 4 });
  return fc.record({
    command: fc.constant(grammar.name),
    assets: side(option('asset') !== undefined, option('assets'), asset),
    benchmarks: side(option('benchmark') !== undefined, option('benchmarks'), benchmark),
    range: option('range') === undefined ? fc.constant(rangeOf('1y')) : ranges,
    window: window === undefined ? fc.constant(63) : fc.integer({ min: window.least, max: window.most }),
    choices: fc.record(
      Object.fromEntries(choices.map(({ name, choices }) => [name, fc.constantFrom(...choices)])),
    ),
    text: option('text') === undefined ? fc.constant('') : words.map((texts) => texts.join(' ')),
  });
});

describe('the canonical line', () => {
  test('parses back to the very query, for every kind of option', () => {
    fc.assert(
      fc.property(queries, (query) => {
        fc.pre(!GRAMMARS.some(({ name }) => query.assets.includes(name)));
        const line = format(query, grammarOf(query.command));
        if (line === 'corr') return;
        expect(parse(line, GRAMMARS, catalog)).toEqual(query);
      }),
      { numRuns: 4_000 },
    );
  });

  test('is its own canonical line', () => {
    fc.assert(
      fc.property(queries, (query) => {
        fc.pre(!GRAMMARS.some(({ name }) => query.assets.includes(name)));
        const line = format(query, grammarOf(query.command));
        expect(format(parse(line, GRAMMARS, catalog), grammarOf(query.command))).toBe(line);
      }),
    );
  });

  test('prints the range always and the rest only when it is not the default', () => {
    const query = parse('btc ndx', GRAMMARS, catalog);
    const corr = grammarOf('corr');
    expect(format(query, corr)).toBe('corr btc ndx 1y');
    expect(format({ ...query, window: 21 }, corr)).toBe('corr btc ndx 1y window=21');
    expect(format({ ...query, choices: { method: 'ewma', freq: 'weekly' }, window: 21 }, corr)).toBe(
      'corr btc ndx 1y window=21 method=ewma freq=weekly',
    );
  });

  test('marks a ticker that would be read as something else', () => {
    const line = (id: string) => format(parse(`$${id} ndx`, GRAMMARS, catalog), grammarOf('corr'));
    expect(line('for')).toBe('corr $for ndx 1y');
    expect(line('weekly')).toBe('corr $weekly ndx 1y');
    expect(line('1y')).toBe('corr $1y ndx 1y');
    expect(line('mstr')).toBe('corr mstr ndx 1y');
    const marked = ['all time', 'high-yield bonds', 'btc since'].map((ids) => {
      const query = parse(ids.replace(/(\S+) (\S+)/, '$$$1 $$$2 2020'), GRAMMARS, catalog);
      return format(query, grammarOf('corr'));
    });
    expect(marked).toEqual(['corr all $time 2020', 'corr high-yield $bonds 2020', 'corr btc $since 2020']);
  });

  test('two tickers side by side never become one spoken name', () => {
    const query = parse('$small $tech', GRAMMARS, catalog);
    expect(query).toMatchObject({ assets: ['small'], benchmarks: ['tech'] });
    expect(format(query, grammarOf('corr'))).toBe('corr small $tech 1y');
    expect(parse('small tech', GRAMMARS, catalog)).toMatchObject({
      assets: ['btc'],
      benchmarks: ['r2k-tech'],
    });
  });
});
