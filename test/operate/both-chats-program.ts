import { ownFetchFirst } from '../../src/operate/own-fetch-first.ts';

/**
 * Posts a picture to a made-up Discord after Slack's library was loaded, and prints what came of it. Nothing is imported
 * above that: `node:http` alone would load Node's own client.
 */
if (process.argv[2] !== 'unprepared') ownFetchFirst();
await import('@slack/bolt');
const { REST } = await import('discord.js');
const { createServer } = await import('node:http');
const { onLoopback } = await import('../fakes/on-loopback.ts');

const server = createServer((request, response) => {
  request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
});
const port = await onLoopback(server);
const rest = new REST({ api: `http://127.0.0.1:${port}/api`, version: '10', retries: 0 }).setToken('made-up');
const picture = { name: 'chart.png', data: Buffer.alloc(1_000) };
const sent = rest.post('/channels/1/messages', { body: { content: 'A chart.' }, files: [picture] });
process.stdout.write(await sent.then(() => 'arrived', String));
server.close();
server.closeAllConnections();
