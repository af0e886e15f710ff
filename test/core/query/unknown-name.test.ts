import { describe, expect, test } from 'vitest';
import corr from '../../../commands/corr.ts';
import rank from '../../../commands/rank.ts';
import { createAnswer } from '../../../src/core/answering/answer.ts';
import { noSchedule } from '../../../src/core/orders/no-schedule.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { lineReader } from '../../../src/core/query/line-reader.ts';
import { inOwnLine, unknownName } from '../../../src/core/query/unknown-name.ts';
import { createPrices } from '../../../src/prices/index.ts';
import { simulatedSource } from '../../../src/prices/simulated.ts';
import { someone } from '../../commands/asking.ts';

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

describe('in the line that was asked', () => {
  const commands = [corr, rank];
  const linesFor = (line: string, word: string) => {
    const { query, command } = lineReader(commands, catalog)(line);
    return inOwnLine(unknownName(word, catalog), query, command).actions.map((action) => action.line);
  };

  test('the near name stands where the unknown one stood, and the rest stays', () => {
    expect(linesFor('corr bitcon ndx 2y window=21', 'bitcon')).toEqual(['corr btc ndx 2y window=21']);
    expect(linesFor('rank eth ndx,r2k-tec,gold 6m', 'r2k-tec')).toEqual(['rank eth ndx,r2k-tech,gold 6m']);
  });

  test('a name that is there already is not offered again', () => {
    expect(linesFor('corr btc bitcon 2y', 'bitcon')).toEqual(['corr btc r2k-tech 1y']);
  });
});

test('whoever asks with a misspelt name gets the line as it was meant', async () => {
  const asOf = '2025-05-05';
  const now = () => Date.parse(`${asOf}T23:00:00Z`);
  const answer = createAnswer({
    commands: [corr],
    catalog,
    prices: createPrices({
      sources: [{ source: simulatedSource(), keep: false }],
      folder: null,
      now,
      asOf: () => asOf,
      unknown: (id) => unknownName(id, catalog),
    }),
    draw: () => async () => null,
    asOf: () => asOf,
    schedule: noSchedule,
  });
  const look = { theme: 'light', scale: 1 } as const;
  await expect(answer('corr bitcon ndx 2y', { look, caller: someone })).rejects.toMatchObject({
    actions: [{ label: 'btc', line: 'corr btc ndx 2y' }],
  });
});
