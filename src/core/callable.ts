/** Somebody whom this process may connect to. A host's name is in lower case. */
export type Callable =
  /** That very name or address; at any port where none is given. */
  | { readonly kind: 'host'; readonly host: string; readonly port?: number | undefined }
  /** That name and every name below it. */
  | { readonly kind: 'domain'; readonly host: string; readonly port?: number | undefined }
  /** A server on this machine, by the file of its socket. */
  | { readonly kind: 'socket-file'; readonly path: string };

/** Where a connection is to go: a host, or the file of a socket. */
export type Called = { readonly host: string; readonly port: number } | { readonly path: string };

/** True when it is one of those that may be called. */
export function mayBeCalled(called: Called, callable: readonly Callable[]): boolean {
  if ('path' in called) return callable.some((one) => one.kind === 'socket-file' && one.path === called.path);
  const host = plainHost(called.host);
  return callable.some((one) => {
    if (one.kind === 'socket-file' || (one.port !== undefined && one.port !== called.port)) return false;
    return host === one.host || (one.kind === 'domain' && host.endsWith(`.${one.host}`));
  });
}

/** A host as it is compared: `[::1]` and `Slack.com.` are `::1` and `slack.com`. */
export function plainHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^\[(.*)\]$/, '$1');
}
