import { InteractionResponseType as R } from 'discord.js';
import { invalidBody, type Flaw } from './api-error.ts';
import { commandFlaws, type CommandPart } from './command-rules.ts';
import { messageFlaws, type MessageBody } from './message-rules.ts';
import { openApiFlaws } from './openapi-check.ts';
import type { Route } from './routes/route.ts';
import type { UploadedFile } from './world.ts';

/** Every body passes here before its route sees it. @throws ApiError 50035 with all flaws. */
export function checkBody({ method, path }: Route, body: unknown, files: readonly UploadedFile[]): void {
  if (method === 'GET' || method === 'DELETE') return;
  const published = openApiFlaws(method, path, body);
  if (published.length > 0) throw invalidBody(published);
  const own = ownFlaws(method, path, body, files);
  if (own.length > 0) throw invalidBody(own);
}

/** The rules that the published description misses. */
function ownFlaws(method: string, path: string, body: unknown, files: readonly UploadedFile[]): Flaw[] {
  if (path.startsWith('/interactions/')) return callbackFlaws(body as { type: R; data?: MessageBody }, files);
  if (path.endsWith('/commands')) {
    if (method === 'POST') return commandFlaws(body as CommandPart, []);
    return ((body ?? []) as readonly CommandPart[]).flatMap((command, index) =>
      commandFlaws(command, [index]),
    );
  }
  if (path.endsWith('/channels/{channel_id}/threads')) {
    const { message } = body as { message?: MessageBody };
    return message === undefined ? [] : prefixed('message', messageFlaws(message, files));
  }
  const isMessage = /\/messages(\/[^/]+)?$/.test(path) || path === '/webhooks/{webhook_id}/{webhook_token}';
  return isMessage ? messageFlaws(body as MessageBody, files) : [];
}

function callbackFlaws(
  { type, data }: { type: R; data?: MessageBody },
  files: readonly UploadedFile[],
): Flaw[] {
  if (type === R.ChannelMessageWithSource && data === undefined) {
    return [{ path: ['data'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }];
  }
  const isMessage = [
    R.ChannelMessageWithSource,
    R.DeferredChannelMessageWithSource,
    R.UpdateMessage,
  ].includes(type);
  return isMessage && data !== undefined ? prefixed('data', messageFlaws(data, files)) : [];
}

function prefixed(step: string, flaws: readonly Flaw[]): Flaw[] {
  return flaws.map((flaw) => ({ ...flaw, path: [step, ...flaw.path] }));
}
