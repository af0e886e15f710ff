import { phraseBook } from './phrases.ts';

/** The topics of `about` besides the names of the catalog, by the words that say them. */
const TOPIC_WORDS = {
  confidence: `confidence, interval*, uncertain*, margin of error, error bar/bars, error margin, bracket/brackets, parenthes*, square bracket*, significan*, 95, plus minus, jackknife, two numbers, numbers behind/after/next, range in, low and high, band/bands`,
  beta: `beta, betas, slope`,
  decoupled: `decoupl*, recoupl*, coupled, coupling, couples, couple, uncoupl*, label, labels, regime/regimes, fading, unclear, inverse mean/means`,
  approximate: `approximate, approximately, approx, approximation, utc close`,
  window: `window, windows, rolling, 63 day/days/session/sessions, 63d`,
  study: `jp morgan, jpmorgan, jpm, jpms, study, studies, note, bank note, claims, five claims, panigirtzoglou`,
  method: `method*, spearman*, kendall*, pearson*, ewma, exponential*, formula, log return/returns, tau, rank correlation, dcc, garch`,
  data: `data, source, sources, prices, quotes, yahoo, price feed, price feeds, feed`,
  correlation: `correlation, correlations, correlated, corr, correlation coefficient, coefficient, r squared, r2, r, correlate`,
} as const;

export type Topic = keyof typeof TOPIC_WORDS | 'why';
export const TOPICS_SAID = phraseBook(TOPIC_WORDS);
/** A finer topic before a wider one. */
export const TOPIC_ORDER = [
  'confidence',
  'beta',
  'decoupled',
  'approximate',
  'window',
  'study',
  'method',
  'data',
  'correlation',
] as const satisfies readonly (keyof typeof TOPIC_WORDS)[];

/** How a meaning is asked for. `@` stands for a name. */
export const MEANING = phraseBook({
  /** Says that it is a meaning that is wanted. */
  explicit: `does/do/did/would/can/what ... mean/means, means, meaning, meant, define, defined, definition, explain, explains, explained, explanation, interpret, interpreted, eli5, eli 5, in simple/plain/laymans/layman/easy/other/normal words/terms/english/language, like im/i/am five/5/6/six/12/a, for dummies,
    stand/stands for, tell me/us about, tell me/us what, teach me, how should/do/to i ... read, how to read, should i read, how is @ read, wtf is/are/does, wth is, tf is, what the heck/hell is/are/does, what that, what is/are that/this/it/these/those/all, what are all, what this, what it, understand, never heard of, no clue what, no idea what, dont know what, dont get what, describe, remind me what, when do you call`,
  /** May say it. */
  bare: `^ what, ^ what is/are, ^ what exactly, what is/are a/an, whats a, what even is, what actually is, what is even, ^ about, what kind of thing, what/which companies/stocks/coins/names are/is in, what in the, what in, what in/inside/behind @, who is/are, who or what is/are, @ what $, @ what exactly/is/even/now, which @ is, which/what bank, which/what note, meaning $`,
  /** Why they move together at all. */
  why: `why, causation, how come, for what reason, the reason, reason for/why, what is/are the cause, what causes, actual cause, what explains, cause of, because of what, whats behind`,
  /** How a number is made. */
  how: `way ... computed/calculated/measured, how do/does/did/is/are/was/were/have/u/you ... calculat*/comput*/measur*/estimat*/derive*/worked, how do/does/did/is/are ... calculated/computed/measured/made/done, how do you get/come/work/arrive/figure, how ... get these/this/that/the number/numbers/figure/figures/correlation/correlations, how many days/sessions do/did/does/are/were/used, which/what/your/the ... method/methodology/formula, ^ method/methodology/methods $, maths behind, math behind, the math, the maths`,
  /** Where the prices come from. */
  where: `where ... data/prices/price/numbers/quotes/info from/come, where ... get/pull/take/fetch ... data/prices/numbers/quotes, where do/does/did/is/are ... data/prices/numbers/quotes, data source*, price source*, source of, which/what exchange/exchanges/feed/data/source/sources do/are/is, what data, whose data/prices, ^ data/source/sources $, data or what, source $, where is this/that/it/these from, where does/do this/that/it/these/they come from, real prices, real data, live prices`,
  /** How far the number can be trusted. */
  trust: `how accurate/reliable/sure/certain/confident/precise/trustworthy/significant, is this/that/it ... significant, can i trust, should i trust, statistically significant`,
  /** How much a correlation is. */
  size: `considered high/strong/low/weak/big/good, count/counts as high/strong/low/weak, is this/that/it a lot/much/high/strong/low/weak/big/good $, is this/that/it high/strong/low/weak/much $, is this/that/it a lot $, is this/that/it a high/strong/low/weak/big correlation/number/value`,
  proxy: `psct, stand in, standin, proxy used, proxy for the russell`,
});

export function isMeaningWord(word: string): boolean {
  return TOPICS_SAID.holds(word) || MEANING.holds(word);
}
