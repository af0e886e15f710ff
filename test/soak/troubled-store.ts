import type { OrderStore } from '../../src/core/orders/order-store.ts';

/** What is wrong with the database, at each moment. */
export interface Trouble {
  /** The process that used it is gone: whatever it still tries comes to nothing. */
  gone: boolean;
  /** Of so many writes one is too slow: its answer does not come in time, whether or not it was done. */
  readonly slow: () => 'before' | 'after' | null;
}

/** A store whose database is slow now and then, as whoever uses it sees it, and which goes away with its process. */
export function troubledStore(store: OrderStore, trouble: Trouble): OrderStore {
  const write =
    <Args extends readonly unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (trouble.gone) throw new Error('the process is gone');
      const slow = trouble.slow();
      if (slow === 'before') throw new Error('the database did not answer in time');
      const result = await work(...args);
      if (trouble.gone || slow === 'after') throw new Error('the answer of the database was lost');
      return result;
    };
  return {
    ...store,
    planDue: write(store.planDue),
    planJudging: write(store.planJudging),
    claim: write(store.claim),
    settle: write(store.settle),
    retryLater: write(store.retryLater),
    settleJudgement: write(store.settleJudgement),
  };
}
