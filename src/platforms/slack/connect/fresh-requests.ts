import type { RequestListener } from 'node:http';

const WINDOW_SECONDS = 300;

/**
 * Refuses requests that were signed more than five minutes ago or hence. Bolt refuses old ones only; a request from the
 * future could be sent again for as long as it is ahead.
 */
export function freshRequests(listener: RequestListener, now: () => number): RequestListener {
  return (request, response) => {
    const stamp = request.headers['x-slack-request-timestamp'];
    // Requests without a stamp (installing, a probe) are the listener's to judge; unsigned ones it refuses.
    const age = stamp === undefined ? 0 : Math.abs(now() / 1_000 - Number(stamp));
    if (age <= WINDOW_SECONDS) {
      listener(request, response);
      return;
    }
    request.resume();
    response.writeHead(401).end();
  };
}
