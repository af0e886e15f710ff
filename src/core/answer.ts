import type { Catalog } from './query/catalog.ts';
import { lineReader } from './query/line-reader.ts';
import type { Schedule } from './orders/schedule.ts';
import type { Answer, Command, Day, Look, Prices, Query, ReadLine, Services } from './types.ts';

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
}

/**
 * The one way through: line -> Query -> the command's Reply. A query that was filled in as a form goes the same way.
 * Rejects with a `Refusal` when the line can't be read or answered; anything else is a fault of ours.
 */
export function createAnswer(parts: AnswerParts): Answer {
  const { commands, catalog, prices, draw, asOf, schedule } = parts;
  const read = lineReader(commands, catalog);
  return async (asked, { look, caller, signal, onProgress }) => {
    const { query, command } = typeof asked === 'string' ? read(asked) : withCommand(asked, commands);
    return command.run(query, {
      prices,
      draw: draw(look),
      listing: catalog.listing,
      search: catalog.search,
      asOf,
      commands,
      read,
      caller,
      schedule,
      signal,
      onProgress,
    });
  };
}

function withCommand(query: Query, commands: readonly Command[]): Omit<ReadLine, 'line'> {
  const command = commands.find(({ name }) => name === query.command);
  if (command === undefined) throw new Error(`A query names the unknown command ${query.command}`);
  return { query, command };
}
