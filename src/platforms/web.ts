import type { KeyValue } from '../core/key-value.ts';
import type { OperatorPage } from '../core/health/operator-page.ts';
import { rateLimit } from '../core/pacing/rate-limit.ts';
import type { Catalog } from '../core/query/catalog.ts';
import type { Look } from '../core/chart.ts';
import type { Answer, Command, Platform } from '../core/ports.ts';
import { createApp } from './web/app.ts';
import { clientAddress } from './web/client-address.ts';
import { WEB, type Desk } from './web/desk.ts';
import { listen, type Listening } from './web/listen.ts';
import { createPosts } from './web/posts.ts';
import { atOncePerClient } from './web/at-once-per-client.ts';

export interface WebOptions {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** What others have to know to ask here; undefined where nobody else can reach it. */
  readonly token: string | undefined;
  /** How many proxies stand before it that each say whom a request comes from. */
  readonly proxies?: number | undefined;
  readonly look: Look;
  /** True when prices are made up. */
  readonly simulated: boolean;
  readonly catalog: Catalog;
  /** Pages for whoever runs the bot. */
  readonly pages: readonly OperatorPage[];
  /** Aborts when the bot is told to stop: from then on no question is taken. */
  readonly closing?: AbortSignal | undefined;
  /** Where posts are kept; null while nothing can have been posted. */
  readonly keyValue: () => Promise<KeyValue | null>;
  readonly log: Desk['log'];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  readonly wait: Desk['wait'];
}

export interface Web extends Platform {
  /** `http://127.0.0.1:3000`; null before the start. */
  readonly address: () => string | null;
}

/** Questions that one browser or program may have under way. */
const MOST_AT_ONCE = 6;
/** Suggestions a minute for each of them: nobody types ten characters a second for a minute. */
const MOST_TYPED = 600;
/** Answers under way get so long to end when the server stops, unless it is told. */
const FINISH_MS = 25_000;
/** And those that did not, so long to be told. */
const FAREWELL_MS = 1_000;

/** The page and its API as a place that people ask from, and that daily posts and alerts go to. */
export function createWeb(options: WebOptions): Web {
  const {
    host,
    port,
    token,
    proxies = 0,
    look,
    simulated,
    pages,
    catalog,
    keyValue,
    log,
    now,
    wait,
  } = options;
  const lifetime = new AbortController();
  let listening: Listening | null = null;
  const posts = createPosts({ keyValue, now });
  return {
    name: WEB,
    look,
    address: () => listening?.address ?? null,
    post: (_target, reply, key) => posts.post(reply, key),
    find: (_target, key) => posts.find(key),
    start: async (answer: Answer, commands: readonly Command[]) => {
      const desk: Desk = {
        answer,
        commands,
        catalog,
        look,
        atOnce: atOncePerClient(MOST_AT_ONCE),
        typing: rateLimit(MOST_TYPED, now),
        log,
        now,
        wait,
        closing: options.closing ?? lifetime.signal,
        lifetime: lifetime.signal,
      };
      const addressOf = clientAddress(proxies);
      const app = createApp({ desk, posts, pages, simulated, token, addressOf });
      listening = await listen(app, { host, port });
    },
    stop: async (finishMs = FINISH_MS) => {
      if (listening === null) return;
      const closed = listening.close();
      const over = new AbortController();
      const after = (ms: number) => wait(ms, over.signal).catch(() => undefined);
      await Promise.race([closed, after(finishMs)]);
      // What is not answered yet is told to ask again; what can't even be told is cut off.
      lifetime.abort();
      await Promise.race([closed, after(FAREWELL_MS)]);
      over.abort();
      listening.cutOff();
      await closed;
    },
  };
}
