import type { MiddlewareHandler } from 'hono';

const OWN_NAMES = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Without a token the page is this machine's alone. A site of somebody else's could give its own name the address
 * 127.0.0.1 and would then be of our origin: so no name but our own is answered.
 */
export function ownNameOnly(): MiddlewareHandler {
  return async (c, next) => {
    if (OWN_NAMES.test(new URL(c.req.url).hostname)) return next();
    return c.json(
      {
        error:
          'This page answers at http://127.0.0.1 and http://localhost only. Set WEB_TOKEN to use other names.',
      },
      403,
    );
  };
}

/**
 * No other site may ask in the name of whoever is here. Browsers say where a request comes from; what says nothing is
 * none. A link that was followed may read.
 */
export function ownSiteOnly(): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site') ?? 'none';
    const origin = c.req.header('origin');
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    const isFollowed = reads && c.req.header('sec-fetch-mode') === 'navigate';
    const isOwn =
      (site === 'same-origin' || site === 'none') && (origin === undefined || isOwnOrigin(origin, c.req));
    if (isOwn || isFollowed) return next();
    return c.json(
      { error: 'Another site can’t ask here. Open the page itself, or ask from a program.' },
      403,
    );
  };
}

/** Behind a proxy that speaks TLS the scheme differs, and the name stays. */
function isOwnOrigin(origin: string, request: { readonly url: string }): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
}
