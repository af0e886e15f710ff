import { z } from 'zod';
import type { AskLimits } from './core/limited-answer.ts';
import { readSecretFiles } from './secret-files.ts';

const day = z.iso.date('must be a day of the calendar, such as 2025-05-05');

const list = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim().toLowerCase())
      .filter((word) => word !== ''),
  )
  .refine((words) => words.length > 0, 'needs at least one name');

const stateKey = z
  .string()
  .regex(
    /^[!-~]{32,200}$/,
    'must have 32 characters or more, no spaces, such as `openssl rand -hex 32` prints',
  );

/** So many times a minute, or as often as one likes. */
const perMinute = z
  .string()
  .refine((text) => text === 'off' || /^[1-9]\d{0,3}$/.test(text), 'must be a number from 1 on, or off');

/** Every variable that Lockstep reads; `.env.example` describes the same ones, and a test compares the two. */
const Environment = z.object({
  STATE_DIR: z.string().default('state'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/name' })
    .optional(),
  STATE_KEY: stateKey.optional(),
  STATE_KEY_OLD: stateKey.optional(),
  ASKS_PER_PERSON: perMinute.default('20'),
  ASKS_PER_CHANNEL: perMinute.default('60'),
  WHO_MAY_ADD: z.enum(['members', 'managers']).default('members'),
  PRICES_DIR: z.string().optional(),
  AS_OF: day.optional(),
  BENCHMARK_R2K_TECH: z.string().optional(),
  EXCHANGES: list.default(['coinbase', 'kraken', 'bitstamp', 'binance']),
  YAHOO_API_URL: z.url().optional(),
  EXCHANGE_API_URL: z.url().optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: z.url().default('https://discord.com/api'),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'must be the id of a server, 17 to 20 digits')
    .optional(),
  DISCORD_SHARDS: z
    .string()
    .regex(/^(?:auto|[1-9]\d{0,3})$/, 'must be auto or a number from 1 on')
    .default('auto'),
  DISCORD_QA: z.enum(['on', 'off']).default('off'),
  CHART_THEME: z.enum(['light', 'dark']).default('light'),
  CHART_SCALE: z.enum(['1', '2']).default('1'),
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', 'must be the bot token, which starts with xoxb-')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'must be an app-level token, which starts with xapp-')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  SLACK_API_URL: z.url().optional(),
  SLACK_ANSWERS: z.enum(['public', 'private']).default('public'),
  WEB_HOST: z.string().default('127.0.0.1'),
  WEB_PORT: z
    .string()
    .refine((text) => text === 'off' || isPort(text), 'must be a port from 1 to 65535, or off')
    .default('3000'),
  WEB_PROXIES: z.coerce.number('must be a number from 0 to 9').int().min(0).max(9).default(0),
  WEB_TOKEN: z
    .string()
    .regex(
      /^[!-~]{16,200}$/,
      'must have 16 characters or more, no spaces, such as `openssl rand -hex 24` prints',
    )
    .optional(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

/** Names of all variables, for the test that keeps `.env.example` true. */
export const variables: readonly string[] = Object.keys(Environment.shape);

/** Those that are something when nobody set them. */
export const withDefault: readonly string[] = Object.entries(Environment.parse({}))
  .filter(([, value]) => value !== undefined)
  .map(([name]) => name);

/** Those that may be given as a file instead: `NAME_FILE` is its path. */
export const secrets = [
  'WEB_TOKEN',
  'DATABASE_URL',
  'STATE_KEY',
  'STATE_KEY_OLD',
  'DISCORD_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
] as const satisfies readonly (keyof z.infer<typeof Environment>)[];

interface DiscordConfig {
  readonly token: string;
  /** Where every call goes, without the version. */
  readonly apiUrl: string;
  /** The one server that commands are registered in, for development. */
  readonly guildId: string | undefined;
  readonly shards: number | 'auto';
  /** Whether channels may choose to have questions answered without a mention. */
  readonly questions: boolean;
}

/** How this process runs. */
export interface Config {
  /** Folder for what is kept between runs: the database, closes and charts. */
  readonly stateFolder: string;
  /** A Postgres server's database, instead of one in the state folder. */
  readonly databaseUrl: string | undefined;
  /** What secrets in the database are encrypted with, and what they were before; undefined for plain text. */
  readonly stateKeys: { readonly current: string; readonly former: string | undefined } | undefined;
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

/** One workspace by its bot token or many by OAuth, over Socket Mode (app token) or HTTP (signing secret and port). */
interface SlackConfig {
  readonly botToken: string | undefined;
  readonly oauth:
    | { readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string }
    | undefined;
  readonly appToken: string | undefined;
  readonly signingSecret: string | undefined;
  readonly port: number | undefined;
  /** Where every call to Slack goes instead. */
  readonly apiUrl: string | undefined;
  /** True when answers are for the person alone unless they say `public`. */
  readonly privateByDefault: boolean;
}

interface WebConfig {
  /** The address that it listens at: this machine's own one, or others when there is a token. */
  readonly host: string;
  readonly port: number;
  /** What whoever opens the page or asks the API has to know; undefined when it is this machine's alone. */
  readonly token: string | undefined;
  /** How many proxies stand before it that each say whom a request comes from. */
  readonly proxies: number;
}

/** Set but wrong: says which variables and what they should be, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The process's environment, with what `.env` in the working folder adds; a variable that is set already wins. */
export function loadEnvironment(): NodeJS.ProcessEnv {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      throw new ConfigError(`The file .env can't be read: ${String(error)}.`, { cause: error });
    }
  }
  return process.env;
}

/**
 * Reads the environment once, with the files that hold secrets. An empty variable counts as not set.
 * Throws a `ConfigError` that names every fault.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const value = readVariables(given);
  return {
    stateFolder: value.STATE_DIR,
    databaseUrl: value.DATABASE_URL,
    stateKeys: stateKeysOf(value),
    limits: {
      perPerson: timesOf(value.ASKS_PER_PERSON),
      perChannel: timesOf(value.ASKS_PER_CHANNEL),
    },
    whoMayAdd: value.WHO_MAY_ADD,
    pricesFolder: value.PRICES_DIR,
    asOf: value.AS_OF,
    r2kTech: value.BENCHMARK_R2K_TECH,
    exchanges: value.EXCHANGES,
    yahooUrl: value.YAHOO_API_URL,
    exchangeUrl: value.EXCHANGE_API_URL,
    slack: readSlack(value),
    discord: discordConfig(value),
    web: webConfig(value),
    proxies: proxiesOf(given),
    theme: value.CHART_THEME,
    scale: value.CHART_SCALE === '2' ? 2 : 1,
    logLevel: value.LOG_LEVEL,
    terminal: Object.fromEntries(
      ['TERM', 'TERM_PROGRAM', 'KITTY_WINDOW_ID', 'TMUX', 'NO_COLOR', 'COLUMNS'].map((name) => [
        name,
        given[name],
      ]),
    ),
  };
}

function timesOf(setting: string): number | null {
  return setting === 'off' ? null : Number(setting);
}

/** Variables of Node's own, in its two spellings. */
function proxiesOf(given: NodeJS.ProcessEnv): readonly string[] {
  if (given['NODE_USE_ENV_PROXY'] !== '1') return [];
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'];
  return names.flatMap((name) => given[name] ?? []).filter((url) => URL.canParse(url));
}

function readVariables(given: NodeJS.ProcessEnv): z.infer<typeof Environment> {
  const { values, faults: unread } = readSecretFiles(given, secrets);
  const parsed = Environment.safeParse(values);
  const wrong = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  const faults = [...unread, ...wrong];
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new ConfigError(`The environment has a fault. ${faults.join('; ')}. See .env.example.`);
}

/** @throws ConfigError for a former key without one that takes its place. */
function stateKeysOf({ STATE_KEY: current, STATE_KEY_OLD: former }: z.infer<typeof Environment>) {
  if (current !== undefined) return { current, former };
  if (former === undefined) return undefined;
  throw new ConfigError(
    'STATE_KEY_OLD is set without STATE_KEY, the key that takes its place. See .env.example.',
  );
}

/** @throws ConfigError when only half of what Slack needs is set. */
function readSlack(value: z.infer<typeof Environment>): SlackConfig | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_PORT: port,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = value;
  const keys = [botToken, appToken, signingSecret, port, clientId, clientSecret, stateSecret];
  if (keys.every((key) => key === undefined)) return undefined;
  const anyOAuth = [clientId, clientSecret, stateSecret].some((key) => key !== undefined);
  const oauth =
    clientId !== undefined && clientSecret !== undefined && stateSecret !== undefined
      ? { clientId, clientSecret, stateSecret }
      : undefined;
  const fault = slackFault({
    someOAuth: anyOAuth && oauth === undefined,
    both: anyOAuth && botToken !== undefined,
    nobody: !anyOAuth && botToken === undefined,
    noWay: appToken === undefined && (signingSecret === undefined || port === undefined),
    noPage: oauth !== undefined && port === undefined,
  });
  if (fault !== undefined) throw new ConfigError(`Slack is set up by half. ${fault} See .env.example.`);
  return {
    botToken,
    oauth,
    appToken,
    signingSecret,
    port,
    apiUrl: value.SLACK_API_URL,
    privateByDefault: value.SLACK_ANSWERS === 'private',
  };
}

function slackFault(faults: Readonly<Record<'someOAuth' | 'both' | 'nobody' | 'noWay' | 'noPage', boolean>>) {
  if (faults.someOAuth)
    return 'Set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET, or none of them.';
  if (faults.both)
    return 'Set SLACK_BOT_TOKEN for one workspace or SLACK_CLIENT_ID and its secrets for many, not both.';
  if (faults.nobody) return 'Set SLACK_BOT_TOKEN, or SLACK_CLIENT_ID and its secrets.';
  if (faults.noWay)
    return 'Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET and SLACK_PORT for HTTP.';
  if (faults.noPage) return 'Set SLACK_PORT: workspaces install the app on a page there.';
  return undefined;
}

function discordConfig(value: z.infer<typeof Environment>): DiscordConfig | undefined {
  if (value.DISCORD_TOKEN === undefined) return undefined;
  return {
    token: value.DISCORD_TOKEN,
    apiUrl: value.DISCORD_API_URL,
    guildId: value.DISCORD_GUILD_ID,
    shards: value.DISCORD_SHARDS === 'auto' ? 'auto' : Number(value.DISCORD_SHARDS),
    questions: value.DISCORD_QA === 'on',
  };
}

/** @throws ConfigError when others could reach the page and nothing would ask them who they are. */
function webConfig(value: z.infer<typeof Environment>): WebConfig | undefined {
  const { WEB_HOST: host, WEB_PORT: port, WEB_TOKEN: token, WEB_PROXIES: proxies } = value;
  if (port === 'off') return undefined;
  const isOwn = host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
  if (!isOwn && token === undefined) {
    throw new ConfigError(
      `WEB_HOST=${host} lets others reach the page, so set WEB_TOKEN too: 16 characters or more that they have to know. See .env.example.`,
    );
  }
  return { host, port: Number(port), token, proxies };
}
