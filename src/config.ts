import { z } from 'zod';

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

/** Every variable that Lockstep reads; `.env.example` describes the same ones, and a test compares the two. */
const Environment = z.object({
  STATE_DIR: z.string().default('state'),
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
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('warn'),
});

/** Names of all variables, for the test that keeps `.env.example` true. */
export const variables: readonly string[] = Object.keys(Environment.shape);

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
  /** Folder for what is kept between runs: closes and charts. */
  readonly stateFolder: string;
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
  /** Undefined without a token. */
  readonly discord: DiscordConfig | undefined;
  readonly theme: 'light' | 'dark';
  readonly scale: 1 | 2;
  readonly logLevel: string;
  /** What the terminal can show: the few variables that terminals set about themselves. */
  readonly terminal: Readonly<Record<string, string | undefined>>;
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

/** Reads the environment once. An empty variable counts as not set. Throws a `ConfigError` that names every fault. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigError(`The environment has a fault. ${faults.join('; ')}. See .env.example.`);
  }
  const value = parsed.data;
  return {
    stateFolder: value.STATE_DIR,
    pricesFolder: value.PRICES_DIR,
    asOf: value.AS_OF,
    r2kTech: value.BENCHMARK_R2K_TECH,
    exchanges: value.EXCHANGES,
    yahooUrl: value.YAHOO_API_URL,
    exchangeUrl: value.EXCHANGE_API_URL,
    discord: discordConfig(value),
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
