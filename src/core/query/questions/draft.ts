import { Refusal } from '../../errors.ts';
import type { Command } from '../../ports.ts';
import type { Action, Day, Query } from '../../types.ts';
import type { Catalog } from '../catalog.ts';
import { format } from '../format.ts';
import { parse } from '../parse.ts';
import type { SaidName } from './spoken-names.ts';
import { optionOf } from '../reading.ts';

/** What a text was read as. */
export type QuestionReading =
  | {
      readonly kind: 'line';
      /** Canonical, as `parse` reads it. */
      readonly line: string;
      readonly query: Query;
      /** What was taken because nobody said it: `1 year`, `small-cap tech for “tech”`. */
      readonly said: readonly string[];
    }
  /** It can't be told which of these is meant. */
  | { readonly kind: 'ask'; readonly sentence: string; readonly choices: readonly Action[] }
  | { readonly kind: 'none' };

export interface QuestionContext {
  readonly catalog: Catalog;
  readonly commands: readonly Command[];
  /** Canonical line of the answer that this one follows, where there is one. */
  readonly previous?: string | undefined;
  /** The last session that is over: `since March` is the March before it. Without it such a time is not read. */
  readonly asOf?: Day | undefined;
}

/** No question of ours. */
export const NOTHING: QuestionReading = { kind: 'none' };

/** A line in the making. */
export interface Draft {
  readonly command: string;
  /** Names, those of one list together: `[[btc], [ndx, gold]]` is `btc ndx,gold`. */
  readonly lists: readonly (readonly SaidName[])[];
  readonly range?: string | null;
  readonly settings?: readonly string[];
  /** Free words of `about`, `daily` and the like. */
  readonly text?: string;
  readonly said?: readonly string[];
}

/** Hands a draft to the parser of typed lines. A draft that it refuses is its sentence, with its buttons. */
export function readDraft(draft: Draft, context: QuestionContext): QuestionReading {
  const { command, lists, range = null, settings = [], text = '', said = [] } = draft;
  const line = [
    command,
    ...lists.map((list) => list.map(spelled).join(',')),
    ...(range === null ? [] : [range]),
    ...settings,
    text,
  ]
    .filter((part) => part !== '')
    .join(' ');
  try {
    // A bare `corr` is a call for help.
    const query = parse(line === 'corr' ? 'corr 1y' : line, context.commands, context.catalog);
    const grammar = context.commands.find(({ name }) => name === query.command);
    if (grammar === undefined) return NOTHING;
    const choices = lists.flat().flatMap((name) => (name.said === null ? [] : [name.said]));
    return {
      kind: 'line',
      line: format(query, grammar),
      query,
      said: [...said, ...choices, ...defaulted(draft, query, context)],
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'ask', sentence: error.message, choices: error.actions };
  }
}

function spelled({ ids: [id = ''], isTicker }: SaidName): string {
  return isTicker ? `$${id}` : id;
}

/** Each name on its own, as for a command that takes one on each side. */
export function each(names: readonly SaidName[]): readonly (readonly SaidName[])[] {
  return names.map((name) => [name]);
}

/** A name that nobody said in these words: from the line before. */
export function nameOf(id: string, catalog: Catalog): SaidName {
  return { ids: [id], said: null, at: -1, end: -1, isTicker: catalog.find(id) === null };
}

/** What the parser filled in, as a person says it. */
function defaulted(
  { command, lists, range }: Draft,
  query: Query,
  { commands, catalog }: QuestionContext,
): string[] {
  const grammar = commands.find(({ name }) => name === command);
  if (grammar === undefined) return [];
  const had = new Set(lists.flat().flatMap(({ ids }) => ids));
  const [asset, benchmark] = [optionOf(grammar, 'asset'), optionOf(grammar, 'benchmark')];
  const filled = [
    ...(asset === undefined ? [] : query.assets),
    ...(benchmark === undefined ? [] : query.benchmarks),
  ].filter((id) => !had.has(id));
  const words = filled
    .map((id) => catalog.listing(id))
    .map(({ group, name, label }) => (group === 'coin' ? name.toLowerCase() : label));
  const isRanged = optionOf(grammar, 'range') !== undefined && (range === null || range === undefined);
  return [...words, ...(isRanged ? [rangeWords(query.range.text)] : [])];
}

function rangeWords(text: string): string {
  if (text === 'max') return 'all there is';
  return text === '1y' ? '1 year' : text;
}
