import { Socket } from 'node:net';
import type { Called } from '../core/callable.ts';

/** A name that nobody has (RFC 6761): what is refused is looked up under it, and not found. */
const NOWHERE = { host: 'refused.invalid', port: 1 };

/**
 * From now on this process connects to nobody but those who may be called. It stands where every library's connection begins (`fetch`,
 * undici, WebSockets, ccxt, node-postgres): in front of the socket. So neither a redirect nor a name that somebody typed
 * leads anywhere else. What is refused fails like a host that can't be found, with a sentence and the code
 * `ERR_NOT_CALLABLE`. Gives what takes it back.
 */
export function callOnly(
  mayBeCalled: (called: Called) => boolean,
  onRefused: (called: Called) => void = () => undefined,
): () => void {
  // oxlint-disable-next-line typescript/unbound-method -- it is put back, and called, with the socket that it is for
  const usual = Socket.prototype.connect;
  const guarded = function connect(this: Socket, ...given: readonly unknown[]): Socket {
    const { options, listener } = readCall(given);
    const called = calledBy(options);
    if (mayBeCalled(called)) return Reflect.apply(usual, this, given);
    onRefused(called);
    const { path: _path, ...rest } = options;
    const refused = { ...rest, ...NOWHERE, lookup: refuse(called) };
    return Reflect.apply(usual, this, listener === undefined ? [refused] : [refused, listener]);
  };
  Socket.prototype.connect = guarded;
  return () => {
    Socket.prototype.connect = usual;
  };
}

type Lookup = (host: string, options: object, done: (error: Error) => void) => void;

function refuse(called: Called): Lookup {
  const whom = 'path' in called ? called.path : `${called.host}:${called.port}`;
  const error = Object.assign(
    new Error(`No connection to ${whom}: only hosts that are set up are called (docs/security.md).`),
    { code: 'ERR_NOT_CALLABLE' },
  );
  return (_host, _options, done) => process.nextTick(done, error);
}

interface Call {
  readonly options: Readonly<Record<string, unknown>>;
  readonly listener: unknown;
}

/** The ways in which `connect` may be called (`net.Socket#connect`): options, a path, a port with a host, or all in a list. */
function readCall([first, second, third]: readonly unknown[]): Call {
  if (Array.isArray(first)) return readCall(first);
  if (typeof first === 'object' && first !== null) return { options: { ...first }, listener: second };
  if (typeof first === 'string' && !(Number(first) >= 0)) {
    return { options: { path: first }, listener: second };
  }
  return typeof second === 'string'
    ? { options: { port: first, host: second }, listener: third }
    : { options: { port: first }, listener: second };
}

function calledBy({ path, host, port }: Call['options']): Called {
  if (typeof path === 'string' && path !== '') return { path };
  return { host: typeof host === 'string' && host !== '' ? host : 'localhost', port: Number(port) };
}
