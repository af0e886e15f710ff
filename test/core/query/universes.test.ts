import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import {
  LARGE_SECTORS,
  RANKED_BENCHMARKS,
  RANKED_COINS,
  SMALL_SECTORS,
} from '../../../src/core/query/universes.ts';

const { listing } = createCatalog();

describe('the names that are ranked when nobody says which', () => {
  test('all of them are in the catalog under just this id, and none twice', () => {
    for (const ids of [RANKED_BENCHMARKS, RANKED_COINS]) {
      expect(ids.map((id) => listing(id).id)).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('nine sectors of small caps, eleven of large caps, and what a line may hold at most', () => {
    expect(SMALL_SECTORS.map((id) => listing(id).instruments[0]?.symbol)).toEqual([
      'PSCT',
      'PSCF',
      'PSCH',
      'PSCE',
      'PSCI',
      'PSCD',
      'PSCC',
      'PSCM',
      'PSCU',
    ]);
    expect(SMALL_SECTORS.every((id) => listing(id).group === 'small-cap')).toBe(true);
    expect(LARGE_SECTORS).toHaveLength(11);
    expect(LARGE_SECTORS.every((id) => listing(id).group === 'large-cap')).toBe(true);
    expect(RANKED_BENCHMARKS).toHaveLength(30);
  });

  test('bitcoin is among the coins, and all of them are coins', () => {
    expect(RANKED_COINS).toContain('btc');
    expect(RANKED_COINS.every((id) => listing(id).group === 'coin')).toBe(true);
  });
});
