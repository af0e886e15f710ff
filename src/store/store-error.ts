/** The database can't be opened or used. The message is for whoever runs Lockstep: a sentence or two with the fix. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
