import { scale, theme } from './theme.js';

/** @import { Shown, ShownRefusal } from '../shown.ts' */
/** @typedef {{ readonly kind: 'answer', readonly answer: Shown } | { readonly kind: 'refusal', readonly refusal: ShownRefusal }} Outcome */
/** @typedef {{ readonly line: string, readonly previous?: string | undefined, readonly spoken?: boolean, readonly readOnly?: boolean }} Question */

const AWAY = 'The bot does not answer. Look whether it still runs, then ask again.';

/**
 * Asks a question and waits for its answer. Never rejects, except when it was taken back by the signal.
 *
 * @param {Question} question
 * @param {{ readonly signal: AbortSignal, readonly onProgress: (share: number, what: string) => void }} options
 * @returns {Promise<Outcome>}
 */
export async function ask({ line, ...how }, { signal, onProgress }) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    const response = await fetch('/api/ask', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ q: line, ...how, theme: theme(), scale: scale(), zone }),
      signal,
    });
    if (!response.ok || response.body === null) return refused(response.status, await sentenceOf(response));
    for await (const { event, data } of events(response.body)) {
      if (event === 'progress') onProgress(data.share, data.what);
      if (event === 'answer') return { kind: 'answer', answer: data };
      if (event === 'refusal') return { kind: 'refusal', refusal: data };
    }
    return refused(503, AWAY);
  } catch (error) {
    if (signal.aborted) throw error;
    return refused(503, AWAY);
  }
}

/**
 * The chart of an answer in the theme of now, or null when it can't be had.
 *
 * @param {string} query
 * @returns {Promise<Blob | null>}
 */
export async function chartOf(query) {
  const asked = new URLSearchParams({ q: query, theme: theme(), scale: String(scale()) });
  try {
    const response = await fetch(`/api/chart.png?${asked}`);
    return response.ok ? await response.blob() : null;
  } catch {
    // The chart that is there stays, in the other theme.
    return null;
  }
}

/**
 * What an address of the API gives; null when it can't be had.
 *
 * @param {string} address
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function read(address, signal) {
  try {
    const response = await fetch(address, signal === undefined ? {} : { signal });
    return response.ok ? await response.json() : null;
  } catch {
    // Gone, or no longer wanted: nothing is shown of it.
    return null;
  }
}

/**
 * @param {number} status
 * @param {string} sentence
 * @returns {Outcome}
 */
function refused(status, sentence) {
  return {
    kind: 'refusal',
    refusal: { status, sentence: [{ text: sentence, bold: false, code: false }], actions: [] },
  };
}

/** @param {Response} response */
async function sentenceOf(response) {
  try {
    const { error } = await response.json();
    return typeof error === 'string' ? error : AWAY;
  } catch {
    // Not from the bot: a proxy before it, say.
    return AWAY;
  }
}

/**
 * Reads a stream of server-sent events.
 *
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 * @returns {AsyncGenerator<{ event: string, data: any }>}
 */
async function* events(body) {
  let rest = '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const whole = (rest + value).split('\n\n');
    rest = whole.pop() ?? '';
    for (const text of whole) {
      const lines = text.split('\n');
      const event = lines.find((line) => line.startsWith('event: '))?.slice('event: '.length);
      const data = lines
        .filter((line) => line.startsWith('data: '))
        .map((line) => line.slice('data: '.length));
      if (event !== undefined) yield { event, data: JSON.parse(data.join('\n')) };
    }
  }
}
