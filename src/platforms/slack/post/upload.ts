import type { webApi } from '@slack/bolt';
import { bare } from '../blocks/mrkdwn.ts';
import { LIMITS } from '../blocks/limits.ts';
import type { Wait } from '../../../core/clock.ts';
import { sendAgain } from './send-again.ts';
import { AddressError, apiCode } from './delivery-error.ts';

/** A file for Slack; `alt` says in words what a picture shows. */
export interface SlackFile {
  readonly bytes: Uint8Array;
  readonly filename: string;
  readonly title: string;
  readonly alt?: string | undefined;
}

/** Where a file is shared, with the words it comes with. */
export interface SharedIn {
  readonly channel: string;
  readonly thread: string | null;
  /** `mrkdwn`. */
  readonly comment: string;
}

/** Pauses between looks at whether a file can be shown: about twelve seconds in all. */
const LOOKS_MS = [0, 200, 400, 800, 1_600, 3_000, 6_000];
const RETRY_MS = 500;
const TIMEOUT_MS = 20_000;

/**
 * Uploads a file that is shared nowhere yet, and waits until a message can show it; its id. What failed on the way is
 * tried once more from the beginning, because an upload that was given up leaves nothing behind.
 */
export async function upload(client: webApi.WebClient, file: SlackFile, wait: Wait): Promise<string> {
  const once = async () => {
    const id = await send(client, file, wait);
    await sendAgain(() => client.files.completeUploadExternal({ files: [{ id, title: file.title }] }), wait);
    await untilReady(client, id, wait);
    return id;
  };
  return again(once, wait);
}

/** Uploads a file and shares it in a channel; its id. */
export async function share(
  client: webApi.WebClient,
  file: SlackFile,
  { channel, thread, comment }: SharedIn,
  wait: Wait,
): Promise<string> {
  const id = await again(() => send(client, file, wait), wait);
  const spot = thread === null ? { channel_id: channel } : { channel_id: channel, thread_ts: thread };
  await sendAgain(
    () =>
      client.files.completeUploadExternal({
        files: [{ id, title: file.title }],
        ...spot,
        ...(comment === '' ? {} : { initial_comment: comment }),
      }),
    wait,
  );
  return id;
}

/** Brings the bytes to the address that Slack names for them, which keeps its own host. */
async function send(client: webApi.WebClient, file: SlackFile, wait: Wait): Promise<string> {
  const { bytes, filename, alt } = file;
  const { upload_url: url, file_id: id } = await sendAgain(
    () =>
      client.files.getUploadURLExternal({
        filename,
        length: bytes.byteLength,
        ...(alt === undefined || alt === '' ? {} : { alt_text: bare(alt, LIMITS.altText / 2) }),
      }),
    wait,
  );
  if (url === undefined || id === undefined) throw new AddressError('no_upload_address');
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Uint8Array.from(bytes),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new AddressError(`http_${answer.status}`);
  return id;
}

/** A message that shows a file before Slack has looked at it is refused. */
async function untilReady(client: webApi.WebClient, id: string, wait: Wait): Promise<void> {
  for (const pause of LOOKS_MS) {
    if (pause > 0) await wait(pause);
    const { file } = await sendAgain(() => client.files.info({ file: id }), wait);
    if (file?.mimetype !== undefined && file.mimetype !== '') return;
  }
  throw new AddressError('file_not_ready');
}

const NEVER_AGAIN: ReadonlySet<string> = new Set([
  'missing_scope',
  'invalid_auth',
  'token_revoked',
  'file_not_ready',
]);

async function again<T>(work: () => Promise<T>, wait: Wait): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (NEVER_AGAIN.has(apiCode(error) ?? '')) throw error;
    await wait(RETRY_MS);
    return work();
  }
}
