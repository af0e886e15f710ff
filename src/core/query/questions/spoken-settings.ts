import { parseDuration } from '../durations.ts';
import { Refusal } from '../../errors.ts';
import { withFigures } from './number-words.ts';
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
  'freq=weekly': `weekly, weekly returns/data/closes/basis/bars/candles, week by week, week over week, per week basis,
    on a week/weekly basis, on weeks, by week, by the week, week to week, week on week, friday to friday, friday closes/prices/returns, week ending closes/prices, end of week closes/prices/returns, weekend to weekend, 1w candles/bars/data/returns, 1wk candles/bars, one week returns/changes, week returns/changes, per week`,
  'freq=monthly': `monthly, monthly returns/data/closes/basis/bars/candles, month over month, month end figures/data/closes/prices/returns/values/numbers, end of month figures/data/closes/prices/returns/values`,
  'freq=1h': `hourly, hourly returns/data/closes/candles/bars/basis, 1h candles/bars/data/returns/closes, 60 minute candles/bars`,
  'freq=4h': `4h, 4h candles/bars/data/returns/closes, 4 hour/hourly candles/bars/data/returns/closes, four hour candles/bars/data/returns/closes, 4 hourly`,
  'freq=daily': 'daily returns/data/closes/basis/bars/candles, instead of daily, not daily',
  'method=spearman': `spearman, spearmans, spearman rank correlation/corr, rank correlation/correlations/corr/correl/coefficient,
    rank order correlation/corr/coefficient, rank based correlation/coefficient/measure, rank based, ranked correlation/correlations, spearman rho,
    correlation of ranks, by/on/using/with/in ranks, by rank, ranks not, ranks instead, rank spearman, rank not pearson, non parametric, nonparametric`,
  'method=kendall': 'kendall, kendalls, kendall tau, kendalls tau, tau, kendall correlation/coefficient',
  'method=ewma':
    'ewma, exponentially weighted correlation/average, exponentially weighted, exponential smoothing, exponential weighting/weights, exponential, time varying weights/weighting, recent days/data/ones/returns/moves weighted/more/heavier, recent ... count/counts/matter/matters more, more weight on/to recent, more weight on/to the recent/last/latest/newer/new, weight/weighting/weigh/weighs/favor/favour/emphasis/emphasise/emphasize/prioritise/prioritize ... recent, recent ... heavier/weighted, older ... less, decay, decaying, half life, exponentially, exponential decay, weighted to/towards recent, recency weighted',
  'method=pearson': 'pearson, pearsons',
  'view=beta': 'beta, betas',
  'view=dcc':
    'dcc, dcc model/estimate/garch, garch, dcc garch, dynamic conditional, dynamic conditional correlation/corr',
  'view=partial': 'partial',
  'view=tails': 'tails, tail dependence/risk',
});

/** `for the weekly note` is no measure. */
const OF_A_TEXT =
  /^(?:note|notes|report|reports|call|calls|meeting|meetings|newsletter|post|posts|update|updates|digest|review|memo|email|mail|standup|column|blog|piece|write|briefing|letter|commentary|deck|slides?|podcast|show|catch|roundup|wrap)$/;

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
    const meant = places.filter(
      ({ end }) =>
        !OF_A_TEXT.test(words[end]?.text ?? '') &&
        // A monthly window is no measure by the month.
        !(choice.startsWith('freq=') && WINDOWS.has(words[end]?.text ?? '')),
    );
    if (meant.length === 0) continue;
    for (const { at, end } of meant) for (let place = at; place < end; place += 1) taken.add(place);
    // Daily is what it is anyway; said beside weekly it is what the other stands instead of.
    if (choice !== 'freq=daily' && !choices.has(name)) choices.set(name, value);
  }
  for (const [at, { text }] of words.entries()) {
    // `moving over the last month` says how something moves.
    const isMotion =
      text === 'moving' && !/^(?:corr|correlation|window|average)$/.test(words[at + 1]?.text ?? '');
    if (!WINDOWS.has(text) || isMotion) continue;
    const length = windowNear(words, at);
    if (length === null || window !== null) continue;
    window = length.sessions;
    for (let place = length.from; place <= length.to; place += 1) taken.add(place);
  }
  if (window === null && words.some(({ text }) => /^(?:windows?|smooth\w*|averaged|averaging)$/.test(text))) {
    // `make the window shorter, 30 sessions`
    const at = words.findIndex(
      ({ text }, place) => /^\d{2,3}$/.test(text) && /^sessions?$/.test(words[place + 1]?.text ?? ''),
    );
    window = at < 0 ? null : bounded(Number(words[at]?.text));
    if (window !== null) [at, at + 1].forEach((place) => taken.add(place));
  }
  return { window, choices, taken };
}

