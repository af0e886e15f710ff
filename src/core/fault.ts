import { faultSentence } from './errors.ts';
import type { Log, LogEvent } from './log.ts';

/** What people are told whose question could not be answered any more when the bot stopped. */
export const RESTARTING = 'I am being restarted. Ask again in a minute.';

/** Under which the log has what belongs to one answer: six hexadecimal digits. */
export function newReference(): string {
  return crypto.randomUUID().slice(0, 6);
}

/** Logs what nobody expected under a short reference; what a person is told of it. */
export function logFault(
  error: unknown,
  { reference = newReference(), ...about }: Omit<LogEvent, 'event'> & { readonly reference?: string },
  { error: log }: Pick<Log, 'error'>,
): string {
  log({ event: 'fault', reference, ...about, err: error });
  return faultSentence(reference);
}
