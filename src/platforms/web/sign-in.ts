import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';

const COOKIE = 'lockstep';
const SIGNED_IN_SECONDS = 30 * 86_400;

/** Lets in whoever knows the token, by a header or by the cookie that signing in set. */
export interface Door {
  readonly isOpen: (c: Context) => Promise<boolean>;
  /** 401 for everybody whom it is not open to. */
  readonly guard: MiddlewareHandler;
  /** The session of a signed-in browser; null for programs, and where no token is needed. */
  readonly session: (c: Context) => Promise<string | null>;
  /** Sets the cookie when the token is right. */
  readonly signIn: (c: Context, token: string) => Promise<boolean>;
  readonly signOut: (c: Context) => void;
}

/**
 * Without a token everybody is let in. The cookie is signed with the token, so another token ends every session, and
 * nothing about sessions is kept. `now`: milliseconds since 1970.
 */
export function createDoor(token: string | undefined, now: () => number): Door {
  const session = async (c: Context) => {
    if (token === undefined) return null;
    const value = await getSignedCookie(c, token, COOKIE);
    const [id = '', until = ''] = typeof value === 'string' ? value.split('.') : [];
    return id !== '' && Number(until) > now() ? id : null;
  };
  const isOpen = async (c: Context) =>
    token === undefined || isSame(bearer(c), token) || (await session(c)) !== null;
  return {
    session,
    isOpen,
    guard: async (c, next) => {
      if (await isOpen(c)) return next();
      c.header('WWW-Authenticate', 'Bearer realm="Lockstep"');
      return c.json(
        { error: 'Sign in on the page, or send the header `Authorization: Bearer` with WEB_TOKEN.' },
        401,
      );
    },
    signIn: async (c, given) => {
      if (token === undefined || !isSame(given, token)) return false;
      const until = now() + SIGNED_IN_SECONDS * 1_000;
      await setSignedCookie(c, COOKIE, `${randomUUID()}.${until}`, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'Strict',
        secure: c.req.header('x-forwarded-proto') === 'https',
        maxAge: SIGNED_IN_SECONDS,
      });
      return true;
    },
    signOut: (c) => {
      deleteCookie(c, COOKIE, { path: '/' });
    },
  };
}

function bearer(c: Context): string {
  return /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
}

/** Takes as long for a near miss as for anything else. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
