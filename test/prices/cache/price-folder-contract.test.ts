import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { priceFolder } from '../../../src/prices/cache/price-folder.ts';
import { priceKeeperContract } from '../../contracts/price-keeper.ts';

priceKeeperContract('The folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-prices-'));
  const open = () => priceFolder({ folder, now: () => Date.UTC(2024, 0, 5) });
  return { keeper: open(), other: open(), close: () => rm(folder, { recursive: true }) };
});
