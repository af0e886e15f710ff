import { phraseBook } from '../phrases.ts';

/** The topics of `about` besides the names of the catalog, by the words that say them. */
const TOPIC_WORDS = {
  confidence: `
    confidence, interval*, 95%, the 95, ninety five, range thing/next/behind/around/under/below/after/beside/there/given/shown/mean/means, the range, that range, a range, ranges,
    error, errors, leeway, wiggle room, whisker*, cone, fan, how wide, so wide, wide range, second number, third number, other two numbers, other numbers, small numbers,
    numbers in brackets/parentheses/parens, in brackets, in parens, parens, curly, in between the, to figure, from to, uncertain*, margin of error, error bar/bars, error margin, bracket/brackets,
    parenthes*, square bracket*, significan*, 95, plus minus, jackknife, shaded, shading, shadow area, grey/gray area/zone/bit/part, ribbon, fuzzy area, cloud around, two numbers,
    numbers behind/after/next, range in, low and high, band/bands, told apart, tell apart, tell ... apart,
    too close to call, indistinguishable, ci, cis, p value, p values, sampling error, standard error,
    error of margin, plus or minus, statistical noise, just noise, by chance, range behind, range after`,
  beta: `beta, betas, slope`,
  decoupled: `
    decoupl*, recoupl*, coupled, coupling, couples, couple, uncoupl*, label, labels, regime/regimes, fading,
    unclear, inverse mean/means, meaning of inverse, by inverse, inverse label, label inverse, uncoupled mean, status, verdict word, tag, threshold, cutoff, cut off,
    criteria, criterion`,
  approximate: `
    approximate, approximately, approx, approximation, utc close, roughly equal, tilde, squiggle, not exact,
    inexact, utc`,
  window: `
    window, windows, 63, sixty three, rolling, 63 day/days/session/sessions, 63d, lookback, look back, look back period,
    moving window, sliding`,
  study: `
    jp morgan, jpmorgan, jpm, jpms, study, studies, note, bank note, claims, five claims, panigirtzoglou`,
  method: `
    method*, spearman*, kendall*, pearson*, ewma, exponential*, formula, log return/returns, tau,
    rank correlation, dcc, garch, partial, partials, partial correlation, lead lag, leadlag, leads and lags, tail dependence, tails, tail, updown, up down, up and down days, downside correlation`,
  data: `data, source, sources, prices, quotes, yahoo, price feed, price feeds, feed`,
  correlation: `
    minus number/sign/one, negative number/value/sign/figure/reading/one/correlation, below zero, a minus, minus, negative, zero, plus one, -1, the sign, scale, from one to, the number, this number, that number, the figure, the score, score,
    correlation, correlations, correlated, uncorrelated, anticorrelated, corr, correlation coefficient,
    coefficient, r squared, r2, r, correlate`,
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
  explicit: `
    what/which study/note/report/paper/bank are/is/do/was/were/did, who wrote/made/published, talking about, what does the answer, dont understand, do not understand, dont get, didnt get, not sure what, unsure what, not sure i, can you explain, could you explain, significance of, what is the point of, purpose of, sense of, make sense of, what do i do with, how come there, what am i looking at, looking at here, decode, decipher, translate it, in words, in a sentence, for beginners, beginner, for a beginner, for a novice, to a child/kid, to my grandma/mum/mom/dad/boss,
    how is/are/do/does/was/were ... decided/decide/defined/define/judged/classified/flagged/triggered/labelled/labeled/called,
    do+/would/can/what ... mean/means, means, meaning, meant, define, defined, definition, explain,
    explains, explained, explanation, interpret, interpreted, eli5, eli 5,
    in simple/plain/laymans/layman/easy/other/normal words/terms/english/language,
    like im/i/am five/5/6/six/12/a, for dummies, stand/stands for, tell me/us about, tell me/us what,
    teach me, how should/do/to i ... read, how to read, should i read, how is @ read, wtf is/are/does,
    wth is, tf is, what the heck/hell is/are/does, what that, what is/are that/this/it/these/those/all,
    what are all, what this, what it, understand, never heard of, no clue what, no idea what,
    dont know what, dont get what, describe, remind me what, gist, in a nutshell, dumb it down,
    break it down, break down what, help me understand, wdym, newbie, noob question, new to this,
    what on earth, lay terms, whatever that means, when do you call, eli, clue me in, fill me in, enlighten,
    elaborate, clarify, clear up, spell out, unpack, demystify, shed light, refresher, crash course,
    cheat sheet, what is the deal with, whats the deal, what is the meaning, what is meant,
    how would you define, how do you define, i dont understand, im lost, im confused, confused by/about,
    confuses me, whats up with, in english, in human, layman, laymans, what ... stand for,
    what ... stands for, worry/worried/concern/bother/alarm/scare me/us/about, supposed to be/mean,
    tell me more about, who or what, huh what, eh what, simple explanation, quick explanation,
    short explanation, explanation please, definition please,
    how/when do/does/would you/it/u ... decide/determine/judge/classify/know/tell/call/say coupled/decoupled/its/it/something/when/a/whether,
    what makes it/something/a/them ... decoupled/coupled, what counts, criteria, criterion, threshold,
    cutoff, cut off, stand+ behind, sit+ behind, lie+ behind, what is behind, behind @, made up of, is made of, consists of, composed of, hides behind, hiding behind, difference between, how is @ different, differ/differs from, distinction between, inside @, inside the/this/that/your @, within this @, what is in @, who is in @, contain/contains/contained, holdings of, constituents, members of, components of`,
  /** May say it. */
  bare: `
    ^ what, ^ what is/are, ^ what exactly, what is/are a/an, whats a, what even is, what actually is,
    what is even, ^ about, what kind of thing, what/which companies/stocks/coins/names are/is in,
    what in the, what in, what in/inside/behind @, who is/are, who or what is/are, @ what $,
    @ what exactly/is/even/now, which @ is, which/what bank, which/what note, meaning $`,
  /** Why they move together at all. */
  why: `
    reason @, reasons @, reason for @, reasons for @, reason why, ^ reason, ^ reasons, why, causation, how come, for what reason, the reason, reason for/why, what is/are the cause,
    what causes, actual cause, what explains, cause of, because of what, whats behind, causal*, causality,
    causes, driver/drivers behind/of, mechanism*, rationale, logic behind, root cause, reasons, reason is,
    what drives the, economic reason, theory behind, whats driving, what is driving, what makes,
    how is it that, what on earth makes, explanation for, what is the mechanism, the mechanism, which mechanism, why should, why would, why do+, why is, why are, why on earth, why in the world, why even, what could/might/would/may ... explain/cause/drive/be`,
  /** Days that only coins are traded on, beside the hours of the exchanges. */
  calendars: `
    what do you do about/with/on/over weekend/weekends/holidays, how ... line/lined/lines/align/aligned/match/matched/sync/synced/reconcile/square/deal/dealt/cope/handle/bridge ... 24/7/weekend/weekends/hours/holiday/holidays/calendars/sessions,
    how ... 24/7/weekend/weekends ... line/lined/align/aligned/match/matched/reconciled/handled/treated, 24 7 ... hours`,
  /** How a number is made. */
  how: `
    which/what kind/type of correlation/returns, returns or prices, prices or returns, daily or hourly,
    pearson or spearman, how do you handle/treat/deal, what correlation do you, which correlation do you,
    way ... computed/calculated/measured,
    is/are this/that/it/these/those ... daily/weekly/hourly/log/simple/prices/returns/closes, based on daily/weekly/hourly/closing/prices/returns/closes/what,
    how ... do/does/did/is/are/was/were/have/u/you ... calculat*/comput*/measur*/estimat*/derive*/worked/crunch*/obtain*/determin*, how/where do/does/did you/u/it/this ... come/came up with, how ... arrive/arrived at, by what method, what method, which method, what formula, which formula, what maths, show your work, show your working, how its made, how it is made, how the sausage,
    how do/does/did/is/are/was/were/have/u/you ... calculat*/comput*/measur*/estimat*/derive*/worked,
    how do/does/did/is/are ... calculated/computed/measured/made/done,
    how do you work/get/come/arrive/figure,
    how ... get these/this/that/the number/numbers/figure/figures/correlation/correlations,
    how many days/sessions do/did/does/are/were/used, which/what/your/the ... method/methodology/formula,
    ^ method/methodology/methods $, maths behind, math behind, the math, the maths, what maths, what math,
    which maths, equation, number crunch*, how do you do the, arithmetic, under the hood, behind the scenes,
    how ... number made/come, recipe, workings, weekend/weekends work/count/handled/treated,
    what happens with/on/at/to/over weekends/weekend/holidays/the, what about weekends/holidays,
    handle/treat/skip weekends/holidays, how do weekends/holidays, log returns or, simple or log,
    log or simple, simple returns or, arithmetic or, returns or levels, levels or returns,
    ^ which correlation is this/that, ^ what correlation is this`,
  /** Where the prices come from. */
  where: `
    who supplies/provides/gives ... prices/data, price/data provider/providers/feed/vendor,
    whose prices/data/numbers, is/are the/this/your/these ... data/prices live/real/delayed/realtime/fake,
    do you use yahoo/coinbase/binance/bloomberg, where ... data/prices/price/numbers/quotes/info from/come,
    where ... get/pull/take/fetch ... data/prices/numbers/quotes,
    where do/does/did/is/are ... data/prices/numbers/quotes, data source*, price source*, source of,
    which/what exchange/exchanges/feed/data/source/sources do/are/is, what data, whose data/prices,
    ^ data/source/sources $, data or what, source $, where is this/that/it/these from,
    where does/do this/that/it/these/they come from, real prices, real data, live prices, where ... sourced,
    where ... get it/this/them from, which vendor, what vendor, what feed, which feed, data vendor,
    sourced from, provenance, which/what prices,
    are these/the/those/they/your closing/daily/real/live prices/closes, timezone, time zone are/is/do,
    which/what close do/does/is/are, prices do you, closing prices or`,
  /** How far the number can be trusted. */
  trust: `
    how confident/sure/certain/accurate/reliable/precise/trustworthy/exact,
    how accurate/reliable/sure/certain/confident/precise/trustworthy/significant,
    is this/that/it ... significant, can i trust, should i trust, statistically significant,
    how far can i trust, how much trust, trust these/this/that/the number/numbers/figure/figures,
    how solid/robust/dependable/sound/noisy, can i rely, take it seriously,
    is this/that/it ... reliable/robust/solid/noise/accurate, sample ... big/large/small/enough,
    enough data/days/history/sample, good sample, be trusted, trusted, trustworthy, believe this/that/the number/figure, is this/that/it ... trustworthy/believable/meaningful, meaningful or`,
  /** How much a correlation is. */
  size: `
    considered high/strong/low/weak/big/good, count/counts as high/strong/low/weak,
    is this/that/it a lot/much/high/strong/low/weak/big/good $, is this/that/it high/strong/low/weak/much $,
    is this/that/it a lot $, is this/that/it a high/strong/low/weak/big correlation/number/value,
    considered/deemed/called/regarded high/strong/low/weak/big/good/large/tight, strong or weak,
    high or low, good or bad, weak or strong, is that impressive, how strong is 0.5`,
  proxy: `
    psct, stand in, standin, proxy used, proxy for the russell, why not the,
    actual/real/proper/official/true index, index itself, instead of the index, stands/standing in for,
    etf stands, etf is/do you use/used`,
});

/** True for a word of these tables. */
export function isMeaningWord(word: string): boolean {
  return TOPICS_SAID.holds(word) || MEANING.holds(word);
}
