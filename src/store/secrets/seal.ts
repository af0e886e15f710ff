import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

/** Encrypts texts under a key of the operator's. `name` is where a text is kept: moved elsewhere, it can't be opened. */
export interface Seal {
  readonly seal: (name: string, text: string) => Promise<string>;
  /** The text, or null when it was sealed with neither of the keys, under another name, or was changed since. */
  readonly open: (name: string, sealed: string) => Promise<string | null>;
  /** False for what was sealed with the former key. */
  readonly isCurrent: (sealed: string) => Promise<boolean>;
}

/** The way it is done, so that another way can take its place: `v1:<key>:<nonce, text and tag in base64url>`. */
const VERSION = 'v1';
const SEALED = /^v1:([\w-]{8}):([\w-]{38,})$/;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What scrypt asks of a guesser for each guess: 32 MB. It is done once a process and key, in a tenth of a second. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
/** Keys are long and random, and what was sealed must open on another machine: so the salt is no secret, and no other. */
const SALT = 'lockstep state key, first way';

interface Key {
  /** Tells keys apart, and nothing about them. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** True for what `seal` made, whoever has the key. */
export function isSealed(value: unknown): value is string {
  return typeof value === 'string' && SEALED.test(value);
}

/** AES-256-GCM under a key derived from `key`; what was sealed under `former` can still be opened. */
export function createSeal(key: string, former: string | undefined): Seal {
  const current = lazily(() => derived(key));
  const before = former === undefined ? null : lazily(() => derived(former));
  const keyOf = async (id: string | undefined): Promise<Key | null> => {
    const now = await current();
    if (now.id === id) return now;
    const then = await before?.();
    return then?.id === id ? (then ?? null) : null;
  };
  return {
    seal: async (name, text) => {
      const { id, bytes } = await current();
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.from(name));
      const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return `${VERSION}:${id}:${Buffer.concat(sealed).toString('base64url')}`;
    },
    open: async (name, sealed) => {
      const [, id, box = ''] = SEALED.exec(sealed) ?? [];
      const known = await keyOf(id);
      return known === null ? null : opened(known, name, Buffer.from(box, 'base64url'));
    },
    isCurrent: async (sealed) => SEALED.exec(sealed)?.[1] === (await current()).id,
  };
}

function opened({ bytes }: Key, name: string, box: Buffer): string | null {
  const nonce = box.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', bytes, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(name))
    .setAuthTag(box.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    // The tag does not fit: not what was sealed, or not there.
    return null;
  }
}

async function derived(key: string): Promise<Key> {
  const derive: (key: string, salt: string, length: number, cost: typeof COST) => Promise<Buffer> =
    promisify(scrypt);
  const bytes = await derive(key, SALT, 32, COST);
  const id = createHmac('sha256', bytes).update('name of the key').digest('base64url').slice(0, 8);
  return { id, bytes };
}

function lazily<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
}
