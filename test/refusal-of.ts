import { Refusal } from '../src/core/errors.ts';

/** The refusal that a call ends with. @throws Error when it ends with none, and whatever else it throws. */
export function refusalOf(ask: () => unknown): Refusal {
  try {
    ask();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
