import type { PairView } from '../engine/views/pair-view.ts';
import { Refusal } from '../errors.ts';
import { format } from '../query/format.ts';
import type { Grammar } from '../query/reading.ts';
import type { CommandOption } from '../ports.ts';
import type { Frequency, Method } from '../reports/pair.ts';
import type { Query } from '../types.ts';

type Choice = Extract<CommandOption, { kind: 'choice' }>;

const METHODS = ['pearson', 'spearman', 'kendall', 'ewma'] as const satisfies readonly Method[];
const FREQUENCIES = ['daily', 'weekly'] as const satisfies readonly Frequency[];
const VIEWS = ['none', 'beta', 'updown', 'tails', 'leadlag', 'dcc', 'partial'] as const satisfies readonly (
  | PairView['kind']
  | 'none'
)[];

/** The settings of `corr` besides its range and window. */
export const CORR_CHOICES: readonly Choice[] = [
  {
    kind: 'choice',
    name: 'method',
    description: 'the statistic the answer leads with',
    choices: METHODS,
    default: 'pearson',
  },
  {
    kind: 'choice',
    name: 'freq',
    description: 'what a return covers',
    choices: FREQUENCIES,
    default: 'daily',
  },
  {
    kind: 'choice',
    name: 'view',
    description:
      'one thing more: beta, up and down days, worst days (tails), who leads, a model (dcc), without market',
    choices: VIEWS,
    default: 'none',
  },
];

export interface CorrSettings {
  readonly method: Method;
  readonly frequency: Frequency;
  readonly view: PairView['kind'] | 'none';
  /** Length of the rolling window, in returns of that frequency. */
  readonly window: number;
}

/** A year of weeks: 13 of them, as long as 63 sessions, say next to nothing. */
const WEEKLY_WINDOW = 52;

/** Those that need the order or the number of days. */
const DAILY_VIEWS: ReadonlySet<CorrSettings['view']> = new Set(['tails', 'leadlag', 'dcc']);

/**
 * What a query of `corr` is set to. With weekly returns a window that was not given is 52 weeks.
 * Throws a `Refusal` for settings that make no sense together, with lines that do.
 */
export function corrSettings(query: Query, command: Grammar): CorrSettings {
  const { choices } = query;
  const method = METHODS.find((name) => name === choices['method']) ?? 'pearson';
  const frequency = FREQUENCIES.find((name) => name === choices['freq']) ?? 'daily';
  const view = VIEWS.find((name) => name === choices['view']) ?? 'none';
  if (frequency === 'weekly') {
    const without = (name: string) => withDefault(query, command, name);
    if (method === 'ewma') {
      throw new Refusal(
        'An EWMA gives half its weight to the last 30 sessions, and weeks are too coarse for that. Leave out `freq=weekly` or `method=ewma`.',
        [without('freq'), without('method')],
      );
    }
    if (DAILY_VIEWS.has(view)) {
      throw new Refusal(
        `\`view=${view}\` reads daily returns. Leave out \`freq=weekly\` or \`view=${view}\`.`,
        [without('freq'), without('view')],
      );
    }
  }
  const usual = command.options.find(({ kind }) => kind === 'window');
  const isUsual = usual?.kind === 'window' && query.window === usual.default;
  return {
    method,
    frequency,
    view,
    window: frequency === 'weekly' && isUsual ? WEEKLY_WINDOW : query.window,
  };
}

function withDefault(query: Query, command: Grammar, left: string) {
  const choices = Object.fromEntries(Object.entries(query.choices).filter(([name]) => name !== left));
  const label = `without ${left}=${query.choices[left]}`;
  return { label, line: format({ ...query, choices }, command) };
}
