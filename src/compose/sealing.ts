import type { Config } from '../config.ts';
import { INSTALLATIONS } from '../platforms/slack/connect/installations.ts';
import type { Sealing } from '../store/secrets/sealed-key-value.ts';

/** The secrets that are kept in the database: the tokens of workspaces that installed the app, and no others. */
export async function sealingOf({ stateKeys }: Pick<Config, 'stateKeys'>): Promise<Sealing> {
  const spaces = [INSTALLATIONS];
  if (stateKeys === undefined) return { spaces, seal: null };
  const { createSeal } = await import('../store/secrets/seal.ts');
  return { spaces, seal: createSeal(stateKeys.current, stateKeys.former) };
}
