import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { answerDocument, type RefusalDocument } from '../../core/answer-document.ts';
import type { Look } from '../../core/chart.ts';
import type { Reply } from '../../core/types.ts';
import { ask, type Outcome } from './ask.ts';
import type { ClientAddress } from './client-address.ts';
import type { Desk } from './desk.ts';
import { askedEvents } from './events.ts';
import { chartAddress, fileAddress } from './addresses.ts';
import type { Posts } from './posts.ts';
import { questionOfAddress, questionOfBody, type Question, type Unreadable } from './question.ts';
import { shown } from './shown.ts';
import { suggestions } from './suggest.ts';

const LARGEST_BODY = 16_384;
const LONGEST_TYPED = 500;
/** Seconds after which what is busy or out of order may be asked again. */
const RETRY_AFTER: Readonly<Partial<Record<number, string>>> = { 429: '1', 503: '60' };

export interface ApiParts {
  readonly desk: Desk;
  readonly posts: Posts;
  /** The session of a browser that signed in, or null. */
  readonly session: (c: Context) => Promise<string | null>;
  readonly addressOf: ClientAddress;
}

/** Everything under /api (docs/web.md). What is read may be kept as long as it is asked about again each time. */
export function api({ desk, posts, session, addressOf }: ApiParts): Hono {
  /** Whose turn a question takes: a browser's session, or an address. */
  const clientOf = async (c: Context) => (await session(c)) ?? addressOf(c);
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) {
      c.res.headers.set('Cache-Control', c.res.ok ? 'private, no-cache' : 'no-store');
    }
  });
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }));
  const tagged = etag();

  const answered = async (c: Context, question: Question) =>
    ask({ ...question, client: await clientOf(c), signal: c.req.raw.signal }, desk);
  /** Answers the question of an address, and lets `respond` say it. */
  const reading = (respond: (c: Context, reply: Reply, look: Look) => Response) => async (c: Context) => {
    const question = questionOfAddress(c);
    if ('sentence' in question) return unreadable(c, question);
    const outcome = await answered(c, question);
    if (outcome.kind === 'refused') return refusal(c, question.line, outcome);
    return respond(c, outcome.reply, { ...desk.look, ...question.look });
  };

  app.get('/suggest', tagged, async (c) => suggested(c, await clientOf(c), desk));
  app.get('/posts', tagged, async (c) => seenPosts(c, { desk, posts }));
  app.get('/answer', tagged, reading(document));
  app.get('/chart.png', tagged, reading(chart));
  app.get('/file', tagged, reading(file));
  app.post('/answer', async (c) => {
    const question = await questionOfBody(c);
    if ('sentence' in question) return unreadable(c, question);
    const outcome = await answered(c, question);
    if (outcome.kind === 'refused') return refusal(c, question.line, outcome);
    return document(c, outcome.reply, { ...desk.look, ...question.look });
  });
  app.post('/ask', async (c) => {
    const question = await questionOfBody(c);
    if ('sentence' in question) return unreadable(c, question);
    return askedEvents(c, { ...question, client: await clientOf(c) }, desk);
  });
  app.all('*', (c) =>
    c.json({ error: 'There is nothing at this address. docs/web.md lists what there is.' }, 404),
  );
  return app;
}

/** A page that hears no suggestion shows none. */
function suggested(c: Context, client: string, desk: Desk): Response {
  const text = (c.req.query('text') ?? '').slice(0, LONGEST_TYPED);
  const waitMs = desk.typing.waitMs(client);
  if (waitMs > 0) {
    return refused(c, 429, { query: text, error: 'That is typed too fast for suggestions.' }, waitMs);
  }
  desk.typing.count(client);
  return c.json({ suggestions: suggestions(text, desk) });
}

/** The page asks again by itself, so one time that fails is no fault. */
async function seenPosts(c: Context, { desk, posts }: Pick<ApiParts, 'desk' | 'posts'>): Promise<Response> {
  const after = Number(c.req.query('after') ?? 0);
  try {
    const there = await posts.after(Number.isSafeInteger(after) ? after : 0);
    return c.json({
      posts: there.map(({ number, at, reply }) => ({ number, at, reply: shown(reply, desk) })),
    });
  } catch (error) {
    desk.log.warn({ event: 'web-posts-not-read', err: error });
    return c.json({ error: 'The posts can’t be looked up at the moment. It is tried again.' }, 503);
  }
}

function document(c: Context, reply: Reply, look: Look): Response {
  const { query, image, file: own } = reply;
  const placed =
    image === undefined
      ? null
      : { url: chartAddress(query, look), width: image.width, height: image.height, alt: image.alt };
  return c.json(
    answerDocument(reply, { chart: placed, file: own === undefined ? null : fileAddress(query) }),
  );
}

function chart(c: Context, { query, image }: Reply): Response {
  if (image === undefined) return refused(c, 404, { query, error: 'This answer has no chart.' });
  c.header('Content-Type', 'image/png');
  c.header('Content-Disposition', `inline; filename="${plainName(image.filename)}"`);
  return c.body(new Uint8Array(image.png));
}

function file(c: Context, { query, file: own }: Reply): Response {
  if (own === undefined) {
    return refused(c, 404, {
      query,
      error: 'This answer has no file. A line that begins with `csv` has one.',
    });
  }
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="${plainName(own.filename)}"`);
  return c.body(own.text);
}

/** A name can't end the header that it stands in. */
function plainName(filename: string): string {
  return filename.replaceAll(/[^\w.-]+/g, '-');
}

function unreadable(c: Context, { status, sentence }: Unreadable): Response {
  return refused(c, status, { query: '', error: sentence });
}

function refusal(c: Context, line: string, outcome: Extract<Outcome, { kind: 'refused' }>): Response {
  const { status, sentence, actions, waitMs } = outcome;
  // What may change something is asked with POST.
  if (status === 405) c.header('Allow', 'POST');
  return refused(c, status, { query: line, error: sentence, actions }, waitMs);
}

function tooLarge(c: Context): Response {
  return refused(c, 413, { query: '', error: `A request has at most ${LARGEST_BODY / 1_024} kilobytes.` });
}

function refused(
  c: Context,
  status: Extract<Outcome, { kind: 'refused' }>['status'] | 413 | 414,
  document: RefusalDocument,
  waitMs?: number,
): Response {
  const after = waitMs === undefined ? RETRY_AFTER[status] : String(Math.ceil(waitMs / 1_000));
  if (after !== undefined) c.header('Retry-After', after);
  return c.json(document, status);
}
