import type { Query } from '../types.ts';
import { isSpokenName } from './catalog.ts';
import { needsDollar, readsAsRange } from './readers.ts';
import { optionOf, takesWords, type Grammar } from './reading.ts';

/**
 * The canonical line of a query: command, assets, benchmarks, range, then the window, the settings that are not the
 * default, and the free text. `command` is the one the query names. For every query that `parse` gives, parsing this
 * line gives it again.
 */
export function format(query: Query, command: Grammar): string {
  const { options } = command;
  const names = [query.assets, query.benchmarks]
    .filter((ids) => ids.length > 0)
    .map((ids, side) =>
      ids.map((id, place) => spelled(id, neighbour(query, side, place), command)).join(','),
    );
  // Where the words are free text, a range would be one of them.
  const hasRange = optionOf(command, 'range') !== undefined && !takesWords(command);
  const range = hasRange ? [query.range.text] : [];
  const settings = options.flatMap((option) => {
    if (option.kind === 'window') return query.window === option.default ? [] : [`window=${query.window}`];
    if (option.kind !== 'choice') return [];
    const value = query.choices[option.name] ?? option.default;
    return value === option.default ? [] : [`${option.name}=${value}`];
  });
  // The window goes before the choices wherever the command lists it.
  settings.sort((a, b) => Number(b.startsWith('window=')) - Number(a.startsWith('window=')));
  const text = query.text === '' ? [] : [query.text];
  return [command.name, ...names, ...range, ...settings, ...text].join(' ');
}

/** The name printed right before this one, without a comma between them. */
function neighbour({ assets }: Query, side: number, place: number): string | undefined {
  return side === 1 && place === 0 ? assets.at(-1) : undefined;
}

/**
 * A name that would be read as something else is marked with a dollar: the ticker FOR, `bonds` right after
 * `high-yield`, or TIME right after ALL.
 */
function spelled(id: string, before: string | undefined, command: Grammar): string {
  const pair = `${before} ${id}`;
  const isMerged = before !== undefined && (isSpokenName(pair) || readsAsRange(pair));
  return isMerged || needsDollar(id, command) ? `$${id}` : id;
}
