import { describe, expect, test } from 'vitest';
import symbols from '../../commands/symbols.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { asking } from './asking.ts';

const ask = asking([symbols], simulatedSource(), '2025-05-05');

describe('symbols', () => {
  test('lists the whole catalog, each name with what stands for it', async () => {
    const { reply } = await ask('symbols');
    const all = createCatalog().all;
    expect(reply.table?.rows).toHaveLength(all.length);
    expect(reply.table?.rows.map(([id]) => id)).toEqual(expect.arrayContaining(all.map(({ id }) => id)));
    expect(reply.table?.rows.find(([id]) => id === 'r2k-tech')).toEqual([
      'r2k-tech',
      'small caps',
      'PSCT',
      'Russell 2000 Technology (stand-in: S&P SmallCap 600 tech)',
    ]);
  });

  test('finds names by any part of them, and says what the only one found is', async () => {
    const { reply } = await ask('symbols gold');
    expect(reply.lead).toMatch(/^1 name for `gold`\./);
    expect(reply.facts[0]?.[0]).toBe('gold');
  });

  test('says that nothing fits, what works all the same, and repeats nothing dangerous', async () => {
    const { reply } = await ask('symbols `<!channel>`');
    expect(reply.lead).toMatch(/^No name in the catalog fits `<!channel>`\. An exchange pair/);
    expect(reply.table).toBeUndefined();
    expect(reply.actions).toEqual([{ label: 'all names', line: 'symbols' }]);
  });
});
