import { randomBytes } from 'node:crypto';
import { faultSentence } from '../../core/errors.ts';
import type { LogEvent, SlackLog } from './desk.ts';

/** Logs what nobody expected under a short reference; what a person is told of it. */
export function fault(error: unknown, about: Omit<LogEvent, 'event'>, log: SlackLog): string {
  const reference = randomBytes(3).toString('hex');
  log.error({ event: 'fault', reference, ...about, err: error });
  return faultSentence(reference);
}
