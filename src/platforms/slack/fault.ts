import { randomBytes } from 'node:crypto';
import { faultSentence } from '../../core/errors.ts';
import type { LogEvent, SlackLog } from './desk.ts';

/** Under which the log has what belongs to one answer. */
export function newReference(): string {
  return randomBytes(3).toString('hex');
}

/** Logs what nobody expected under a short reference; what a person is told of it. */
export function fault(
  error: unknown,
  { reference = newReference(), ...about }: Omit<LogEvent, 'event'> & { readonly reference?: string },
  log: SlackLog,
): string {
  log.error({ event: 'fault', reference, ...about, err: error });
  return faultSentence(reference);
}
