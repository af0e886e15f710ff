import { invalidBody, type Flaw } from './api-error.ts';
import { callbackBody, commandBody, commandList, messageBody, read, threadBody } from './bodies.ts';
import { commandFlaws, duplicateFlaws } from './command-rules.ts';
import { messageFlaws } from './message-rules.ts';
import { openApiFindings } from './openapi-check.ts';
import { responseType } from './protocol.ts';
import type { Route } from './routes/route.ts';
import type { UploadedFile } from './world.ts';

/** What discord.js adds of its own accord to messages and to threads, whether the route knows it or not. */
const ADDED: ReadonlySet<string> = new Set(['/enforce_nonce', '/data/enforce_nonce', '/tts', '/type']);

/**
 * Every body passes here before its route sees it. Gives the fields that Discord would pass over in silence.
 * @throws ApiError 50035 with all flaws.
 */
export function checkBody(
  { method, path }: Route,
  body: unknown,
  files: readonly UploadedFile[],
): readonly string[] {
  if (method === 'GET' || method === 'DELETE') return [];
  const { flaws, unknown } = openApiFindings(method, path, body);
  if (flaws.length > 0) throw invalidBody(flaws);
  const own = ownFlaws(method, path, body, files);
  if (own.length > 0) throw invalidBody(own);
  return unknown.filter((field) => !ADDED.has(field));
}

/** The rules that the published description misses. */
function ownFlaws(method: string, path: string, body: unknown, files: readonly UploadedFile[]): Flaw[] {
  if (path.startsWith('/interactions/')) return callbackFlaws(body, files);
  if (path.endsWith('/commands')) {
    if (method === 'POST') return commandFlaws(read(commandBody, body), []);
    const commands = read(commandList, body ?? []);
    return [
      ...duplicateFlaws(commands),
      ...commands.flatMap((command, index) => commandFlaws(command, [index])),
    ];
  }
  if (path === '/channels/{channel_id}/threads') {
    const { message } = read(threadBody, body);
    return prefixed('message', messageFlaws(message ?? {}, files));
  }
  const isMessage = /\/messages(\/[^/]+)?$/.test(path) || path === '/webhooks/{webhook_id}/{webhook_token}';
  return isMessage ? messageFlaws(read(messageBody, body), files) : [];
}

const WITH_MESSAGE: ReadonlySet<number> = new Set([
  responseType.message,
  responseType.deferredMessage,
  responseType.update,
]);

function callbackFlaws(body: unknown, files: readonly UploadedFile[]): Flaw[] {
  const { type, data } = read(callbackBody, body);
  if (type === responseType.message && (data ?? null) === null) {
    return [{ path: ['data'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }];
  }
  return WITH_MESSAGE.has(type) ? prefixed('data', messageFlaws(read(messageBody, data), files)) : [];
}

function prefixed(step: string, flaws: readonly Flaw[]): Flaw[] {
  return flaws.map((flaw) => ({ ...flaw, path: [step, ...flaw.path] }));
}
