import { createHash } from 'node:crypto';

/** The namespace of our ids: any UUID will do, as long as it never changes. */
const NAMESPACE = '6f0d1a52-3c0b-5f0e-9d1c-5b1a8a3f2e77';

/** UUID v5 (RFC 9562): the same words give the same id in every replica and after every restart. */
export function idOf(...words: readonly (string | number)[]): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(words.join('\n'))
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A slot of a daily post. */
export function slotId(post: string, slot: number): string {
  return idOf('daily', post, slot);
}

/** The judging of an alert after a session. */
export function judgingId(alert: string, session: string): string {
  return idOf('judge', alert, session);
}

/** A session after which an alert was not judged. */
export function notJudgedId(alert: string, session: string): string {
  return idOf('not judged', alert, session);
}

/** What happened to an alert on a day. */
export function eventId(alert: string, day: string): string {
  return idOf('alert', alert, day);
}

/** What somebody is told about a delivery. */
export function noticeId(delivery: string): string {
  return idOf('notice', delivery);
}
