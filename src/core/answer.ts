import { noCheckup, type Checkup } from './checkup/checkup.ts';
import { readingNote, understand } from './ask.ts';
import { Refusal } from './errors.ts';
import type { Catalog } from './query/catalog.ts';
import { format } from './query/format.ts';
import { lineReader } from './query/line-reader.ts';
import { measureRun, type Measured } from './measure-run.ts';
import { noKeptReplies, type KeptReplies } from './kept-replies.ts';
import { singleFlight } from './single-flight.ts';
import type { Schedule } from './orders/schedule.ts';
import { SILENT, type RunEnd, type Telemetry } from './telemetry.ts';
import type {
  Answer,
  Command,
  Day,
  FetchOptions,
  Look,
  Prices,
  Query,
  ReadLine,
  Reply,
  Services,
} from './types.ts';
import { watchAnswer } from './watch-answer.ts';

/** What the router is made of; `main.ts` puts it together. */
export interface AnswerParts {
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
}

/**
 * The one way through: line or question -> Query -> the command's Reply. A query that was filled in as a form goes the same way.
 * Those who ask the same thing while it is being answered share one answer, each with a progress and an end of their
 * own; a command that is `personal` answers each by itself.
 * Rejects with a `Refusal` when the line can't be read or answered; anything else is a fault of ours.
 */
export function createAnswer(parts: AnswerParts): Answer {
  const { commands, catalog, prices, draw, asOf, schedule } = parts;
  const { checkup = noCheckup, replies = noKeptReplies, telemetry = SILENT } = parts;
  const read = lineReader(commands, catalog);
  const flights = singleFlight<Run>();
  return async (
    asked,
    { look, caller, signal, onProgress, previous, spoken = false, readOnly = false, reference },
  ) => {
    const watch = watchAnswer(telemetry, { asked, platform: caller.platform, reference });
    try {
      const understood =
        typeof asked === 'string'
          ? understand(asked, { catalog, commands, previous, spoken })
          : asRead(asked);
      const { query, command } = withCommand(understood.query, commands);
      watch.read(query, command);
      if (readOnly && command.personal === true) throw mayChange(command, query);
      const key = JSON.stringify([query, look.theme, look.scale, asOf()]);
      const run = (options: FetchOptions) => {
        watch.runs();
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
            schedule: command.personal === true ? schedule : () => impersonal(command),
            checkup,
            ...options,
          });
        const making =
          command.personal === true
            ? make(measured.services)
            : replies.reply(key, measured.services, make, options);
        return settled(making, measured.end);
      };
      const ran =
        command.personal === true
          ? await run({ signal, onProgress })
          : await flights.join(key, run, { signal, onProgress });
      watch.ran(ran.end);
      if ('error' in ran) throw ran.error;
      watch.ends('answered');
      return withReading(ran.reply, understood.said);
    } catch (error) {
      watch.ends(error instanceof Refusal ? 'refused' : signal?.aborted === true ? 'cancelled' : 'fault');
      throw error;
    }
  };
}

/** One run of a command, with what came of it: those who share it learn where its time went, also when it failed. */
type Run = { readonly end: RunEnd } & ({ readonly reply: Reply } | { readonly error: unknown });

async function settled(running: Promise<Reply>, end: () => RunEnd): Promise<Run> {
  try {
    return { reply: await running, end: end() };
  } catch (error) {
    return { error, end: end() };
  }
}

function mayChange(command: Command, query: Query): Refusal {
  return new Refusal(
    `\`${command.name}\` may change daily posts or alerts, so a link does not run it. Send the line yourself.`,
    [{ label: 'Send it', line: format(query, command) }],
    'changes',
  );
}

function asRead(query: Query): { readonly query: Query; readonly said: null } {
  return { query, said: null };
}

/** The answer to plain words shows the line that they were read as. */
function withReading(reply: Reply, said: readonly string[] | null): Reply {
  return said === null ? reply : { ...reply, notes: [readingNote(reply.query, said), ...reply.notes] };
}

/** A command that reads or changes somebody's orders must not be answered with another person's reply. */
function impersonal({ name }: Command): Promise<never> {
  return Promise.reject(
    new Error(`The command ${name} asks for standing orders, so it must say personal: true.`),
  );
}

function withCommand(query: Query, commands: readonly Command[]): Omit<ReadLine, 'line'> {
  const command = commands.find(({ name }) => name === query.command);
  if (command === undefined) throw new Error(`A query names the unknown command ${query.command}`);
  return { query, command };
}
