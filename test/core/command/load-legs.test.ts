import { describe, expect, test } from 'vitest';
import { loadLegs } from '../../../src/core/command/load-legs.ts';
import { NotNow, Refusal, type RefusalReason } from '../../../src/core/errors.ts';
import type { Prices } from '../../../src/core/ports.ts';
import { madeListing, madeSeries } from '../engine/made.ts';

const [btc, gold] = [madeListing('btc'), madeListing('gold')];
const span = { from: '2025-01-02', to: '2025-01-03' };

describe('loading all legs of a question', () => {
  test('gives them in the order asked for, whichever comes first', async () => {
    const prices: Prices = {
      load: async ({ id }) => {
        if (id === 'btc') await Promise.resolve();
        return madeSeries(id, ['2025-01-02', '2025-01-03'], [1, 2]);
      },
    };
    const series = await loadLegs([btc, gold], span, { prices });
    expect(series.map(({ instrument }) => instrument.symbol)).toEqual(['btc', 'gold']);
  });

  test('says of each leg that can not be had what is to be mended, and the same thing only once', async () => {
    const refusing = (sentence: (id: string) => string): Prices => ({
      load: ({ id }) => Promise.reject(new Refusal(sentence(id), [{ label: id, line: `help ${id}` }])),
    });
    const apart = loadLegs([btc, gold], span, { prices: refusing((id) => `No prices for ${id}.`) });
    await expect(apart).rejects.toMatchObject({
      message: 'No prices for btc. No prices for gold.',
      actions: [{ label: 'btc' }, { label: 'gold' }],
    });
    const same = loadLegs([btc, gold], span, { prices: refusing(() => 'The folder is empty.') });
    await expect(same).rejects.toThrow(/^The folder is empty\.$/);
  });

  test('says once when to try again: when all of them may be back', async () => {
    const refusals = {
      btc: new NotNow('No prices for btc: A is down.', 60_000, 'A range from May works now.'),
      gold: new NotNow('No prices for gold: B is down.', 300_000),
    };
    const prices: Prices = {
      load: ({ id }) => Promise.reject(id === 'btc' ? refusals.btc : refusals.gold),
    };
    await expect(loadLegs([btc, gold], span, { prices })).rejects.toMatchObject({
      message:
        'No prices for btc: A is down. No prices for gold: B is down. Try again in 5 minutes. A range from May works now.',
      reason: 'unavailable',
    });
  });

  test('is out of order only while nothing of it is for the person to mend', async () => {
    const refusing = (reasonOf: (id: string) => RefusalReason): Prices => ({
      load: ({ id }) => Promise.reject(new Refusal(`No ${id}.`, [], reasonOf(id))),
    });
    const down = loadLegs([btc, gold], span, { prices: refusing(() => 'unavailable') });
    await expect(down).rejects.toMatchObject({ reason: 'unavailable' });
    const misspelt = refusing((id) => (id === 'btc' ? 'unavailable' : 'nothing'));
    await expect(loadLegs([btc, gold], span, { prices: misspelt })).rejects.toMatchObject({
      reason: 'nothing',
    });
  });

  test('passes a fault of ours on as it is', async () => {
    const prices: Prices = {
      load: ({ id }) => Promise.reject(id === 'btc' ? new Refusal('No.') : new TypeError('broken')),
    };
    await expect(loadLegs([btc, gold], span, { prices })).rejects.toThrow(TypeError);
  });

  test('reports one progress for all', async () => {
    const shares: number[] = [];
    const prices: Prices = {
      load: async ({ id }, _, options) => {
        options?.onProgress?.(1, id);
        return madeSeries(id, ['2025-01-02', '2025-01-03'], [1, 2]);
      },
    };
    await loadLegs([btc, gold], span, { prices, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0.5, 1]);
  });
});
