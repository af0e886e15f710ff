import { Refusal } from '../errors.ts';
import type { Services } from '../ports.ts';

/** Why a line that can be read has no answer now; null when it has one. Draws no picture. */
export async function refusalNow(line: string, services: Services): Promise<Refusal | null> {
  const { query, command } = services.read(line);
  try {
    await command.run(query, { ...services, draw: async () => null });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
