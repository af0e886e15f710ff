import { describe, expect, test } from 'vitest';
import { dotKey, dotKinds, dotStyle } from '../../../src/charts/marks/dot-kinds.ts';
import { THEMES } from '../../../src/charts/theme.ts';

describe('dotKinds', () => {
  test('small and large caps are told from everything else', () => {
    const rows = [
      { id: 'r2k-tech', group: 'small-cap' },
      { id: 'sp500-tech', group: 'large-cap' },
      { id: 'gold', group: 'other' },
      { id: 'btc', group: 'coin' },
    ] as const;
    expect(dotKinds(rows)).toEqual(['small caps', 'large caps', 'others', 'others']);
  });

  test('among coins alone bitcoin stands out', () => {
    const rows = [
      { id: 'eth', group: 'coin' },
      { id: 'btc', group: 'coin' },
    ] as const;
    expect(dotKinds(rows)).toEqual(['other coins', 'bitcoin']);
  });

  test('one kind alone needs no key', () => {
    expect(dotKey(['others', 'others'])).toEqual([]);
    expect(dotKey(['others', 'small caps'])).toEqual(['small caps', 'others']);
  });

  test('kinds that stand together differ in shape as well as in colour', () => {
    for (const kinds of [
      ['small caps', 'large caps', 'others'],
      ['bitcoin', 'other coins'],
    ] as const) {
      const styles = kinds.map((kind) => dotStyle(kind, true, 8, THEMES.light));
      expect(new Set(styles.map(({ pointStyle }) => pointStyle)).size).toBe(kinds.length);
      expect(new Set(styles.map(({ borderColor }) => borderColor)).size).toBe(kinds.length);
    }
  });

  test('a hollow dot shows the ground', () => {
    expect(dotStyle('bitcoin', false, 8, THEMES.dark)).toMatchObject({
      backgroundColor: THEMES.dark.background,
      borderColor: THEMES.dark.asset.line,
    });
  });
});
