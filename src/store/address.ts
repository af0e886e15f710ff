import { Client } from 'pg';

/** Where node-postgres would connect to: a host, or the folder of a socket's file, and a port. Nothing is connected. */
export function addressOf(url: string): { readonly host: string; readonly port: number } {
  const { host, port } = new Client({ connectionString: url });
  return { host, port };
}
