import { z } from 'zod';
import type { FakeDiscord } from './fake-discord.ts';

export interface RawAnswer {
  readonly status: number;
  /** The number of a refusal; null for everything else. */
  readonly code: number | null;
  readonly body: unknown;
  readonly headers: Headers;
}

interface RawRequest {
  readonly json?: unknown;
  readonly files?: readonly { readonly name: string; readonly bytes: string }[];
  /** Null sends none; the bot's own unless given. */
  readonly token?: string | null;
}

/** Sends one request to the API as any program could, without a library that knows what is allowed. */
export async function request(
  fake: FakeDiscord,
  method: string,
  path: string,
  { json, files, token = fake.token }: RawRequest = {},
): Promise<RawAnswer> {
  const headers = new Headers(token === null ? {} : { authorization: `Bot ${token}` });
  let body: string | FormData | null = null;
  if (files !== undefined) {
    body = new FormData();
    body.set('payload_json', JSON.stringify(json ?? {}));
    for (const [index, { name, bytes }] of files.entries())
      body.set(`files[${index}]`, new Blob([bytes]), name);
  } else if (json !== undefined) {
    body = JSON.stringify(json);
    headers.set('content-type', 'application/json');
  }
  const response = await fetch(`${fake.url}/v10${path}`, { method, headers, body });
  const text = await response.text();
  const parsed: unknown = text === '' ? null : JSON.parse(text);
  const refusal = z.looseObject({ code: z.number() }).safeParse(parsed);
  return {
    status: response.status,
    code: refusal.success ? refusal.data.code : null,
    body: parsed,
    headers: response.headers,
  };
}
