import { noCheckup, type Checkup } from '../checkup/checkup.ts';
import { noKeptReplies, type KeptReplies } from './kept-replies.ts';
import { measureRun, type Measured } from './measure-run.ts';
import type { Schedule } from '../orders/schedule.ts';
import type { Caller } from '../people.ts';
import type { Catalog } from '../query/catalog.ts';
import { lineReader } from '../query/line-reader.ts';
import { inOwnLine, UnknownName } from '../query/unknown-name.ts';
import { SILENT, type RunEnd, type Telemetry } from '../telemetry.ts';
import type { Look } from '../chart.ts';
import type { Command, FetchOptions, Prices, Services } from '../ports.ts';
import type { Day, Query, Reply } from '../types.ts';

/** What commands are run with; `compose` puts it together. */
export interface RunParts {
  readonly commands: readonly Command[];
  readonly catalog: Catalog;
  readonly prices: Prices;
  /** Draws in a look; null when the picture could not be drawn. */
  readonly draw: (look: Look) => Services['draw'];
  /** The last New York session that is over. */
  readonly asOf: () => Day;
  /** The standing orders; rejects with a `Refusal` where they can't be had. */
  readonly schedule: () => Promise<Schedule>;
  /** Told of every answer; nobody unless given. */
  readonly telemetry?: Telemetry | undefined;
  /** Answers that need not be made again; each is made anew without. */
  readonly replies?: KeptReplies | undefined;
  /** Refuses unless given: a place without parts has nothing to look at. */
  readonly checkup?: Checkup | undefined;
  /** Resolves when it is this answer's turn to be worked out; at once unless given. */
  readonly turn?: (() => Promise<void>) | undefined;
}

/** What is run, and for whom. `key` says the same of two askings that may share a reply. */
export interface Running {
  readonly query: Query;
  readonly command: Command;
  readonly caller: Caller;
  readonly look: Look;
  readonly key: string;
}

/** One run of a command, with what came of it: those who share it learn where its time went, also when it failed. */
export type Run = { readonly end: RunEnd } & ({ readonly reply: Reply } | { readonly error: unknown });

/** Runs commands with the services of the house, measured. Never rejects: what went wrong is in the run. */
export function commandRunner(parts: RunParts): (running: Running, options: FetchOptions) => Promise<Run> {
  const { commands, catalog, prices, draw, asOf, schedule, turn } = parts;
  const { checkup = noCheckup, replies = noKeptReplies, telemetry = SILENT } = parts;
  const read = lineReader(commands, catalog);
  return async ({ query, command, caller, look, key }, options) => {
    const isPersonal = command.personal === true;
    if (!isPersonal) await turn?.();
    const measured = measureRun({ prices, draw: draw(look) }, telemetry);
    const make = (services: Measured) =>
      command.run(query, {
        ...services,
        listing: catalog.listing,
        search: catalog.search,
        asOf,
        commands,
        read,
        caller,
        schedule: isPersonal ? schedule : () => impersonal(command),
        checkup,
        ...options,
      });
    const making = isPersonal
      ? make(measured.services)
      : replies.reply(key, measured.services, make, options);
    try {
      return { reply: await making, end: measured.end() };
    } catch (error) {
      const told = error instanceof UnknownName ? inOwnLine(error, query, command) : error;
      return { error: told, end: measured.end() };
    }
  };
}

/** A command that reads or changes somebody's orders must not be answered with another person's reply. */
function impersonal({ name }: Command): Promise<never> {
  return Promise.reject(
    new Error(`The command ${name} asks for standing orders, so it must say personal: true.`),
  );
}
