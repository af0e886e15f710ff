import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { format } from '../../../src/core/query/format.ts';
import { parse } from '../../../src/core/query/parse.ts';
import { corr, GRAMMARS, grammarOf, help } from './grammars.ts';

const catalog = createCatalog();

/** The canonical line that a typed line is read as. */
function read(line: string): string {
  const query = parse(line, GRAMMARS, catalog);
  return format(query, grammarOf(query.command));
}

function refusal(line: string, commands = GRAMMARS): Refusal {
  try {
    parse(line, commands, catalog);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error(`${line} was read as ${read(line)}`);
}

test('a query is fully resolved: defaults filled in, names canonical', () => {
  expect(parse('eth', GRAMMARS, catalog)).toEqual({
    command: 'corr',
    assets: ['eth'],
    benchmarks: ['r2k-tech'],
    range: { kind: 'sessions', text: '1y', sessions: 252 },
    window: 63,
    choices: { method: 'pearson', freq: 'daily' },
    text: '',
  });
});

describe('many spellings, one canonical line', () => {
  test.each([
    // The command, any case, with and without the slash and the name.
    ['/corr btc r2k-tech 1y', 'corr btc r2k-tech 1y'],
    ['CORR BTC R2K-TECH 1Y', 'corr btc r2k-tech 1y'],
    ['btc r2k-tech', 'corr btc r2k-tech 1y'],
    ['/btc ndx', 'corr btc ndx 1y'],
    ['corr corr btc ndx', 'corr btc ndx 1y'],
    ['`corr btc ndx 90d`', 'corr btc ndx 90d'],
    ['  corr\tbtc \n ndx  ', 'corr btc ndx 1y'],
    // Words between, in any order.
    ['BTC vs R2K tech, 1 year', 'corr btc r2k-tech 1y'],
    ['$btc/r2k-tech 12m', 'corr btc r2k-tech 1y'],
    ['btc-ndx 2y', 'corr btc ndx 2y'],
    ['btc-r2k-tech 2y', 'corr btc r2k-tech 2y'],
    ['1y btc ndx', 'corr btc ndx 1y'],
    ['btc 6m ndx', 'corr btc ndx 6m'],
    ['window=21 ndx 90d btc', 'corr btc ndx 90d window=21'],
    ['btc, ndx, 2y', 'corr btc ndx 2y'],
    ['btc ,ndx', 'corr btc ndx 1y'],
    ['btc & ndx', 'corr btc ndx 1y'],
    ['btc - ndx', 'corr btc ndx 1y'],
    ['compare bitcoin with the nasdaq', 'corr btc ndx 1y'],
    ['bitcoin against gold over the last 3 years', 'corr btc gold 3y'],
    ['correlation of eth to the s&p 500 in 2022?', 'corr eth spx 2022'],
    // Spoken names, the longest first.
    ['bitcoin small tech', 'corr btc r2k-tech 1y'],
    ['btc russell 2000', 'corr btc r2k 1y'],
    ['btc russell 2000 2020', 'corr btc r2k 2020'],
    ['btc russell 2000 technology 5y', 'corr btc r2k-tech 5y'],
    ['xbt the russell', 'corr btc r2k 1y'],
    ['btc small-cap growth', 'corr btc r2k-growth 1y'],
    ['btc small cap tech', 'corr btc r2k-tech 1y'],
    ['btc nasdaq 100', 'corr btc ndx 1y'],
    ['btc qqq', 'corr btc ndx 1y'],
    ['btc big tech', 'corr btc sp500-tech 1y'],
    ['btc large cap energy', 'corr btc sp500-energy 1y'],
    ['btc small banks', 'corr btc sc-financials 1y'],
    ['btc s&p', 'corr btc spx 1y'],
    ['bitcoin cash the dollar', 'corr bch dxy 1y'],
    ['btc psct', 'corr btc r2k-tech 1y'],
    ['btc-usd ^gspc', 'corr btc spx 1y'],
    // Who is the asset.
    ['nasdaq vs bitcoin', 'corr btc ndx 1y'],
    ['ndx pepe/usdt', 'corr pepe/usdt ndx 1y'],
    ['ndx mstr', 'corr ndx mstr 1y'],
    ['ndx spx', 'corr ndx spx 1y'],
    ['mstr btc', 'corr mstr btc 1y'],
    ['btc eth', 'corr btc eth 1y'],
    ['gold', 'corr btc gold 1y'],
    ['sol', 'corr sol r2k-tech 1y'],
    ['MSTR', 'corr mstr r2k-tech 1y'],
    ['3m', 'corr btc r2k-tech 3m'],
    // Names outside the catalog.
    ['wif-usd', 'corr wif/usd r2k-tech 1y'],
    ['pepe-usd', 'corr pepe r2k-tech 1y'],
    ['ton ndx', 'corr toncoin ndx 1y'],
    ['btc cl=f', 'corr btc cl=f 1y'],
    ['btc brk.b', 'corr btc brk-b 1y'],
    ['btc 0700.hk', 'corr btc 0700.hk 1y'],
    ['btc ^ixic', 'corr btc ^ixic 1y'],
    ['btc $for', 'corr btc $for 1y'],
    ['btc $tech', 'corr btc tech 1y'],
    ['btc high yield bonds', 'corr btc high-yield 1y'],
    ['high-yield $bonds', 'corr high-yield $bonds 1y'],
    // Ranges, also the long way.
    ['btc ndx 365 days', 'corr btc ndx 1y'],
    ['btc ndx ２４ｍ', 'corr btc ndx 2y'],
    ['btc ndx one year', 'corr btc ndx 1y'],
    ['btc ndx last year', 'corr btc ndx 1y'],
    ['btc ndx year to date', 'corr btc ndx ytd'],
    ['btc ndx all time', 'corr btc ndx max'],
    ['btc ndx 2020-2022', 'corr btc ndx 2020..2022'],
    ['btc ndx 2020–2022', 'corr btc ndx 2020..2022'],
    ['btc ndx 2020 - 2022', 'corr btc ndx 2020..2022'],
    ['btc ndx from 2020 to 2022', 'corr btc ndx 2020..2022'],
    ['between 2020 and 2022 btc ndx', 'corr btc ndx 2020..2022'],
    ['btc ndx since 2021', 'corr btc ndx 2021-01-01..'],
    ['from btc to ndx since 2021-03-15', 'corr btc ndx 2021-03-15..'],
    // The rolling window.
    ['btc ndx 1y window=21', 'corr btc ndx 1y window=21'],
    ['btc ndx window = 21', 'corr btc ndx 1y window=21'],
    ['btc ndx window: 21', 'corr btc ndx 1y window=21'],
    ['btc ndx window 21', 'corr btc ndx 1y window=21'],
    ['btc ndx window=63', 'corr btc ndx 1y'],
    ['btc ndx window=30d 2y', 'corr btc ndx 2y window=21'],
    ['30-day rolling correlation of btc and ndx', 'corr btc ndx 1y window=21'],
    ['btc ndx rolling 90 days', 'corr btc ndx 1y'],
    ['btc ndx 90-day rolling window', 'corr btc ndx 1y'],
    ['btc ndx 21-session window 2y', 'corr btc ndx 2y window=21'],
    ['window of 30 days, btc ndx', 'corr btc ndx 1y window=21'],
    ['btc ndx rolling correlation 2y', 'corr btc ndx 2y'],
    ['rolling window of 30 days for btc and ndx', 'corr btc ndx 1y window=21'],
    // Settings.
    ['btc ndx method=spearman', 'corr btc ndx 1y method=spearman'],
    ['btc ndx method spearman', 'corr btc ndx 1y method=spearman'],
    ['btc ndx Spearman weekly', 'corr btc ndx 1y method=spearman freq=weekly'],
    ['btc ndx method=pearson', 'corr btc ndx 1y'],
    ['freq=weekly window=21 btc ndx method=ewma', 'corr btc ndx 1y window=21 method=ewma freq=weekly'],
  ])('%s', (typed, canonical) => {
    expect(read(typed)).toBe(canonical);
  });
});

describe('other commands, read by their own options', () => {
  test.each([
    // One asset and a list.
    ['rank', 'rank btc 1y'],
    ['rank eth', 'rank eth 1y'],
    ['rank ndx', 'rank ndx 1y'],
    ['/corr rank btc ndx,r2k-tech 2y', 'rank btc ndx,r2k-tech 2y'],
    ['rank btc ndx, r2k tech, gold', 'rank btc ndx,r2k-tech,gold 1y'],
    ['rank ndx,r2k-tech', 'rank btc ndx,r2k-tech 1y'],
    ['rank ndx,spx eth', 'rank eth ndx,spx 1y'],
    ['rank eth ndx spx gold', 'rank eth ndx,spx,gold 1y'],
    ['rank btc, ndx, spx', 'rank btc ndx,spx 1y'],
    ['rank ndx eth,sol', 'rank ndx eth,sol 1y'],
    ['rank ndx,spx gold,vix', 'rank btc ndx,spx,gold,vix 1y'],
    // A list and one benchmark.
    ['alts', 'alts r2k-tech 6m'],
    ['alts ndx 1y', 'alts ndx 1y'],
    ['alts eth,sol', 'alts eth,sol r2k-tech 6m'],
    ['alts eth,sol ndx', 'alts eth,sol ndx 6m'],
    ['alts ndx eth sol', 'alts eth,sol ndx 6m'],
    ['alts eth, sol, ndx', 'alts eth,sol ndx 6m'],
    // One list.
    ['matrix btc,eth,ndx 2y', 'matrix btc,eth,ndx 2y'],
    ['matrix btc eth and the nasdaq', 'matrix btc,eth,ndx 1y'],
    ['matrix $for,btc', 'matrix $for,btc 1y'],
    // Two lists.
    ['grid btc,eth ndx,spx', 'grid btc,eth ndx,spx 1y'],
    ['grid btc,eth', 'grid btc,eth 1y'],
    // Free words keep their case and their commas.
    ['symbols', 'symbols'],
    ['symbols Small  Tech', 'symbols Small Tech'],
    ['symbols a,b 1y', 'symbols a,b 1y'],
    ['symbols tech Sort=group', 'symbols sort=group tech'],
    ['ping', 'ping'],
    ['help', 'help'],
    ['/corr help rank', 'help rank'],
  ])('%s', (typed, canonical) => {
    expect(read(typed)).toBe(canonical);
  });
});

describe('a call for help', () => {
  test.each([
    '',
    '   ',
    '/corr',
    'corr',
    'CORR',
    'corr - - -',
    'corr the',
    '--help',
    '-h',
    '?',
    '/corr help',
    'help',
  ])('%j is help', (line) => expect(read(line)).toBe('help'));

  test.each([
    ['corr --help', 'help corr'],
    ['/corr --help --help', 'help corr'],
    ['rank btc --help', 'help rank'],
  ])('%s is %s', (line, canonical) => expect(read(line)).toBe(canonical));

  test('without a help command an empty line is told what to type', () => {
    expect(refusal('', [corr]).message).toBe('Say what to compare, such as `corr btc r2k-tech 1y`.');
  });
});

describe('what can not be read is refused in a sentence with the fix in it', () => {
  test.each([
    ['btc ndx forever', "I don't know the range `forever`. Try 30d, 6m, 1y or 2020..2022."],
    ['btc ndx foo', "I don't know the range `foo`. Try 30d, 6m, 1y or 2020..2022."],
    ['btc ndx NaN', "I don't know the range `NaN`. Try 30d, 6m, 1y or 2020..2022."],
    ['btc 90', "I don't know the range `90`. Try 30d, 6m, 1y or 2020..2022."],
    ['btc 2020..foo', "I don't know the range `2020..foo`. Try 30d, 6m, 1y or 2020..2022."],
    ['btc ndx sol', '`sol` is one name too many: `corr` takes 2. Try `corr btc ndx`, or a line for each.'],
    [
      'btc foo bar 2y',
      '`bar` is one name too many: `corr` takes 2. Try `corr btc foo 2y`, or a line for each.',
    ],
    [
      'matrix btc,eth,ndx,spx,gold,vix',
      '`vix` is one name too many: `matrix` takes at most 5. Leave some out.',
    ],
    ['ping btc', '`btc` is one name too many: `ping` takes none. Leave it out.'],
    ['ping 1y', '`ping` takes no range. Leave `1y` out.'],
    ['matrix btc', '`matrix` needs at least 2 names with commas between them, such as `matrix btc,eth`.'],
    ['grid', '`grid` needs at least one name, such as `grid btc,eth`.'],
    ['grid btc,eth,sol,xrp', '`grid` takes at most 3 names in its list, and there are 4. Leave some out.'],
    [
      'btc ndx foo=1',
      '`corr` has no option `foo`. It has method=pearson|spearman|ewma and freq=daily|weekly and window=63.',
    ],
    ['ping foo=1', '`ping` has no option `foo`. It has none; leave it out.'],
    [
      'btc ndx method=kendall',
      '`kendall` is no method. Try method=pearson or method=spearman or method=ewma.',
    ],
    ['btc ndx method', 'That is no method. Try method=pearson or method=spearman or method=ewma.'],
    ['btc ndx spearman ewma', 'That line has two of `method`. Keep one, such as `method=ewma`.'],
    [
      'btc ndx window=-5',
      'The window is a whole number of sessions from 20 to 252, and `-5` is not. Try window=63.',
    ],
    [
      'btc ndx window=1e9',
      'The window is a whole number of sessions from 20 to 252, and `1e9` is not. Try window=63.',
    ],
    [
      'btc ndx window=19',
      'The window is a whole number of sessions from 20 to 252, and `19` is not. Try window=63.',
    ],
    [
      'btc ndx window',
      'The window is a whole number of sessions from 20 to 252, and that is not. Try window=63.',
    ],
    ['btc ndx window=21 rolling 90d', 'That line has two windows. Keep one, such as `window=63`.'],
    ['matrix btc,eth rolling 90d', '`matrix` has no rolling window. Leave it out.'],
    ['btc ndx 1y 1y', 'That line has the range `1y` twice. Once is enough.'],
    ['btc ndx 1y 2y', 'That line has two ranges, `1y` and `2y`. Keep one of them.'],
    [
      'btc ndx 2020-03-01 2021-03-01',
      'That line has two ranges. From one date to another is written `2020-03-01..2021-03-01`.',
    ],
    [
      'btc btc',
      'That compares `btc` with itself. Put a benchmark beside it, such as `corr btc r2k-tech 1y`.',
    ],
    ['ndx qqq', 'That compares `ndx` with itself. Put a coin beside it, such as `corr btc ndx 1y`.'],
    ['MSTR mstr', 'That compares `mstr` with itself. Put a coin beside it, such as `corr btc mstr 1y`.'],
    [
      'rank btc btc,ndx',
      'That compares `btc` with itself. Put a benchmark beside it, such as `corr btc r2k-tech 1y`.',
    ],
    ['btc $help', "`help` is one of my commands, so it can't be a ticker here. Leave it out."],
    ['btc ndx since covid', "I don't know when `covid` was. Write a date, such as `since 2020-03-01`."],
    ['btc ndx since the etf', "I don't know when `the etf` was. Write a date, such as `since 2020-03-01`."],
  ])('%s', (line, sentence) => {
    expect(refusal(line).message).toBe(sentence);
  });

  test('a third name comes with a line that works', () => {
    expect(refusal('btc ndx sol 2y').actions).toEqual([{ label: 'btc and ndx', line: 'corr btc ndx 2y' }]);
  });

  test('a line of more than 4,000 characters, before and after it is made plain', () => {
    expect(refusal(`btc ${'('.repeat(40_000)}`).message).toMatch(/longer than 4,000 characters/);
    // U+FDFA is one character as typed and eighteen in plain letters.
    expect(refusal('\uFDFA'.repeat(3_000)).message).toMatch(/longer than 4,000 characters/);
  });

  test('a line of more than 200 words', () => {
    expect(refusal('btc '.repeat(201)).message).toMatch(/more than 200 words/);
    expect(refusal(','.repeat(4_000)).message).toMatch(/more than 200 words/);
  });

  test('without corr an unknown command is named', () => {
    expect(refusal('foo btc', [help]).message).toBe(
      "I don't know the command `foo`. Try one of these: `help`.",
    );
  });
});
