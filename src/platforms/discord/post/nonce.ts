import { createHash } from 'node:crypto';

/** As many characters as a nonce may have. */
const LENGTH = 25;

/** The part of a message's body under which Discord gives a second one within a few minutes the first one again. */
export function nonced(key: string): { readonly nonce: string; readonly enforce_nonce: true } {
  return { nonce: nonceOf(key), enforce_nonce: true };
}

/** The nonce that stands for a key: the same text for the same key, within Discord's 25 characters. */
export function nonceOf(key: string): string {
  return digest(key).slice(0, LENGTH);
}

/** Of any text, in hexadecimal. */
export function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
