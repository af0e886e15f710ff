import { orderStoreContract } from '../contracts/order-store.ts';
import { memoryJobs } from './memory-job-queues.ts';
import { memoryOrderStore } from './memory-order-store.ts';

orderStoreContract('the store in memory', async () => {
  const jobs = memoryJobs();
  const store = memoryOrderStore(() => Date.parse('2025-05-05T20:30:00Z'), jobs);
  return {
    store,
    replica: store,
    waiting: async () => jobs.waiting(),
    loseJobs: async () => jobs.lose(),
  };
});
