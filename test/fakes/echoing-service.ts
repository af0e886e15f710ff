import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** A service that everybody is sent to and that repeats, as an error, all that it was sent: headers, address and body. */
export interface EchoingService {
  readonly url: string;
  readonly port: number;
  /** All that it was sent. */
  readonly heard: () => string;
  readonly close: () => void;
}

/** @param gateway where it says that events are to be had, in the one answer that is none of its errors */
export async function startEchoingService(gateway: string): Promise<EchoingService> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    const answer = async () => {
      const said = await echo(request);
      heard.push(said);
      const isGateway = request.url?.endsWith('/gateway/bot') === true;
      response.writeHead(isGateway || request.url?.includes('/slack') === true ? 200 : 400, {
        'content-type': 'application/json',
      });
      response.end(JSON.stringify(isGateway ? gatewayAt(gateway) : refusing(said)));
    };
    void answer();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    heard: () => heard.join('\n'),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function echo(request: IncomingMessage): Promise<string> {
  return [request.url, JSON.stringify(request.headers), await text(request)].join(' ');
}

/** An error as Slack, Discord, an exchange and Yahoo would each understand it. */
function refusing(said: string): object {
  return {
    ok: false,
    error: `you said ${said}`,
    code: 50_001,
    message: `you said ${said}`,
    msg: said,
    chart: { result: null, error: { code: 'Unauthorized', description: `you said ${said}` } },
  };
}

function gatewayAt(url: string): object {
  const session_start_limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 };
  return { url, shards: 1, session_start_limit };
}
