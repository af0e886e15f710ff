import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Whom a request comes from, as far as counting goes. */
export type ClientAddress = (c: Context) => string;

/**
 * The address at the other end of the connection; behind so many proxies, what the outermost of them says of it in
 * `X-Forwarded-For`, for whatever stands before that is the client's own word. Of IPv6 its network: who has one address
 * there has all of them.
 */
export function clientAddress(proxies: number): ClientAddress {
  return (c) => {
    const direct = getConnInfo(c).remote.address ?? 'unknown';
    if (proxies === 0) return networkOf(direct);
    const told = (c.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
    return networkOf(told.at(-proxies) || direct);
  };
}

/** The first 64 bits of an IPv6 address; an IPv4 address, also in the clothes of IPv6, as it is. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [before = '', after] = address.split('::');
  const [head, tail] = [before, after ?? ''].map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = after === undefined ? 0 : 8 - (head?.length ?? 0) - (tail?.length ?? 0);
  const groups = [...(head ?? []), ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...(tail ?? [])];
  return `${groups.slice(0, 4).join(':').toLowerCase()}::/64`;
}
