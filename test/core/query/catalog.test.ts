import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import { createCatalog, isSpokenName } from '../../../src/core/query/catalog.ts';
import { parseRange } from '../../../src/core/query/ranges.ts';
import { isJoiningWord } from '../../../src/core/query/words.ts';

const catalog = createCatalog();
const spoken = catalog.all.flatMap(({ id, aliases }) => [id, ...aliases]);
const key = (name: string) => name.toLowerCase().replace(/[\s-]+/g, ' ');

describe('the names', () => {
  test('no name stands for two things', () => {
    const owners = new Map<string, string>();
    for (const { id, aliases, instruments } of catalog.all) {
      for (const name of [id, ...aliases, ...instruments.map(({ symbol }) => symbol)]) {
        const owner = owners.get(key(name)) ?? id;
        expect(`${name}: ${owner}`).toBe(`${name}: ${id}`);
        owners.set(key(name), id);
      }
    }
  });

  test('no alias is written twice', () => {
    for (const { id, aliases } of catalog.all) {
      const keys = [id, ...aliases].map(key);
      expect(keys.filter((name, index) => keys.indexOf(name) !== index)).toEqual([]);
    }
  });

  test('each is found by its id, its aliases, its symbols, in any case, with dashes or spaces', () => {
    for (const listing of catalog.all) {
      for (const name of [
        listing.id,
        ...listing.aliases,
        ...listing.instruments.map(({ symbol }) => symbol),
      ]) {
        expect(catalog.find(name)).toBe(listing);
        expect(catalog.find(`  ${name.toUpperCase().replaceAll(' ', '-')} `)).toBe(listing);
      }
    }
    expect(catalog.find('the Russell')?.id).toBe('r2k');
  });

  test('none reads as a range, and none holds a word that the parser drops', () => {
    for (const name of spoken) {
      expect(parseRange(name)).toBeNull();
      expect(name.split(' ').filter(isJoiningWord)).toEqual([]);
    }
  });

  test('a spoken name is told from other phrases', () => {
    expect(['russell tech', 'Bitcoin Cash', 'high-yield bonds', 'btc'].filter(isSpokenName).length).toBe(4);
    expect(['tech', 'mstr', 'btc ndx'].filter(isSpokenName)).toEqual([]);
  });

  test('no name ends in a year, which would swallow a range, but the Russell 2000', () => {
    const swallowing = catalog.all.filter(({ id }) => catalog.find(`${id} 2000`) !== null);
    expect(swallowing).toEqual([]);
  });

  test('names on the prototype of objects are not in it', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'valueOf'])
      expect(catalog.find(name)).toBeNull();
  });
});

describe('the listings', () => {
  test('every one has what a reply needs', () => {
    for (const { id, label, name, instruments, about } of catalog.all) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(label).not.toBe('');
      expect(name).not.toBe('');
      expect(instruments.length).toBeGreaterThan(0);
      expect(about).toMatch(/\.$/);
      for (const { symbol } of instruments) expect(symbol).toMatch(/^[A-Z0-9^][A-Z0-9.^=\-/]{0,19}$/);
    }
  });

  test.each([
    ['r2k-tech', 'PSCT', 'small-cap'],
    ['r2k', 'IWM', 'small-cap'],
    ['r2k-growth', 'IWO', 'small-cap'],
    ['sc-financials', 'PSCF', 'small-cap'],
    ['sc-health', 'PSCH', 'small-cap'],
    ['sc-energy', 'PSCE', 'small-cap'],
    ['sc-industrials', 'PSCI', 'small-cap'],
    ['sc-discretionary', 'PSCD', 'small-cap'],
    ['sc-staples', 'PSCC', 'small-cap'],
    ['sc-materials', 'PSCM', 'small-cap'],
    ['sc-utilities', 'PSCU', 'small-cap'],
    ['ndx', 'QQQ', 'large-cap'],
    ['spx', 'SPY', 'broad'],
    ['sp500-tech', 'XLK', 'large-cap'],
    ['sp500-financials', 'XLF', 'large-cap'],
    ['sp500-health', 'XLV', 'large-cap'],
    ['sp500-energy', 'XLE', 'large-cap'],
    ['sp500-industrials', 'XLI', 'large-cap'],
    ['sp500-discretionary', 'XLY', 'large-cap'],
    ['sp500-staples', 'XLP', 'large-cap'],
    ['sp500-materials', 'XLB', 'large-cap'],
    ['sp500-utilities', 'XLU', 'large-cap'],
    ['sp500-real-estate', 'XLRE', 'large-cap'],
    ['sp500-communications', 'XLC', 'large-cap'],
    ['mag7', 'MAGS', 'large-cap'],
    ['software', 'IGV', 'theme'],
    ['semis', 'SMH', 'theme'],
    ['spec-growth', 'ARKK', 'theme'],
    ['gold', 'GLD', 'other'],
    ['dxy', 'UUP', 'other'],
    ['vix', '^VIX', 'other'],
    ['bonds', 'TLT', 'other'],
    ['btc', 'BTC/USD', 'coin'],
  ])('%s is read from %s', (id, symbol, group) => {
    const listing = catalog.listing(id);
    expect(listing.instruments[0]).toEqual({ symbol, market: group === 'coin' ? '24/7' : 'NYSE' });
    expect(listing.group).toBe(group);
  });

  test('small-cap tech is a stand-in, and says for what', () => {
    expect(catalog.listing('r2k-tech')).toMatchObject({
      label: 'small-cap tech',
      name: 'Russell 2000 Technology',
      standIn: 'S&P SmallCap 600 tech',
      holdsCryptoStocks: true,
    });
  });

  test("an operator's own symbol of the index takes the stand-in's place", () => {
    const own = createCatalog({ r2kTech: '^r2tech' });
    const listing = own.listing('small tech');
    expect(listing.instruments).toEqual([{ symbol: '^R2TECH', market: 'NYSE' }]);
    expect(listing).not.toHaveProperty('standIn');
    expect(listing).not.toHaveProperty('holdsCryptoStocks');
    expect(own.find('^R2TECH')).toBe(listing);
    expect(own.find('psct')).toBeNull();
    expect(own.listing('psct').id).toBe('psct');
    // The symbol of another listing stays that listing's name.
    expect(createCatalog({ r2kTech: 'QQQ' }).find('qqq')?.id).toBe('ndx');
    expect(() => createCatalog({ r2kTech: 'no symbol' })).toThrow(Refusal);
  });
});

