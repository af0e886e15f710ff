import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { ask, type Asking } from './ask.ts';
import type { Desk } from './desk.ts';
import { shown, shownRefusal } from './shown.ts';

/** Proxies close what is silent for longer. */
const QUIET_MS = 15_000;

/**
 * Answers one question as a stream of events: `progress` `{ share, what }` as often as there is news, then `answer` or
 * `refusal`, and the end. Whoever closes the stream takes the question back.
 */
export function askedEvents(
  c: Context,
  question: Omit<Asking, 'signal' | 'onProgress'>,
  desk: Desk,
): Response {
  const gone = new AbortController();
  const signal = AbortSignal.any([c.req.raw.signal, gone.signal]);
  const response = streamSSE(c, async (stream) => {
    stream.onAbort(() => gone.abort());
    const send = (event: string, data: object) => stream.writeSSE({ event, data: JSON.stringify(data) });
    const breathing = setInterval(() => void stream.write(': still at it\n\n'), QUIET_MS);
    try {
      const outcome = await ask(
        { ...question, signal, onProgress: (share, what) => void send('progress', { share, what }) },
        desk,
      );
      if (outcome.kind === 'refused') await send('refusal', shownRefusal(outcome));
      else await send('answer', shown(outcome.reply, desk, question.previous));
    } finally {
      clearInterval(breathing);
    }
  });
  // Whether the connection stays open is for the server and the client to settle.
  response.headers.delete('Connection');
  return response;
}
