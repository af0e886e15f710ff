import { z } from 'zod';
import { DeliveryError } from '../../core/errors.ts';
import type { KeyValue } from '../../core/key-value.ts';
import type { Reply } from '../../core/types.ts';

const POSTS = 'web-post';
const NUMBERS = 'web-post-number';
const LAST = 'web-post-last';
const KEPT = { seconds: 30 * 86_400 };
const MOST_SHOWN = 20;

/** A daily post, an alert or a notice on the page. */
interface Post {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reply: Reply;
}

export interface PostsParts {
  /** Null while nothing can have been posted. */
  readonly keyValue: () => Promise<KeyValue | null>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The posts of the page, kept for a month. */
export interface Posts {
  /** Its number; for a second post under one key that of the first. Rejects with a `DeliveryError`. */
  readonly post: (reply: Reply, key: string) => Promise<string>;
  readonly find: (key: string) => Promise<string | null>;
  /** Those with a higher number, oldest first, the last 20 at most. */
  readonly after: (number: number) => Promise<readonly Post[]>;
}

const Kept = z.object({
  number: z.number(),
  at: z.number(),
  /** The reply as it was; base64 of its picture. */
  reply: z.custom<Reply>((value) => typeof value === 'object' && value !== null),
  png: z.string().nullable(),
});

/**
 * A post has its place in the row of posts before it is there itself, and both know of each other: one that was lost
 * half-way is passed over, and posted again under the next number.
 */
export function createPosts({ keyValue: open, now }: PostsParts): Posts {
  const find = async (key: string) => {
    const keyValue = await open();
    const post = keyValue === null ? null : await postUnder(key, keyValue);
    return post === null ? null : String(post.number);
  };
  return {
    find: (key) => delivering(find(key)),
    post: (reply, key) =>
      delivering(
        (async () => {
          const keyValue = await open();
          if (keyValue === null) throw new Error('a post came before there was anything to keep it in');
          const there = await postUnder(key, keyValue);
          if (there !== null) return String(there.number);
          const number = await nextNumber(keyValue);
          await keyValue.set(NUMBERS, String(number), key, KEPT);
          await keyValue.set(LAST, LAST, number, { seconds: null });
          await keyValue.set(POSTS, key, kept({ number, at: now(), reply }), KEPT);
          return String(number);
        })(),
      ),
    after: async (number) => {
      const keyValue = await open();
      return keyValue === null ? [] : postsAfter(number, keyValue);
    },
  };
}

async function postUnder(key: string, keyValue: KeyValue): Promise<Post | null> {
  const parsed = Kept.safeParse(await keyValue.get(POSTS, key));
  if (!parsed.success) return null;
  const { number, at, reply, png } = parsed.data;
  const image =
    reply.image === undefined || png === null
      ? {}
      : { image: { ...reply.image, png: Buffer.from(png, 'base64') } };
  return { number, at, reply: { ...reply, ...image } };
}

function kept({ number, at, reply }: Post): z.infer<typeof Kept> {
  const { image, ...words } = reply;
  // The numbers behind the words are large, and nobody reads them here.
  const { report: _report, ...said } = words;
  if (image === undefined) return { number, at, reply: said, png: null };
  const png = Buffer.from(image.png).toString('base64');
  return { number, at, reply: { ...said, image: { ...image, png: new Uint8Array() } }, png };
}

/** The last number that was given out: who gave out one at the same time may have noted a lower one. */
async function lastNumber(keyValue: KeyValue): Promise<number> {
  const noted = await keyValue.get(LAST, LAST);
  let last = typeof noted === 'number' ? noted : 0;
  while ((await keyValue.get(NUMBERS, String(last + 1))) !== undefined) last += 1;
  return last;
}

async function nextNumber(keyValue: KeyValue): Promise<number> {
  let number = (await lastNumber(keyValue)) + 1;
  while (!(await keyValue.claim(NUMBERS, String(number), KEPT))) number += 1;
  return number;
}

async function postsAfter(number: number, keyValue: KeyValue): Promise<readonly Post[]> {
  const last = await lastNumber(keyValue);
  const first = Math.max(number, last - MOST_SHOWN) + 1;
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const posts = await Promise.all(
    numbers.map(async (one) => {
      const key = await keyValue.get(NUMBERS, String(one));
      const post = typeof key === 'string' ? await postUnder(key, keyValue) : null;
      return post?.number === one ? post : null;
    }),
  );
  return posts.filter((post) => post !== null);
}

async function delivering<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw new DeliveryError(
      'The page’s posts could not be kept: the database does not answer. It is tried again.',
      {
        permanent: false,
        cause: error,
      },
    );
  }
}
