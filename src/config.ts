import { discordConfig, type DiscordConfig } from './config/discord.ts';
import { slackConfig, type SlackConfig } from './config/slack.ts';
import { stateKeysOf, type StateKeys } from './config/store.ts';
import { readVariables } from './config/variables.ts';
import { webConfig, type WebConfig } from './config/web.ts';
import type { AskLimits } from './core/answering/limited-answer.ts';

/** How this process runs. */
export interface Config {
  /** Folder for what is kept between runs: the database, closes and charts. */
  readonly stateFolder: string;
  /** A Postgres server's database, instead of one in the state folder. */
  readonly databaseUrl: string | undefined;
  /** Undefined when secrets are kept as they are. */
  readonly stateKeys: StateKeys | undefined;
  /** How often people may ask in chats and on the page. */
  readonly limits: AskLimits;
  /** Who may add daily posts and alerts to a channel. */
  readonly whoMayAdd: 'members' | 'managers';
  /** Folder of CSVs to answer from, instead of live prices. */
  readonly pricesFolder: string | undefined;
  /** Answer as if it were the evening of this day. */
  readonly asOf: string | undefined;
  /** Another instrument for `r2k-tech`. */
  readonly r2kTech: string | undefined;
  /** ccxt ids, first choice first. */
  readonly exchanges: readonly string[];
  /** Redirects every call to Yahoo, for a proxy or a test. */
  readonly yahooUrl: string | undefined;
  /** Redirects every call to an exchange to this address plus `/<exchange>`. */
  readonly exchangeUrl: string | undefined;
  /** How to reach Slack; undefined when it is not set up. */
  readonly slack: SlackConfig | undefined;
  /** Undefined without a token. */
  readonly discord: DiscordConfig | undefined;
  /** Undefined when the page is off. */
  readonly web: WebConfig | undefined;
  /** Proxies that Node itself goes through, where it is told to (`NODE_USE_ENV_PROXY=1`). */
  readonly proxies: readonly string[];
  readonly theme: 'light' | 'dark';
  readonly scale: 1 | 2;
  readonly logLevel: string;
  /** What the terminal can show: the few variables that terminals set about themselves. */
  readonly terminal: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads the environment once, with the files that hold secrets. An empty variable counts as not set.
 * @throws ConfigError that names every fault.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const value = readVariables(given);
  return {
    stateFolder: value.STATE_DIR,
    databaseUrl: value.DATABASE_URL,
    stateKeys: stateKeysOf(value),
    limits: { perPerson: value.ASKS_PER_PERSON, perChannel: value.ASKS_PER_CHANNEL },
    whoMayAdd: value.WHO_MAY_ADD,
    pricesFolder: value.PRICES_DIR,
    asOf: value.AS_OF,
    r2kTech: value.BENCHMARK_R2K_TECH,
    exchanges: value.EXCHANGES,
    yahooUrl: value.YAHOO_API_URL,
    exchangeUrl: value.EXCHANGE_API_URL,
    slack: slackConfig(value),
    discord: discordConfig(value),
    web: webConfig(value),
    proxies: proxiesOf(given),
    theme: value.CHART_THEME,
    scale: value.CHART_SCALE === '2' ? 2 : 1,
    logLevel: value.LOG_LEVEL,
    terminal: terminalOf(given),
  };
}

/** Variables of Node's own, in its two spellings. */
function proxiesOf(given: NodeJS.ProcessEnv): readonly string[] {
  if (given['NODE_USE_ENV_PROXY'] !== '1') return [];
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'];
  return names.flatMap((name) => given[name] ?? []).filter((url) => URL.canParse(url));
}

function terminalOf(given: NodeJS.ProcessEnv): Config['terminal'] {
  const names = ['TERM', 'TERM_PROGRAM', 'KITTY_WINDOW_ID', 'TMUX', 'NO_COLOR', 'COLUMNS'];
  return Object.fromEntries(names.map((name) => [name, given[name]]));
}
