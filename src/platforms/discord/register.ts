import { isDeepStrictEqual } from 'node:util';
import { ApplicationCommandType, Routes, type APIApplicationCommand, type REST } from 'discord.js';
import type { Definition } from './definitions.ts';
import type { Desk } from './desk.ts';
import { isRefusedToken } from './rest.ts';

/** Where commands are shown: in one server, or everywhere. */
export interface Whereabouts {
  readonly applicationId: string;
  readonly guildId: string | undefined;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/**
 * Makes the slash commands that Discord shows the ones given, and tries again until it has taken them: those that are
 * there still work in the meantime. Ends early when the platform stops or the token is refused.
 */
export async function registerUntilDone(
  definitions: readonly Definition[],
  where: Whereabouts,
  { rest, clock, log, signal }: Pick<Desk, 'rest' | 'clock' | 'log' | 'signal'>,
): Promise<void> {
  for (let waitMs = FIRST_WAIT_MS; !signal.aborted; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    try {
      const changed = await register(rest, definitions, where);
      log.info({ event: 'discord-commands', changed });
      return;
    } catch (error) {
      if (isRefusedToken(error)) return;
      log.error({ event: 'discord-commands-failed', err: error });
      await clock.wait(waitMs, signal).catch(() => undefined);
    }
  }
}

/** Asks which commands are there, and replaces all of them when they differ in anything; true when they did. */
async function register(
  rest: REST,
  definitions: readonly Definition[],
  where: Whereabouts,
): Promise<boolean> {
  const wanted = definitionsAt(definitions, where);
  if (isSame(wanted, await commandsAt(rest, where))) return false;
  await rest.put(routeOf(where), { body: wanted });
  return true;
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
export function isSame(wanted: readonly Definition[], present: readonly APIApplicationCommand[]): boolean {
  const byName = (commands: readonly (Definition | APIApplicationCommand)[]) =>
    Object.fromEntries(commands.map((command) => [command.name, comparable(command)]));
  return wanted.length === present.length && isDeepStrictEqual(byName(wanted), byName(present));
}

/** What we decide about a command, without ids, versions, and values that say nothing. */
function comparable(command: Definition | APIApplicationCommand) {
  const { name, description, options, default_member_permissions, contexts, integration_types } = command;
  return {
    name,
    description,
    type: command.type ?? ApplicationCommandType.ChatInput,
    permissions: default_member_permissions ?? null,
    contexts: contexts?.toSorted() ?? null,
    installs: integration_types?.toSorted() ?? null,
    options: stated(options ?? []),
  };
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
