import { plainHost, type Callable } from '../core/callable.ts';
import { VENUES } from '../prices/exchange/exchange-venues.ts';
import { YAHOO_HOSTS } from '../prices/yahoo/yahoo-fetch.ts';
import type { Settings } from './settings.ts';

const TLS_PORT = 443;

/** Slack's API, the addresses for answers and files, and its links for events. */
const SLACK = ['slack.com'];
/** Discord's API and its gateway. */
const DISCORD = ['discord.com', 'discord.gg'];

/**
 * Whom this process may connect to, and nobody else: the one list of it. What stands for somebody in the settings
 * (`..._API_URL`) takes their place, or stands beside them where their answers name further addresses of their own.
 */
export async function callableBy({ config, demo }: Pick<Settings, 'config' | 'demo'>): Promise<Callable[]> {
  if (demo) return [];
  const { slack, discord, databaseUrl, proxies } = config;
  return [
    ...pricesOf(config),
    ...(slack === undefined ? [] : chatOf(SLACK, slack.apiUrl)),
    ...(discord === undefined ? [] : chatOf(DISCORD, discord.apiUrl)),
    ...(databaseUrl === undefined ? [] : await databaseOf(databaseUrl)),
    ...proxies.map(exactly),
  ];
}

function pricesOf({ yahooUrl, exchangeUrl, exchanges }: Settings['config']): Callable[] {
  const venues = VENUES.filter(({ id }) => exchanges.includes(id));
  return [
    ...(yahooUrl === undefined ? YAHOO_HOSTS.map(overTls) : [exactly(yahooUrl)]),
    ...(exchangeUrl === undefined ? venues.map(({ host }) => overTls(host)) : [exactly(exchangeUrl)]),
  ];
}

/** What stands for a chat names ports and names of its own, for files and events. */
function chatOf(domains: readonly string[], apiUrl: string | undefined): Callable[] {
  const own = domains.map((host): Callable => ({ kind: 'domain', host, port: TLS_PORT }));
  const host = apiUrl === undefined ? undefined : plainHost(new URL(apiUrl).hostname);
  return host === undefined || domains.includes(host) ? own : [...own, { kind: 'domain', host }];
}

async function databaseOf(url: string): Promise<Callable[]> {
  const { addressOf } = await import('../store/address.ts');
  const { host, port } = addressOf(url);
  return host.startsWith('/')
    ? [{ kind: 'socket-file', path: `${host}/.s.PGSQL.${port}` }]
    : [{ kind: 'host', host: plainHost(host), port }];
}

function overTls(host: string): Callable {
  return { kind: 'host', host, port: TLS_PORT };
}

function exactly(url: string): Callable {
  const { hostname, port, protocol } = new URL(url);
  const usual = protocol === 'https:' ? TLS_PORT : 80;
  return { kind: 'host', host: plainHost(hostname), port: port === '' ? usual : Number(port) };
}
