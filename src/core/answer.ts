import type { Catalog } from './query/catalog.ts';
import { parse } from './query/parse.ts';
import type { Answer, Command, Day, Look, Prices, Services } from './types.ts';

/** What the router is made of; `main.ts` puts it together. */
export interface AnswerParts {
  readonly commands: readonly Command[];
  readonly catalog: Catalog;
  readonly prices: Prices;
  /** Draws in a look; null when the picture could not be drawn. */
  readonly draw: (look: Look) => Services['draw'];
  /** The last New York session that is over. */
  readonly asOf: () => Day;
}

/**
 * The one way through: line -> Query -> the command's Reply.
 * Rejects with a `Refusal` when the line can't be read or answered; anything else is a fault of ours.
 */
export function createAnswer({ commands, catalog, prices, draw, asOf }: AnswerParts): Answer {
  return async (line, { look, signal, onProgress }) => {
    const query = parse(line, commands, catalog);
    const command = commands.find(({ name }) => name === query.command);
    if (command === undefined) throw new Error(`parse() returned the unknown command ${query.command}`);
    return command.run(query, {
      prices,
      draw: draw(look),
      listing: catalog.listing,
      search: catalog.search,
      asOf,
      commands,
      signal,
      onProgress,
    });
  };
}
