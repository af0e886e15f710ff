import { readingNote, understand } from './ask.ts';
import type { Catalog } from './query/catalog.ts';
import { lineReader } from './query/line-reader.ts';
import { noKeptReplies, type KeptReplies } from './kept-replies.ts';
import { singleFlight } from './single-flight.ts';
import type { Schedule } from './orders/schedule.ts';
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
  /** Answers that need not be made again; each is made anew without. */
  readonly replies?: KeptReplies | undefined;
  /** Resolves when it is this answer's turn to be worked out; at once unless given. */
  readonly turn?: (() => Promise<void>) | undefined;
}

/**
 * The one way through: line or question -> Query -> the command's Reply. A query that was filled in as a form goes the same way.
 * Those who ask the same thing while it is being answered share one answer, each with a progress and an end of their
 * own; a command that is `personal` answers each by itself.
 * Rejects with a `Refusal` when the line can't be read or answered; anything else is a fault of ours.
 */
export function createAnswer(parts: AnswerParts): Answer {
  const { commands, catalog, prices, draw, asOf, schedule, replies = noKeptReplies, turn } = parts;
  const read = lineReader(commands, catalog);
  const flights = singleFlight<Reply>();
  return async (asked, { look, caller, signal, onProgress, previous, spoken = false }) => {
    const understood =
      typeof asked === 'string' ? understand(asked, { catalog, commands, previous, spoken }) : asRead(asked);
    const { query, command } = withCommand(understood.query, commands);
    const own = { prices, draw: draw(look) };
    const run = (options: FetchOptions, services = own) =>
      command.run(query, {
        ...services,
        listing: catalog.listing,
        search: catalog.search,
        asOf,
        commands,
        read,
        caller,
        schedule: command.personal === true ? schedule : () => impersonal(command),
        ...options,
      });
    const key = JSON.stringify([query, look.theme, look.scale, asOf()]);
    const inTurn = async (joint: FetchOptions) => {
      await turn?.();
      return replies.reply(key, own, (services) => run(joint, services), joint);
    };
    const reply =
      command.personal === true
        ? await run({ signal, onProgress })
        : await flights.join(key, inTurn, { signal, onProgress });
    return withReading(reply, understood.said);
  };
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
