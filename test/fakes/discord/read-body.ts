import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { apiError } from './api-error.ts';
import type { UploadedFile } from './world.ts';

export interface Body {
  /** Parsed JSON, from `payload_json` when there are files; undefined when there is no body. */
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
}

/** Reads a request to its end. @throws ApiError 50109 for what is no JSON. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const raw = await buffer(request);
  const contentType = request.headers['content-type'] ?? '';
  if (raw.length === 0) return { json: undefined, files: [] };
  if (contentType.startsWith('multipart/form-data')) return readForm(raw, contentType);
  return { json: parseJson(raw.toString()), files: [] };
}

async function readForm(raw: Buffer, contentType: string): Promise<Body> {
  const form = await new Response(new Uint8Array(raw), {
    headers: { 'content-type': contentType },
  }).formData();
  const payload = form.get('payload_json');
  const files: UploadedFile[] = [];
  for (const [name, part] of form) {
    const index = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (index === undefined || typeof part === 'string') continue;
    const bytes = Buffer.from(await part.arrayBuffer());
    files.push({ index, filename: part.name, contentType: part.type, bytes });
  }
  return { json: typeof payload === 'string' ? parseJson(payload) : {}, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw apiError(50109);
  }
}
