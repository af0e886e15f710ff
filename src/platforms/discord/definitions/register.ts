import { isDeepStrictEqual } from 'node:util';
import { ApplicationCommandType, Routes, type APIApplicationCommand, type REST } from 'discord.js';
import type { Definition } from './definitions.ts';
import { apiCode, isNotAMember } from '../post/delivery-error.ts';
import type { Desk } from '../desk.ts';
import { isRefusedToken } from '../connect/rest.ts';

/** Where commands are shown: in one server, or everywhere. */
export interface Whereabouts {
  readonly applicationId: string;
  readonly guildId: string | undefined;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;
const SPACE = 'discord-commands';

export interface RegisterParts extends Pick<Desk, 'rest' | 'clock' | 'keyValue' | 'log' | 'signal'> {
  /** Tells whoever runs the bot. */
  readonly say: (sentence: string) => void;
}

/**
 * Makes the slash commands that Discord shows the ones given, and tries again until it has taken them: those that are
 * there still work in the meantime. Ends early when the platform stops or the token is refused.
 */
export async function registerUntilDone(
  definitions: readonly Definition[],
  where: Whereabouts,
  parts: RegisterParts,
): Promise<void> {
  const { clock, log, signal, say } = parts;
  let said = '';
  for (let waitMs = FIRST_WAIT_MS; !signal.aborted; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    try {
      const changed = await register(parts.rest, definitions, where);
      log.info({ event: 'discord-commands', changed });
      await tidyUp(where, parts);
      return;
    } catch (error) {
      if (isRefusedToken(error)) return;
      log.error({ event: 'discord-commands-failed', err: error });
      const sentence = refusalSentence(error, where);
      if (sentence !== said) say(sentence);
      said = sentence;
      await clock.wait(waitMs, signal).catch(() => undefined);
    }
  }
}

function refusalSentence(error: unknown, { guildId }: Whereabouts): string {
  if (guildId !== undefined && isNotAMember(error))
    return `Discord shows none of the commands yet: the bot is not in the server ${guildId}. Invite it (npm run discord:invite), or take DISCORD_GUILD_ID away to show them everywhere.`;
  const code = apiCode(error);
  const why = code === null ? 'it can’t be reached' : `error ${code}; the log has the detail`;
  return `Discord has not taken the commands yet (${why}). I keep trying.`;
}

/** Asks which commands are there, and replaces all of them when they differ in anything; true when they did. */
async function register(
  rest: REST,
  definitions: readonly Definition[],
  where: Whereabouts,
): Promise<boolean> {
  const wanted = definitionsAt(definitions, where);
  if (isSame(wanted, await commandsAt(rest, where), where)) return false;
  await rest.put(routeOf(where), { body: wanted });
  return true;
}

/** Commands that were shown in one server only are taken away there: beside those shown now, each would be there twice. */
async function tidyUp(where: Whereabouts, { rest, keyValue, log }: RegisterParts): Promise<void> {
  const { applicationId, guildId } = where;
  const before = await keyValue.get(SPACE, applicationId);
  if (before === guildId) return;
  if (typeof before === 'string') {
    try {
      await rest.put(routeOf({ applicationId, guildId: before }), { body: [] });
    } catch (error) {
      log.warn({ event: 'discord-commands-left', server: before, err: error });
      // What is there no more needs no tidying.
      if (!isNotAMember(error)) return;
    }
  }
  if (guildId === undefined) await keyValue.delete(SPACE, applicationId);
  else await keyValue.set(SPACE, applicationId, guildId, { seconds: null });
}

/** The commands that Discord shows there. */
export async function commandsAt(rest: REST, where: Whereabouts): Promise<readonly APIApplicationCommand[]> {
  const present = await rest.get(routeOf(where));
  return Array.isArray(present) ? (present as readonly APIApplicationCommand[]) : [];
}

/** The definitions as they are registered there. */
export function definitionsAt(
  definitions: readonly Definition[],
  { guildId }: Whereabouts,
): readonly Definition[] {
  return guildId === undefined ? definitions : definitions.map(forOneGuild);
}

function routeOf({ applicationId, guildId }: Whereabouts) {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

/** Only commands shown everywhere can say where they are shown. */
function forOneGuild({
  contexts: _contexts,
  integration_types: _types,
  ...definition
}: Definition): Definition {
  return definition;
}

/** True when Discord shows just what is wanted, whatever it added to it. */
export function isSame(
  wanted: readonly Definition[],
  present: readonly APIApplicationCommand[],
  { guildId }: Whereabouts,
): boolean {
  const byName = (commands: readonly (Definition | APIApplicationCommand)[]) =>
    Object.fromEntries(
      commands.map((command) => [
        command.name,
        { ...comparable(command), ...(guildId === undefined ? reachOf(command) : {}) },
      ]),
    );
  return wanted.length === present.length && isDeepStrictEqual(byName(wanted), byName(present));
}

/** What we decide about a command, without ids, versions, and values that say nothing. */
function comparable(command: Definition | APIApplicationCommand) {
  const { name, description, options, default_member_permissions } = command;
  return {
    name,
    description,
    type: command.type ?? ApplicationCommandType.ChatInput,
    permissions: default_member_permissions ?? null,
    options: stated(options ?? []),
  };
}

/** Where a command is shown; of one in one server Discord answers what nobody asked for. */
function reachOf({ contexts, integration_types }: Definition | APIApplicationCommand) {
  return { contexts: contexts?.toSorted() ?? null, installs: integration_types?.toSorted() ?? null };
}

/** Discord adds `required: false` and the like to what it was given, and leaves out what is empty. */
function stated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stated);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, stated(inner)] as const);
  return Object.fromEntries(
    entries.filter(
      ([key, inner]) =>
        inner !== undefined &&
        inner !== null &&
        inner !== false &&
        !(Array.isArray(inner) && inner.length === 0) &&
        !key.endsWith('_localizations') &&
        !key.endsWith('_localized'),
    ),
  );
}
