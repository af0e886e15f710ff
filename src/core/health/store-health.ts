/** How it stands with the database, from one short question. */
export interface StoreHealth {
  /** Why it did not answer, a clause; null when it did. */
  readonly trouble: string | null;
  /** Deliveries that are due and not over; null when it did not answer. */
  readonly waiting: number | null;
  /** Connections to it, those without work, and questions that wait for one. */
  readonly connections: { readonly open: number; readonly idle: number; readonly waiting: number };
}
