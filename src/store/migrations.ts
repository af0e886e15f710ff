import type { Migration } from 'kysely/migration';
import { orders } from './migrations/002-orders.ts';
import { sharedState } from './migrations/001-shared-state.ts';

/**
 * Every change of the tables, by name, in the order of the names. One that was released is never edited: what is wrong
 * in it is put right by the next one.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-shared-state': sharedState,
  '002-orders': orders,
};
