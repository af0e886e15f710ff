/** What of a WebSocket is needed to end it, whatever state it is in. */
interface Socket {
  readonly on: (event: 'error', listener: () => void) => unknown;
  readonly terminate: () => void;
}

/**
 * The sockets that the shards of a strategy of discord.js hold now. It keeps them to itself, and closes only those that are
 * open: one that is still being made it lets go, without a listener, so that its failure would take the process down.
 */
export function socketsOf(strategy: object): readonly Socket[] {
  const shards: unknown = Reflect.get(strategy, 'shards');
  if (!(shards instanceof Map)) return [];
  return [...shards.values()].flatMap((shard: unknown) => {
    const socket: unknown = typeof shard === 'object' && shard !== null && Reflect.get(shard, 'connection');
    return isSocket(socket) ? [socket] : [];
  });
}

/** Gets ready to end them: from now on no failure of theirs is anybody's. Gives what ends them at once. */
export function letGo(sockets: readonly Socket[]): () => void {
  for (const socket of sockets) socket.on('error', () => undefined);
  return () => {
    for (const socket of sockets) socket.terminate();
  };
}

function isSocket(value: unknown): value is Socket {
  return typeof value === 'object' && value !== null && 'terminate' in value && 'on' in value;
}
