import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { OperatorPage } from '../../core/health/operator-page.ts';
import { api } from './api.ts';
import { logFault } from '../../core/fault.ts';
import type { ClientAddress } from './client-address.ts';
import type { Desk } from './desk.ts';
import { safeHeaders } from './headers.ts';
import { ownNameOnly, ownSiteOnly } from './own-site.ts';
import { pageFiles } from './page-files.ts';
import type { Posts } from './posts.ts';
import { createDoor, tooManyWrong, type Door } from './sign-in.ts';

/** What supervisors ask, who know no token. */
const OPEN_PAGES: readonly string[] = ['/healthz', '/readyz'];
const LARGEST_FORM = 1_024;

export interface AppParts {
  readonly desk: Desk;
  readonly posts: Posts;
  readonly pages: readonly OperatorPage[];
  readonly simulated: boolean;
  readonly token: string | undefined;
  readonly addressOf: ClientAddress;
}

/** Every address that is answered, and what stands before each. */
export function createApp({ desk, posts, pages, simulated, token, addressOf }: AppParts): Hono {
  const door = createDoor({ token, addressOf, log: desk.log, now: desk.now });
  const app = new Hono();
  app.use(safeHeaders());
  if (token === undefined) app.use(ownNameOnly());
  app.onError((error, c) =>
    isCutOff(error)
      ? c.json({ error: 'The request ended before its body did. Send it again.' }, 400)
      : c.json({ error: logFault(error, { path: c.req.path }, desk.log) }, 500),
  );
  app.notFound((c) => c.text('There is nothing at this address. The page is at /.\n', 404));

  operatorPages(app, pages, door);
  signing(app, door);
  app.get('/api/hello', ownSiteOnly(), async (c) => {
    c.header('Cache-Control', 'no-store');
    const [isOpen, session] = [await door.isOpen(c), await door.session(c)];
    return c.json({ simulated, locked: !isOpen, signedIn: session !== null });
  });
  app.use('/api/*', ownSiteOnly(), door.guard);
  app.route('/api', api({ desk, posts, session: door.session, addressOf }));
  app.route('/', pageFiles());
  return app;
}

/** Whoever sent the request hung up: that is no fault of ours. */
function isCutOff(error: Error): boolean {
  return 'code' in error && error.code === 'ECONNRESET';
}

function operatorPages(app: Hono, pages: readonly OperatorPage[], door: Door): void {
  for (const { path, respond } of pages) {
    if (!OPEN_PAGES.includes(path)) app.use(path, ownSiteOnly(), door.guard);
    app.get(path, async () => {
      const { status, type, body } = await respond();
      return new Response(body, { status, headers: { 'Content-Type': type, 'Cache-Control': 'no-store' } });
    });
  }
}

/** The form of the page sends the token here; the page itself holds nothing that anybody asked, and is open. */
function signing(app: Hono, door: Door): void {
  app.use('/sign-in', ownSiteOnly(), bodyLimit({ maxSize: LARGEST_FORM }));
  app.post('/sign-in', async (c) => {
    const { token } = await c.req.parseBody();
    const knock = typeof token === 'string' ? await door.signIn(c, token.trim()) : null;
    if (knock?.kind === 'right') return c.body(null, 204);
    if (knock?.kind === 'wait') return tooManyWrong(c, knock.waitMs);
    return c.json({ error: 'That is not the token. It is what WEB_TOKEN says where the bot runs.' }, 401);
  });
  app.use('/sign-out', ownSiteOnly());
  app.post('/sign-out', (c) => {
    door.signOut(c);
    // What was answered is not to be found by whoever sits here next.
    c.header('Clear-Site-Data', '"cache"');
    return c.body(null, 204);
  });
}
