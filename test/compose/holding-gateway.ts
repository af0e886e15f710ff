import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { onLoopback } from '../fakes/on-loopback.ts';

/** Stands before one exchange, at `/<exchange>/...`, and can stop answering at any request. */
export interface HoldingGateway {
  readonly url: string;
  /** How many requests came. */
  readonly count: () => number;
  /** Answers so many more requests, and holds those that come after them. */
  readonly holdAfter: (more: number) => void;
  /** Resolves when so many requests are held. */
  readonly held: (requests: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startHoldingGateway(target: string): Promise<HoldingGateway> {
  let came = 0;
  let allowed = Infinity;
  const held: ServerResponse[] = [];
  const waiters: { readonly requests: number; readonly done: () => void }[] = [];
  const server = createServer((request, response) => {
    came += 1;
    if (allowed > 0) {
      allowed -= 1;
      void relay(`${target}${(request.url ?? '').replace(/^\/[a-z]+/, '')}`, response);
      return;
    }
    held.push(response);
    for (const { requests, done } of waiters) if (held.length >= requests) done();
  });
  const port = await onLoopback(server);
  return {
    url: `http://127.0.0.1:${port}`,
    count: () => came,
    holdAfter: (more) => {
      allowed = more;
      held.length = 0;
    },
    held: (requests) => new Promise((done) => void waiters.push({ requests, done })),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function relay(url: string, response: ServerResponse): Promise<void> {
  const answer = await fetch(url);
  const body = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
}
