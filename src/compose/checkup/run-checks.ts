import { abortable } from '../../core/pacing/abortable.ts';
import type { Check, Finding } from '../../core/checkup/findings.ts';
import type { LogEvent } from '../../core/log.ts';

export interface RunOptions {
  /** Aborts when a check has had its time. */
  readonly limit: () => AbortSignal;
  readonly signal: AbortSignal | undefined;
  readonly log: (event: LogEvent) => void;
}

/**
 * Runs checks side by side, each for as long as the limit allows. One that takes longer, or breaks, is a finding of its
 * own: it could not find out. In the order in which they are named. Rejects only when the signal aborts.
 */
export async function runChecks(
  checks: Readonly<Record<string, Check>>,
  options: RunOptions,
): Promise<readonly Finding[]> {
  const findings = await Promise.all(
    Object.entries(checks).map(([part, check]) => runOne(part, check, options)),
  );
  return findings.flat();
}

async function runOne(
  part: string,
  check: Check,
  { limit, signal, log }: RunOptions,
): Promise<readonly Finding[]> {
  const time = limit();
  const both = signal === undefined ? time : AbortSignal.any([signal, time]);
  try {
    return await abortable(check(both), both);
  } catch (error) {
    signal?.throwIfAborted();
    if (time.aborted) {
      const said = 'There was no answer in the time that a check may take, so nothing is known.';
      return [
        { part, state: 'warn', said, fix: 'Check the network between here and there, then look again.' },
      ];
    }
    // Its text may hold an address with a password in it, so only the log has it.
    log({ event: 'check-failed', part, err: error });
    const said = 'The check itself failed, so nothing is known; the log says why (check-failed).';
    return [{ part, state: 'warn', said }];
  }
}
