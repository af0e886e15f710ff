import { expect, test } from 'vitest';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { unknownName } from '../../../src/core/query/unknown-name.ts';

const catalog = createCatalog();

test('the nearest name, and a line that tries it', () => {
  const refusal = unknownName('r2k-tec', catalog);
  expect(refusal.message).toBe("I don't know `r2k-tec`. Did you mean r2k-tech (small-cap tech)?");
  expect(refusal.actions).toEqual([{ label: 'btc and r2k-tech', line: 'corr btc r2k-tech 1y' }]);
});

test('several names, coins with their own line', () => {
  const refusal = unknownName('eht', catalog);
  expect(refusal.message).toMatch(/^I don't know `eht`\. Did you mean eth \(Ether\)/);
  expect(refusal.actions[0]).toEqual({ label: 'eth and r2k-tech', line: 'corr eth r2k-tech 1y' });
  expect(unknownName('smal tech', catalog).message).toBe(
    "I don't know `smal tech`. Did you mean r2k-tech (small-cap tech) or sp500-tech (large-cap tech)?",
  );
});

test('nothing near: what can be typed instead', () => {
  const { message, actions } = unknownName('zzzzqqq', catalog);
  expect(message).toMatch(/^I don't know `zzzzqqq`, and no source of prices does\. Try a coin/);
  expect(actions).toEqual([{ label: 'Names', line: 'symbols' }]);
});
