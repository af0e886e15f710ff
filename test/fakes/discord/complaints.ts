import type { ApiError } from './api-error.ts';

/** Something the bot did that Discord refuses or that can't be meant: the test that caused it must not pass unseen. */
export interface Complaint {
  /** `POST /channels/1/messages`. */
  readonly request: string;
  readonly what: string;
}

/** A refused body with its tree, in one line. */
export function describeRefusal({ code, message, errors }: ApiError): string {
  return `${code} ${message}${errors === undefined ? '' : ` ${JSON.stringify(errors)}`}`;
}
