import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { rateLimit } from '../../core/pacing/rate-limit.ts';
import type { ClientAddress } from './client-address.ts';
import type { Desk } from './desk.ts';

const COOKIE = 'lockstep';
const SIGNED_IN_SECONDS = 30 * 86_400;

/** Wrong tokens a minute from one address; after that, right ones are not looked at either. */
const MOST_WRONG = 5;

/** What became of a token that somebody gave. */
type Knock = { readonly kind: 'right' | 'wrong' } | { readonly kind: 'wait'; readonly waitMs: number };

/** Lets in whoever knows the token, by a header or by the cookie that signing in set. */
export interface Door {
  readonly isOpen: (c: Context) => Promise<boolean>;
  /** 401 for everybody whom it is not open to, 429 for whoever tried too often. */
  readonly guard: MiddlewareHandler;
  /** The session of a signed-in browser; null for programs, and where no token is needed. */
  readonly session: (c: Context) => Promise<string | null>;
  /** Sets the cookie when the token is right. */
  readonly signIn: (c: Context, token: string) => Promise<Knock>;
  readonly signOut: (c: Context) => void;
}

export interface DoorParts {
  readonly token: string | undefined;
  readonly addressOf: ClientAddress;
  readonly log: Desk['log'];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Without a token everybody is let in. The cookie is signed with the token, so another token ends every session, and
 * nothing about sessions is kept.
 */
export function createDoor({ token, addressOf, log, now }: DoorParts): Door {
  const wrong = rateLimit(MOST_WRONG, now);
  const knock = (c: Context, given: string): Knock => {
    if (token === undefined) return { kind: 'right' };
    const address = addressOf(c);
    const waitMs = wrong.waitMs(address);
    if (waitMs > 0) return { kind: 'wait', waitMs };
    if (isSame(given, token)) return { kind: 'right' };
    wrong.count(address);
    log.warn({ event: 'web-wrong-token', address });
    return { kind: 'wrong' };
  };
  const session = async (c: Context) => {
    if (token === undefined) return null;
    const value = await getSignedCookie(c, token, COOKIE);
    const [id = '', until = ''] = typeof value === 'string' ? value.split('.') : [];
    return id !== '' && Number(until) > now() ? id : null;
  };
  /** A request without a token is no try. */
  const enter = async (c: Context): Promise<Knock> => {
    if (token === undefined || (await session(c)) !== null) return { kind: 'right' };
    const given = bearer(c);
    return given === '' ? { kind: 'wrong' } : knock(c, given);
  };
  return {
    session,
    isOpen: async (c) => (await enter(c)).kind === 'right',
    guard: async (c, next) => {
      const entered = await enter(c);
      if (entered.kind === 'right') return next();
      if (entered.kind === 'wait') return tooManyWrong(c, entered.waitMs);
      c.header('WWW-Authenticate', 'Bearer realm="Lockstep"');
      return c.json(
        { error: 'Sign in on the page, or send the header `Authorization: Bearer` with WEB_TOKEN.' },
        401,
      );
    },
    signIn: async (c, given) => {
      const knocked = token === undefined ? ({ kind: 'wrong' } as const) : knock(c, given);
      if (token === undefined || knocked.kind !== 'right') return knocked;
      const until = now() + SIGNED_IN_SECONDS * 1_000;
      await setSignedCookie(c, COOKIE, `${randomUUID()}.${until}`, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'Strict',
        secure: c.req.header('x-forwarded-proto') === 'https',
        maxAge: SIGNED_IN_SECONDS,
      });
      return knocked;
    },
    signOut: (c) => {
      deleteCookie(c, COOKIE, { path: '/' });
    },
  };
}

/** What whoever tried too often is told. */
export function tooManyWrong(c: Context, waitMs: number): Response {
  const seconds = Math.ceil(waitMs / 1_000);
  c.header('Retry-After', String(seconds));
  return c.json({ error: `Too many wrong tokens came from your address. Try again in ${seconds} s.` }, 429);
}

function bearer(c: Context): string {
  return /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
}

/** Takes as long for a near miss as for anything else. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