const WINDOWS: ReadonlySet<string> = new Set('rolling window windows roll rolled moving'.split(' '));

/** `30-day rolling`, `rolling 90 days`, `window of 21`, `120 session window`. */
function windowNear(
  words: readonly Spoken[],
  at: number,
): { sessions: number; from: number; to: number } | null {
  const behind = windowBehind(words, at);
  for (const before of [2, 1]) {
    const sessions = sessionsOf(words.slice(Math.max(0, at - before), at));
    if (sessions === null) continue;
    // `3y rolling 30 day`: the shorter one is the window.
    return behind !== null && behind.sessions < sessions ? behind : { sessions, from: at - before, to: at };
  }
  return behind;
}

function windowBehind(
  words: readonly Spoken[],
  at: number,
): { sessions: number; from: number; to: number } | null {
  let filler = 0;
  while (BEFORE_LENGTHS.has(words[at + 1 + filler]?.text ?? '')) filler += 1;
  for (const after of [2, 1]) {
    const start = at + 1 + filler;
    const sessions = sessionsOf(words.slice(start, start + after));
    if (sessions !== null) return { sessions, from: at, to: start + after - 1 };
  }
  return null;
}

const SESSIONS_OF: Readonly<Record<string, number>> = { month: 21, quarter: 63, 'half year': 126, year: 252 };
const BEFORE_LENGTHS: ReadonlySet<string> = new Set(
  'window of correlation corr to at over a an the with length size is'.split(' '),
);

function sessionsOf(words: readonly Spoken[]): number | null {
  const phrase = withFigures(words.map(({ text }) => text)).join(' ');
  const [, count] = /^(\d{2,3})(?: ?sessions?)?$/.exec(phrase) ?? [];
  if (count !== undefined) return bounded(Number(count));
  const [, unit] =
    /^(?:one |a |1 )?(month|quarter|half year|year)(?:ly)?$/.exec(phrase.replace('annual', 'year')) ?? [];
  if (unit !== undefined) return SESSIONS_OF[unit] ?? null;
  if (
    !/^\d{1,3} ?(?:d|days?|w|weeks?|m|months?|y|years?)$|^(?:one|two|three|six) (?:months?|years?)$/.test(
      phrase,
    )
  )
    return null;
  try {
    const length = parseDuration(phrase);
    const days = /^(\d{2,3}) ?d(?:ays?)?$/.exec(phrase)?.[1];
    if (days !== undefined && IN_SESSIONS.has(days)) return bounded(Number(days));
    // 21 days rolling are too few as days of the calendar, so sessions are meant.
    return length === null
      ? null
      : (bounded(length.sessions) ?? (days === undefined ? null : bounded(Number(days))));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Days that are only ever said of sessions: whole months and years of them. */
const IN_SESSIONS: ReadonlySet<string> = new Set(['21', '42', '63', '126', '252']);

function bounded(sessions: number): number | null {
  return sessions >= 20 && sessions <= 756 ? sessions : null;
}

/** True for a word that says how something is measured. */
export function isSettingWord(word: string): boolean {
  return CHOICES.holds(word);
}
