import { count } from '../core/describe/formats.ts';
import { exchangeUrlsOf, readR2kTech } from './sources.ts';
import { hiderOf } from './secrets.ts';
import { sealingOf } from './sealing.ts';
import type { Settings } from './settings.ts';
import { isInScope, type Checkup, type CheckupScope } from '../core/checkup/checkup.ts';
import { clockFinding } from '../core/checkup/clock-offset.ts';
import type { OrderNeeds } from '../core/checkup/order-needs.ts';
import type { KeyValue } from '../core/key-value.ts';
import type { Check, Finding } from '../core/checkup/findings.ts';
import type { Command } from '../core/ports.ts';
import type { Day } from '../core/types.ts';
import type { LogEvent } from '../core/log.ts';
import type { Database, DatabasePlace } from '../store/database.ts';
import type { StoreLook } from '../store/check/look-at-store.ts';
import { checkNode } from './checkup/check-node.ts';
import { datedFetch } from './checkup/dated-fetch.ts';
import { runChecks } from './checkup/run-checks.ts';

export interface CheckupParts {
  readonly settings: Settings;
  readonly commands: readonly Command[];
  readonly place: DatabasePlace;
  /** The database that this process has open, if it has. */
  readonly ownDatabase: () => Promise<Database> | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly asOf: () => Day;
  readonly log: (event: LogEvent) => void;
  /** Aborts when a check has had its time; after 20 seconds unless a test can't wait. */
  readonly limit?: () => AbortSignal;
}

const LIMIT_MS = 20_000;

/** What the database is asked for: where orders post to, and the tokens of workspaces that installed the app. */
interface Known extends OrderNeeds {
  readonly slackTokens: ReadonlyMap<string, string>;
  /** Tokens that stand there in plain text. */
  readonly plainTokens: number;
}

/** One look at the house. */
interface Look {
  readonly parts: CheckupParts;
  readonly scope: CheckupScope | null;
  readonly dated: ReturnType<typeof datedFetch>;
  /** The database is looked into once, for whoever needs to know. */
  readonly store: () => Promise<StoreLook<Known>>;
}

/** The checks of every part, put together. */
export function createCheckup(parts: CheckupParts): Checkup {
  const { log, limit = () => AbortSignal.timeout(LIMIT_MS) } = parts;
  return async (scope, signal) => {
    const dated = datedFetch(parts.now);
    let looking: Promise<StoreLook<Known>> | undefined;
    const store = () => (looking ??= lookAtDatabase(parts, scope));
    const look = { parts, scope, dated, store };
    // An embedded database keeps the process busy while it starts. Nobody else's time should run meanwhile.
    const house = await runChecks(await houseChecksOf(look), { limit, signal, log });
    const others = await runChecks(await otherChecksOf(look), { limit, signal, log });
    const hide = hiderOf(parts.settings.config);
    const findings = [...others, ...house].map((finding) => ({
      ...finding,
      said: hide(finding.said),
      ...(finding.fix === undefined ? {} : { fix: hide(finding.fix) }),
    }));
    // Only now is it known who said what time it is.
    return isOnline(parts.settings) ? [...findings, clockFinding(dated.clocks.all())] : findings;
  };
}

/** Whom the house depends on. */
async function otherChecksOf(look: Look): Promise<Readonly<Record<string, Check>>> {
  return {
    ...(await slackChecksOf(look)),
    ...(await discordChecksOf(look)),
    ...(await priceChecksOf(look)),
  };
}

/** The house itself. */
async function houseChecksOf(look: Look): Promise<Readonly<Record<string, Check>>> {
  const [{ checkFonts }, { zoneFindings }, { stateFolderFindings }] = await Promise.all([
    import('../charts/check-fonts.ts'),
    import('../schedule/check-zones.ts'),
    import('../store/check/folder-findings.ts'),
  ]);
  const { parts, scope, store } = look;
  const { config } = parts.settings;
  return {
    store: async () => (await store()).findings,
    'store secrets': async () => secretFindings((await store()).known?.plainTokens ?? 0),
    'state folder': async () => stateFolderFindings(config.stateFolder, config.slack?.oauth !== undefined),
    charts: checkFonts,
    'time zones': async () => {
      const zones = (await store()).known?.zones.filter((one) => isInScope(one, scope));
      return zoneFindings({
        zones: zones === undefined ? null : [...new Set(zones.map(({ zone }) => zone))],
        dataVersion: process.versions.tz,
        now: parts.now(),
      });
    },
    node: checkNode(process.versions.node),
  };
}

async function slackChecksOf({ parts, scope, dated, store }: Look): Promise<Readonly<Record<string, Check>>> {
  const { slack } = parts.settings.config;
  if (slack === undefined || isElsewhere(scope, 'slack')) return {};
  const { slackChecks } = await import('../platforms/slack/check/slack-checks.ts');
  return slackChecks({
    ...slack,
    places: async () => (await store()).known?.places ?? null,
    installed: async () => (await store()).known?.slackTokens ?? new Map(),
    scope,
    fetchFrom: dated.fetchFrom,
  });
}

