import { readConfig } from './config.ts';
import { loadEnvironment } from './config/environment.ts';

/**
 * A program of its own, for a supervisor such as Docker: ends with 0 when the bot of this environment says that it is
 * alive. Where the page is off there is nothing to ask, and it says so.
 */
const { web } = readConfig(loadEnvironment());
const fault = web === undefined ? undefined : await askedAt(web);
process.stdout.write(
  `${web === undefined ? 'The page is off, so nothing was asked.' : (fault ?? 'Alive.')}\n`,
);
process.exitCode = fault === undefined ? 0 : 1;

/** What is wrong with it. */
async function askedAt({ host, port }: { readonly host: string; readonly port: number }) {
  const url = new URL(`http://${addressOf(host)}:${port}/healthz`);
  try {
    const { ok, status } = await fetch(url);
    return ok ? undefined : `${url.href} answered ${status}.`;
  } catch {
    return `Nobody answers at ${url.href}.`;
  }
}

/** One that listens at every address is asked at its own. */
function addressOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
