import { createHmac } from 'node:crypto';
import type { Envelope, Route, Settle } from './deliveries.ts';
import type { Json } from './json.ts';
import type { World } from './world.ts';

/** What is wrong with a pushed request. */
type Forgery = 'wrong-signature' | 'old-timestamp' | 'no-signature';

export interface Push extends Route {
  /** Sends to this address from now on; null goes back to sockets. */
  readonly to: (url: string | null) => void;
  readonly active: () => boolean;
  /** Sends one request by hand; the status and the text of the answer. */
  readonly raw: (
    kind: Envelope['kind'],
    payload: Json,
    forged?: Forgery,
  ) => Promise<{ status: number; body: string }>;
}

/**
 * HTTP mode: signed requests to the app's address, one for all kinds. Signatures carry the machine's own time, because
 * the app compares them with it.
 */
export function createPush(world: World): Push {
  let target: string | null = null;
  const request = (
    kind: Envelope['kind'],
    payload: Json,
    headers: Record<string, string>,
    forged?: Forgery,
  ) => {
    if (target === null) throw new Error('No address was given to push to.');
    const { body, type } = bodyOf(kind, payload);
    return fetch(target, {
      method: 'POST',
      body,
      headers: { 'content-type': type, ...headers, ...signature(world.signingSecret, body, forged) },
    });
  };
  return {
    to: (url) => void (target = url),
    active: () => target !== null,
    ready: () => target !== null,
    send: ({ kind, payload, attempt, reason }, settle) => {
      const headers: Record<string, string> =
        attempt === 0
          ? {}
          : { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': retryReason(reason) };
      void request(kind, payload, headers).then(
        (response) => settleBy(response, settle),
        () => settle.failed('connection_failed'),
      );
    },
    raw: async (kind, payload, forged) => {
      const response = await request(kind, payload, {}, forged);
      return { status: response.status, body: await response.text() };
    },
  };
}

async function settleBy(response: Response, settle: Settle): Promise<void> {
  const text = await response.text();
  if (!response.ok) {
    settle.failed('http_error', response.headers.get('x-slack-no-retry') === '1');
    return;
  }
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  settle.acked(isJson ? JSON.parse(text) : { text });
}

function retryReason(reason: string): string {
  return reason === 'timeout' ? 'http_timeout' : reason;
}

function bodyOf(kind: Envelope['kind'], payload: Json): { body: string; type: string } {
  const form = 'application/x-www-form-urlencoded';
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  if (kind === 'interactive') {
    return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: form };
  }
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return { body: new URLSearchParams(fields).toString(), type: form };
}

function signature(secret: string, body: string, forged?: Forgery): Record<string, string> {
  if (forged === 'no-signature') return {};
  const seconds = Math.floor(Date.now() / 1000) - (forged === 'old-timestamp' ? 600 : 0);
  const key = forged === 'wrong-signature' ? `${secret}-not` : secret;
  const digest = createHmac('sha256', key).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
}
