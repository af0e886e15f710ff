import { describe, expect, test } from 'vitest';
import { footerExtraHeight } from '../../../src/charts/marks/footer.ts';

const QUERY = 'rank btc 1y';
const PROVENANCE = '252 daily returns to 26 Dec 2025 · BTC/USD Coinbase · 15 from Yahoo';

describe('the height of a footer', () => {
  test.each([
    ['two short texts stand side by side', [QUERY, PROVENANCE], 1],
    ['a third has a line of its own', [QUERY, PROVENANCE, 'left out: mags'], 2],
    ['long ones stand below each other', [QUERY.repeat(5), PROVENANCE], 2],
    ['all three below each other', [QUERY.repeat(5), PROVENANCE, 'left out: mags'], 3],
  ] as const)('%s', (_name, texts, lines) => {
    expect(footerExtraHeight(texts)).toBe(28 * (lines - 1));
  });
});
