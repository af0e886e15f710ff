import { describe, expect, test } from 'vitest';
import { readBackfill } from '../../../src/modes/backfill/read-backfill.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { refusalOf } from '../../refusal-of.ts';

const catalog = createCatalog();
const read = (line: string) => readBackfill(line.split(' '), catalog);
const ids = (line: string) => read(line).listings.map(({ id }) => id);

describe('what is fetched ahead', () => {
  test.each([
    ['btc,eth 5y', ['btc', 'eth'], '5y'],
    ['btc eth, gold 12 months', ['btc', 'eth', 'gold'], '1y'],
    ['bitcoin BTC xbt max', ['btc'], 'max'],
    ['pepe/usdt mstr 2020..2022', ['pepe/usdt', 'mstr'], '2020..2022'],
    ['r2k-tech ytd', ['r2k-tech'], 'ytd'],
  ])('%s', (line, names, range) => {
    expect(ids(line)).toEqual(names);
    expect(read(line).range.text).toBe(range);
  });

  test('all is the whole catalog', () => {
    expect(ids('all 1y')).toEqual(catalog.all.map(({ id }) => id));
  });

  const example = 'Say names and one range, such as `btc,eth 5y` or `all 1y`.';
  test.each([
    ['btc', `\`btc\` is no range. ${example}`],
    ['5y', `There is no name in that. ${example}`],
    [', ,', `That is no range. ${example}`],
    ['btc 5y 3y', `\`5y\` is no name. ${example}`],
    ['all,btc 1y', `\`all\` is everything already, so it stands alone. ${example}`],
    ['btc --fast 1y', `\`--fast\` is no name. ${example}`],
    ['btc forever', "I don't know the range `forever`. Try 30d, 6m, 1y or 2020..2022."],
  ])('%j is refused with what would work', (line, sentence) => {
    expect(refusalOf(() => read(line)).message).toBe(sentence);
  });
});
