import { parseDuration } from '../durations.ts';
import { Refusal } from '../../errors.ts';
import { phraseBook } from './phrases.ts';
import type { Spoken } from './spoken-words.ts';

/** How something is to be measured, as it was said, and the words that said so. */
export interface SaidSettings {
  /** In sessions. */
  readonly window: number | null;
  /** Values of the options of `corr` by their names. */
  readonly choices: ReadonlyMap<string, string>;
  readonly taken: ReadonlySet<number>;
}

/** Values of the options of `corr`, by how they are said. */
const CHOICES = phraseBook({
  'freq=weekly': 'weekly, weekly returns/data/closes/basis, week by week, week over week',
  'freq=daily': 'daily returns/data/closes/basis, instead of daily, not daily',
  'method=spearman': 'spearman, spearmans, rank correlation/corr, rank based',
  'method=kendall': 'kendall, kendalls, kendall tau, tau',
  'method=ewma':
    'ewma, exponentially weighted, exponential weighting/weights, exponential, time varying weights/weighting, recent days/data weighted/more, more weight on recent, weighted to/towards recent, recency weighted',
  'method=pearson': 'pearson, pearsons',
  'view=beta': 'beta, betas',
  'view=dcc': 'dcc, garch, dcc garch, dynamic conditional, dynamic conditional correlation/corr',
  'view=partial': 'partial',
  'view=tails': 'tail, tails, tail dependence/risk',
});

/** Settings of a line among the words. */
export function spokenSettings(words: readonly Spoken[]): SaidSettings {
  const choices = new Map<string, string>();
  const taken = new Set<number>();
  let window: number | null = null;
  const found = CHOICES.find(words.map(({ text }) => text));
  // Pearson's is what it is anyway, so another one beside it is the one that is wanted.
  const said = [...found].toSorted(
    ([one], [other]) => Number(one.endsWith('pearson')) - Number(other.endsWith('pearson')),
  );
  for (const [choice, places] of said) {
    const [name = '', value = ''] = choice.split('=');
    for (const { at, end } of places) for (let place = at; place < end; place += 1) taken.add(place);
    // Daily is what it is anyway; said beside weekly it is what the other stands instead of.
    if (choice !== 'freq=daily' && !choices.has(name)) choices.set(name, value);
  }
  for (const [at, { text }] of words.entries()) {
    if (text !== 'rolling' && text !== 'window') continue;
    const length = windowNear(words, at);
    if (length === null || window !== null) continue;
    window = length.sessions;
    for (let place = length.from; place <= length.to; place += 1) taken.add(place);
  }
  return { window, choices, taken };
}

/** `30-day rolling`, `rolling 90 days`, `window of 21`, `120 session window`. */
function windowNear(
  words: readonly Spoken[],
  at: number,
): { sessions: number; from: number; to: number } | null {
  for (const before of [2, 1]) {
    const sessions = sessionsOf(words.slice(Math.max(0, at - before), at));
    if (sessions !== null) return { sessions, from: at - before, to: at };
  }
  const filler = ['window', 'of', 'correlation', 'to'].includes(words[at + 1]?.text ?? '') ? 1 : 0;
  for (const after of [2, 1]) {
    const start = at + 1 + filler;
    const sessions = sessionsOf(words.slice(start, start + after));
    if (sessions !== null) return { sessions, from: at, to: start + after - 1 };
  }
  return null;
}

function sessionsOf(words: readonly Spoken[]): number | null {
  const phrase = words.map(({ text }) => text).join(' ');
  const [, count] = /^(\d{2,3})(?: ?sessions?)?$/.exec(phrase) ?? [];
  if (count !== undefined) return bounded(Number(count));
  if (
    !/^\d{1,3} ?(?:d|days?|w|weeks?|m|months?|y|years?)$|^(?:one|two|three|six) (?:months?|years?)$/.test(
      phrase,
    )
  )
    return null;
  try {
    const length = parseDuration(phrase);
    const days = /^(\d{2,3}) ?d(?:ays?)?$/.exec(phrase)?.[1];
    // 21 days rolling are too few as days of the calendar, so sessions are meant.
    return length === null
      ? null
      : (bounded(length.sessions) ?? (days === undefined ? null : bounded(Number(days))));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function bounded(sessions: number): number | null {
  return sessions >= 20 && sessions <= 756 ? sessions : null;
}

/** True for a word that says how something is measured. */
export function isSettingWord(word: string): boolean {
  return CHOICES.holds(word);
}
