import { Refusal } from '../src/core/errors.ts';

/** The refusal that a call ends with, or null. @throws whatever else it throws. */
export function refusalOrNull(ask: () => unknown): Refusal | null {
  try {
    ask();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The refusal that a call ends with. @throws Error when it ends with none, and whatever else it throws. */
export function refusalOf(ask: () => unknown): Refusal {
  const refusal = refusalOrNull(ask);
  if (refusal === null) throw new Error('nothing was refused');
  return refusal;
}
