import { describe, expect, test } from 'vitest';
import { offers } from '../../../../src/platforms/discord/definitions/autocomplete.ts';
import { catalog, commands } from '../bot.ts';

function offered(name: string, option: string, text: string) {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return offers({ command, option, text }, catalog);
}

const values = (...typing: Parameters<typeof offered>) => offered(...typing).map(({ value }) => value);

describe('what is offered while an option is typed', () => {
  test('nothing typed: coins for an asset, benchmarks for a benchmark', () => {
    expect(values('corr', 'asset', '')[0]).toBe('btc');
    expect(values('corr', 'benchmark', '')[0]).toBe('r2k-tech');
    expect(values('corr', 'asset', '').length).toBeLessThanOrEqual(25);
  });

  test('an alias gives its name first', () => {
    expect(values('corr', 'asset', 'Bitcoin')[0]).toBe('btc');
    expect(values('corr', 'benchmark', 'nasdaq')[0]).toBe('ndx');
  });

  test('a slip of the keyboard still finds the nearest', () => {
    expect(values('corr', 'benchmark', 'r2k-tec')).toContain('r2k-tech');
    expect(values('corr', 'asset', 'bitcon')).toContain('btc');
  });

  test('a ticker that nobody lists is taken as it is; nonsense is not', () => {
    expect(values('corr', 'asset', 'mstr')).toContain('mstr');
    expect(values('corr', 'asset', '<@123>')).toEqual([]);
  });

  test('a list keeps what is there and completes its last name', () => {
    const lists = values('matrix', 'assets', 'btc, eth, gol');
    expect(lists[0]).toBe('btc,eth,gold');
    expect(lists.every((list) => list.startsWith('btc,eth,'))).toBe(true);
    expect(values('matrix', 'assets', 'btc,')).not.toContain('btc,btc');
  });

  test('ranges: the usual ones, and what was typed when it is one', () => {
    expect(values('corr', 'range', '')).toContain('1y');
    expect(values('corr', 'range', '18 months')[0]).toBe('18m');
    expect(values('corr', 'range', 'forever')).toContain('1y');
  });

  test('everything offered is short enough, whatever is typed', () => {
    for (const text of ['', 'a', 'x'.repeat(6_000), 'btc,'.repeat(60), '@everyone', '🚀']) {
      for (const name of ['asset', 'benchmark', 'range']) {
        for (const offer of offered('corr', name, text)) {
          expect(offer.name.length).toBeLessThanOrEqual(100);
          expect(offer.value.length).toBeLessThanOrEqual(100);
          expect(offer.name).not.toBe('');
        }
      }
    }
  });
});
