import { DeliveryError } from '../../../src/core/errors.ts';
import type { Target } from '../../../src/core/people.ts';
import type { Platform } from '../../../src/core/ports.ts';

/**
 * The client of the chat server, as a platform would have it: one attempt a call, errors with the fix in them.
 * `nonce` lets the server tell a repeated post; otherwise only `find` can.
 */
export function chatPlatform(
  url: string,
  { nonce }: { readonly nonce: boolean },
): Pick<Platform, 'name' | 'look' | 'post' | 'find'> {
  return {
    name: 'chat',
    look: { theme: 'light', scale: 1 },
    post: async (target, reply, key, signal) => {
      const body = {
        place: placeOf(target),
        key,
        text: [reply.title, reply.lead, ...reply.notes].join('\n'),
        image: reply.image !== undefined,
        nonce: nonce ? key : null,
      };
      const answer = await call(`${url}/messages`, { method: 'POST', body: JSON.stringify(body) }, signal);
      if (answer.id === null)
        throw new DeliveryError('The chat server gave no id. Try again.', { permanent: false });
      return answer.id;
    },
    find: async (target, key, signal) => {
      const query = new URLSearchParams({ place: placeOf(target), key });
      return (await call(`${url}/messages?${query.toString()}`, {}, signal)).id;
    },
  };
}

/** Where the messages for a target stand on the server. */
export function placeOf({ workspace, kind, id }: Target): string {
  return `${workspace}/${kind}/${id}`;
}

async function call(
  url: string,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<{ readonly id: string | null }> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    throw new DeliveryError('The chat server could not be reached. It may be back soon.', {
      permanent: false,
      cause: error,
    });
  }
  if (response.status === 403) {
    throw new DeliveryError('I may not post there. Invite me, then resume it.', { permanent: true });
  }
  const answer: unknown = await response.json();
  if (!response.ok) {
    const asked = typeof answer === 'object' && answer !== null && 'retryAfterMs' in answer;
    throw new DeliveryError(`The chat server answered ${response.status}.`, {
      permanent: false,
      retryAfterMs: asked ? Number(answer.retryAfterMs) : undefined,
    });
  }
  const id = typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : null;
  return { id: typeof id === 'string' ? id : null };
}
