import { Refusal } from '../errors.ts';
import type { Finding } from './findings.ts';

/** One workspace, to those who manage it; what belongs to another one is no business of theirs. */
export interface CheckupScope {
  readonly platform: string;
  readonly workspace: string;
}

/**
 * Looks at every part of the house, then at those it depends on, each side by side and for a bounded time: null looks
 * at all of it, a scope leaves out other platforms and other workspaces. Rejects only when the signal aborts.
 */
export type Checkup = (scope: CheckupScope | null, signal?: AbortSignal) => Promise<readonly Finding[]>;

/** True for what whoever looks may see. */
export function isInScope({ platform, workspace }: CheckupScope, scope: CheckupScope | null): boolean {
  return scope === null || (scope.platform === platform && scope.workspace === workspace);
}

/** How many of each state there are. */
export function tally(findings: readonly Finding[]): Readonly<Record<Finding['state'], number>> {
  const counts = { ok: 0, warn: 0, fail: 0 };
  for (const { state } of findings) counts[state] += 1;
  return counts;
}

/** For a place that has no parts to look at. */
export async function noCheckup(): Promise<readonly Finding[]> {
  throw new Refusal('There is nothing to look at here. Run `npm run doctor` on the machine the bot runs on.');
}
