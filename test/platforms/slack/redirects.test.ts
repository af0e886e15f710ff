import { createServer, type RequestListener } from 'node:http';
import { webApi } from '@slack/bolt';
import { expect, onTestFinished, test } from 'vitest';
import { respond } from '../../../src/platforms/slack/post/respond.ts';
import { upload } from '../../../src/platforms/slack/post/upload.ts';
import { onLoopback } from '../../fakes/on-loopback.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${await onLoopback(server)}`;
}

/** A Slack that sends on whoever brings it something, and who came where it sends them. */
async function sendingOn() {
  const came: string[] = [];
  const elsewhere = await serve((request, response) => {
    came.push(request.url ?? '');
    response.end('ok');
  });
  const url: string = await serve(({ url: path = '', headers }, response) => {
    if (path === '/sends-on') return response.writeHead(307, { Location: `${elsewhere}/taken` }).end();
    const answer = { ok: true, upload_url: `http://${headers.host}/sends-on`, file_id: 'F0FILE' };
    return response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
  });
  return { url, came };
}

test('an address for answers that sends on is not followed: nobody else gets the answer', async () => {
  const { url, came } = await sendingOn();
  const message = { text: 'BTC tracks it', blocks: [] };
  const sent = respond(`${url}/sends-on`, message, { ephemeral: true, replace: false });
  await expect(sent).rejects.toThrow('fetch failed');
  expect(came).toEqual([]);
});

test('an address for files that sends on is not followed: nobody else gets the picture', async () => {
  const { url, came } = await sendingOn();
  const client = new webApi.WebClient('a token', { slackApiUrl: `${url}/api/`, retryConfig: { retries: 0 } });
  const file = { bytes: new Uint8Array(9), filename: 'chart.png', title: 'A chart' };
  await expect(upload(client, file, async () => undefined)).rejects.toThrow('fetch failed');
  expect(came).toEqual([]);
});
