import type { House } from '../compose/house.ts';

/** Whatever was opened for the answers is closed behind them. */
export async function ending({ store }: House, work: Promise<number>): Promise<number> {
  try {
    return await work;
  } finally {
    await store.close(0);
  }
}