describe('names that the catalog does not hold', () => {
  test('a ticker', () => {
    expect(catalog.listing('mstr')).toEqual({
      id: 'mstr',
      label: 'MSTR',
      name: 'MSTR',
      group: 'other',
      aliases: [],
      instruments: [{ symbol: 'MSTR', market: 'NYSE' }],
      about:
        'MSTR, the stock or fund of that ticker, as Yahoo quotes it; a coin is typed as a pair, `mstr/usdt`.',
    });
    expect(catalog.listing('^ixic').instruments).toEqual([{ symbol: '^IXIC', market: 'NYSE' }]);
  });

  test.each(['pepe/usdt', 'PEPE-USDT'])('the exchange pair %s', (typed) => {
    expect(catalog.listing(typed)).toMatchObject({
      id: 'pepe/usdt',
      label: 'PEPE/USDT',
      group: 'coin',
      instruments: [{ symbol: 'PEPE/USDT', market: '24/7' }],
    });
  });

  test('the listing of a listing is itself', () => {
    for (const typed of ['MSTR', 'brk.b', 'wif-usd', '^IXIC', 'CL=F', 'nasdaq', 'Bitcoin']) {
      const listing = catalog.listing(typed);
      expect(catalog.listing(listing.id)).toEqual(listing);
    }
  });
});

describe('the nearest names', () => {
  test.each([
    ['r2k-tec', ['r2k-tech']],
    ['r2k-tehc', ['r2k-tech']],
    ['bitcion', ['btc']],
    ['ethreum', ['eth']],
    ['nasdq', ['ndx']],
    ['magnif', ['mag7']],
    ['zzzzqqq', []],
    ['', []],
    ['x'.repeat(5_000), []],
  ])('%s', (word, ids) => {
    expect(catalog.nearest(word).map(({ id }) => id)).toEqual(ids);
  });

  test('at most so many, the nearest first', () => {
    expect(catalog.nearest('small').length).toBe(3);
    expect(catalog.nearest('small', 1).length).toBe(1);
    expect(catalog.nearest('goold', 1)[0]?.id).toBe('gold');
  });
});

describe('search', () => {
  test('holds every word of the text somewhere', () => {
    expect(catalog.search('').length).toBe(catalog.all.length);
    expect(catalog.search('gold').map(({ id }) => id)).toEqual(['gold']);
    expect(catalog.search('Small TECH').map(({ id }) => id)).toContain('r2k-tech');
    expect(catalog.search('psct').map(({ id }) => id)).toEqual(['r2k-tech']);
    expect(catalog.search('large-cap energy').map(({ id }) => id)).toEqual(['sp500-energy']);
    expect(catalog.search('nothing like it')).toEqual([]);
  });
});
