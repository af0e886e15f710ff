import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onLoopback } from './on-loopback.ts';

/** Stands between a client and a server, and can do to their connections what networks do. */
export interface TcpProxy {
  readonly port: number;
  /** Nothing goes through any more, and nobody is told: a half-open connection. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Breaks every connection. */
  readonly cut: () => void;
  /** Breaks every connection, and each new one, until it comes back: a server that is down. */
  readonly goAway: () => void;
  readonly comeBack: () => void;
  readonly close: () => Promise<void>;
}

/** A proxy on loopback to a port on loopback. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let frozen = false;
  let away = false;
  const relay = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.on('data', (chunk) => {
      if (!frozen) to.write(chunk);
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      if (!frozen) to.destroy();
    });
  };
  const server = createServer((client) => {
    if (away) {
      client.destroy();
      return;
    }
    const target = connect(targetPort, '127.0.0.1');
    relay(client, target);
    relay(target, client);
  });
  const port = await onLoopback(server);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
    },
    cut,
    goAway: () => {
      away = true;
      cut();
    },
    comeBack: () => {
      away = false;
    },
    close: async () => {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