async function discordChecksOf({
  parts,
  scope,
  dated,
  store,
}: Look): Promise<Readonly<Record<string, Check>>> {
  const { discord } = parts.settings.config;
  if (discord === undefined || isElsewhere(scope, 'discord')) return {};
  const { discordChecks } = await import('../platforms/discord/check/discord-checks.ts');
  return discordChecks({
    ...discord,
    commands: parts.commands,
    places: async () => (await store()).known?.places ?? null,
    scope,
    fetchFrom: dated.fetchFrom,
  });
}

async function priceChecksOf({ parts, dated }: Look): Promise<Readonly<Record<string, Check>>> {
  const { settings, now, asOf } = parts;
  const { config, demo, pricesFolder } = settings;
  if (demo) return {};
  const [{ networkPriceChecks }, { fileCheck }] = await Promise.all([
    import('../prices/check/price-checks.ts'),
    import('../prices/check/file-check.ts'),
  ]);
  const own = readR2kTech(config.r2kTech);
  const ownChecks: Record<string, Check> = {};
  if (own?.folder !== undefined) {
    const variable = 'BENCHMARK_R2K_TECH';
    const instrument = { symbol: own.symbol, market: 'NYSE' } as const;
    const question = { folder: own.folder, instrument, variable, isNeeded: true };
    ownChecks[`price files ${variable}`] = fileCheck(question, asOf);
  }
  if (pricesFolder !== undefined) {
    const variable = 'PRICES_DIR';
    const instrument = { symbol: 'BTC/USD', market: '24/7' } as const;
    const question = { folder: pricesFolder, instrument, variable, isNeeded: false };
    return { ...ownChecks, [`price files ${variable}`]: fileCheck(question, asOf) };
  }
  const { exchanges, yahooUrl } = config;
  return {
    ...ownChecks,
    ...networkPriceChecks({ ...dated, now, asOf, exchanges, exchangeUrls: exchangeUrlsOf(config), yahooUrl }),
  };
}

async function lookAtDatabase(
  { place, ownDatabase, settings }: CheckupParts,
  scope: CheckupScope | null,
): Promise<StoreLook<Known>> {
  const [{ lookAtStore }, { readOrderNeeds }, { sqlKeyValue }, secrets, sealing] = await Promise.all([
    import('../store/check/look-at-store.ts'),
    import('../store/check/read-order-needs.ts'),
    import('../store/key-value.ts'),
    import('../store/secrets/sealed-key-value.ts'),
    sealingOf(settings.config),
  ]);
  const { countPlain } = await import('../store/secrets/keep-sealed.ts');
  const isInstalled = settings.config.slack?.oauth !== undefined;
  return lookAtStore<Known>({
    place,
    own: ownDatabase(),
    read: async (db) => {
      const needs = await readOrderNeeds(db);
      const keyValue = secrets.sealedKeyValue(sqlKeyValue({ db }), sealing);
      const slackTokens = isInstalled ? await tokensOf(keyValue, needs, scope) : new Map();
      return { ...needs, slackTokens, plainTokens: await countPlain(db, sealing) };
    },
    empty: { places: [], zones: [], slackTokens: new Map(), plainTokens: 0 },
  });
}

/** The tokens of the workspaces that are looked at, as far as they have the app. */
async function tokensOf(keyValue: KeyValue, { places }: OrderNeeds, scope: CheckupScope | null) {
  const { installedToken } = await import('../platforms/slack/connect/installations.ts');
  const asked = [...places, ...(scope === null ? [] : [scope])].filter(
    ({ platform }) => platform === 'slack',
  );
  const tokens = new Map<string, string>();
  for (const workspace of new Set(asked.map((place) => place.workspace))) {
    const token = await installedToken(keyValue, workspace);
    if (token !== null) tokens.set(workspace, token);
  }
  return tokens;
}

function secretFindings(plain: number): Finding[] {
  if (plain === 0) return [];
  return [
    {
      part: 'store secrets',
      state: 'warn',
      said: `The tokens of ${count(plain, 'workspace')} stand in the database in plain text.`,
      fix: 'Set STATE_KEY to what `openssl rand -hex 32` prints: the next start encrypts them.',
    },
  ];
}

function isElsewhere(scope: CheckupScope | null, platform: string): boolean {
  return scope !== null && scope.platform !== platform;
}

/** True where anybody is asked over the network. */
function isOnline({ config, demo, pricesFolder }: Settings): boolean {
  const hasChat = config.slack !== undefined || config.discord !== undefined;
  return hasChat || (!demo && pricesFolder === undefined);
}
