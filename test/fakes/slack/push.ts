import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
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
  readonly close: () => void;
}

/** What the app's address answered. */
interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * HTTP mode: signed requests to the app's address, one for all kinds. Signatures carry the machine's own time, because
 * the app compares them with it.
 */
export function createPush(world: World): Push {
  const agent = new Agent({ keepAlive: true });
  let target: string | null = null;
  const send = (
    kind: Envelope['kind'],
    payload: Json,
    headers: Record<string, string>,
    forged?: Forgery,
  ): Promise<Answered> => {
    if (target === null) throw new Error('No address was given to push to.');
    const { body, type } = bodyOf(kind, payload);
    return requestOnce(agent, target, body, {
      'content-type': type,
      ...headers,
      ...signature(world.signingSecret, body, forged),
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
      void send(kind, payload, headers).then(
        (answered) => settleBy(answered, settle),
        () => settle.failed('connection_failed'),
      );
    },
    raw: (kind, payload, forged) => send(kind, payload, {}, forged),
    close: () => agent.destroy(),
  };
}

/** A plain request: cheaper than fetch, which matters where hundreds are sent at once and their acks timed. */
async function requestOnce(
  agent: Agent,
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<Answered> {
  const sent = request(url, { method: 'POST', agent, headers });
  sent.end(body);
  const [response]: IncomingMessage[] = await once(sent, 'response');
  if (response === undefined) throw new Error('The app gave no answer.');
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}

function settleBy({ status, headers, body }: Answered, settle: Settle): void {
  if (status !== 200) settle.failed('http_error', headers['x-slack-no-retry'] === '1');
  else settle.acked(headers['content-type']?.includes('json') === true ? parsed(body) : { text: body });
}

/** Slack shows what it can't read as text. */
function parsed(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    return { text: body };
  }
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
