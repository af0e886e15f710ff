import type { PostDays } from '../../orders/post-days.ts';
import { phraseBook } from './phrases.ts';
import { clockIn, placeOf } from './spoken-clock.ts';
import { daysIn } from './spoken-days.ts';
import type { Spoken } from './spoken-words.ts';
import { FILLERS } from './vocabulary.ts';

const POSTING = phraseBook({
  often: `
    on a daily basis, once a day, once daily, per day, a day, each/every am/pm/morn/eve/noon/midday/midnight/lunch/lunchtime/dawn/dusk, day in day out, all weekdays, each/every market/open/close, every/each single/trading/market/business/working/week day/morning/evening,
    daily, every/each ... day/weekday/morning/evening/afternoon/night/session/workday/close,
    every/each trading/business/working day, everyday, weekdays, days a week, nightly, every day,
    ^ morning/evening/nightly/noon/daily chart/post/update/report/digest/briefing/summary/brief,
    daily/nightly digest/report/update/briefing/summary, mornings, evenings, afternoons, every trading/business day, each morning/evening, every/each working/market day, on trading/business days`,
  /** A rhythm that the bot does not keep. */
  other: `
    every/each/on hour/minute/month/quarter/year, every other/second, hourly, monthly post, once a month,
    twice a day/month, once every, of the/each/every month, biweekly, fortnightly, alternate`,
  /** One that it keeps where the day is named. */
  weekly: `every/each/on week, weekly post/posts, weekly on, once/twice/times a week`,
  post: `post+, send+, share+, publish+, schedule+, deliver+, dispatch+, broadcast+, mail+, email+`,
  put: `
    posting, drop+, throw, push, shoot, chuck, slap, stick, paste, message, feed, print, pop, serve, circulate, distribute, forward, ping, supply, provide, display, have, get, need, remind+, update+, show, set up, setup, give, bring, start, want, put, run, deliver, daily, morning chart,
    evening chart, digest, briefing, summary, report`,
  wish: `
    post+, send+, share+, publish+, schedule+, deliver+, dispatch+, broadcast+, mail+, email+, throw, push, shoot, chuck, slap, stick, paste, pop, serve, circulate, distribute, forward, need, set up, setup, want, give, start, show, make, put, drop, deliver`,
  all: `
    7 days, seven days, all days, every single day`,
  weekdays: `weekday, weekdays, business day/days, working day/days, workday/workdays`,
  /** How returns are counted, not when something is posted. */
  returns: `not the daily, no daily, daily wiggle*/squiggle*/noise/swing*/change*/tick*/candle*/bar*/print*/figure*/basis/frequency/granularity/resolution/timeframe/sample*/series/numbers/value*/log/steps/jitter/fluctuation*/ones, than daily, dailies no, weekly ... daily, daily ... weekly, monthly ... daily, daily ... monthly, instead of daily, not daily, daily return/returns/data/closes/moves/or/vs, or daily`,
  /** People tell of their own habits as well. */
  told: `^ i/we/he/she/they`,
  wanted: `^ i/we/they want/would/need/d/wanna`,
});

export interface PostOrder {
  readonly kind: 'post';
  readonly time: string | null;
  readonly zone: string | null;
  /** Null for New York's trading days. */
  readonly days: PostDays | null;
  /** A single day of the week, of which nobody said that it comes again. */
  readonly isOnce: boolean;
  /** The words that say what is posted. */
  readonly rest: readonly Spoken[];
  readonly said: readonly string[];
  /** A rhythm that can't be had, or has no day yet, as it was said. */
  readonly other: string | null;
}

const FRAME: ReadonlySet<string> = new Set(
  'digest briefing subscribe autopost auto want like incl sat sun saturdays sundays update updates post posts posted posting send share publish schedule scheduled drop show set setup up give bring start want would like daily every each single day days weekday weekdays weekend weekends including includes morning mornings evening evenings afternoon night trading session business working workday on at here in please can could you we us me to this that it the channel monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays mon fri through thru hourly hour week month once twice a an i chart new time local of for and also automatically start starting too put deliver sharp around'.split(
    ' ',
  ),
);

/** An order to post something again and again; null for none. */
export function postIn(words: readonly Spoken[]): PostOrder | null {
  const texts = words.map(({ text }) => text);
  const plain = texts.filter((_, place) => words[place]?.isMark === false);
  const found = POSTING.find(plain);
  if (found.has('returns') && !(found.has('post') && clockIn(words) !== null)) return null;
  if (found.has('told') && !found.has('wanted')) return null;
  const clock = clockIn(words);
  const named = daysIn(words);
  const again = named === null || named.isOnce ? null : named;
  const rhythm = found.get('other')?.[0] ?? (again === null ? found.get('weekly')?.[0] : undefined);
  const isOften = found.has('often') || found.has('weekly') || again !== null || rhythm !== undefined;
  const isPost =
    ((found.has('post') || found.has('put')) && isOften) ||
    (clock !== null && (isOften || found.has('post'))) ||
    (named !== null && (found.has('post') || (clock !== null && named.places.has(0))));
  if (!isPost || isOnlyDaily(plain, clock)) return null;
  const place = clock === null ? null : placeOf(words, clock);
  const weekly = named === null ? [] : placesOf('weekly', words);
  const rest = withoutFrame(words, [clock, place], new Set([...(named?.places ?? []), ...weekly]));
  const isWish = clock !== null || found.has('wish') || rest.some(({ text }) => !FILLERS.has(text));
  if (!isWish) return null;
  return {
    kind: 'post',
    time: clock?.time ?? null,
    zone: place?.zone ?? clock?.zone ?? null,
    days: found.has('all') ? 'all' : (named?.days ?? (found.has('weekdays') ? 'weekdays' : null)),
    isOnce: named?.isOnce === true && !isOften,
    rest,
    said: clock?.said ?? [],
    other: rhythm === undefined ? null : plain.slice(rhythm.at, rhythm.end).join(' '),
  };
}

/** `btc vs gold, last 6 months, daily`: at the end and with no word of posting it says how returns are counted. */
function isOnlyDaily(plain: readonly string[], clock: Part): boolean {
  if (clock !== null || plain.at(-1) !== 'daily' || plain.length < 3) return false;
  const found = POSTING.find(plain.slice(0, -1));
  return !(['post', 'often', 'wish', 'weekly', 'all', 'weekdays'] as const).some((kind) => found.has(kind));
}

/** Where a word stands that says how often, once the day is named. */
function placesOf(text: string, words: readonly Spoken[]): readonly number[] {
  return words.flatMap((word, place) => (word.text === text ? [place] : []));
}

type Part = { readonly at: number; readonly end: number } | null;

/** The words without the order around them; what stands behind a number is its unit. */
function withoutFrame(
  words: readonly Spoken[],
  parts: readonly Part[],
  taken: ReadonlySet<number>,
): readonly Spoken[] {
  const isTaken = (place: number) =>
    taken.has(place) || parts.some((part) => part !== null && place >= part.at && place < part.end);
  return words.filter(
    ({ text }, place) =>
      !isTaken(place) &&
      (!FRAME.has(text) || /^\d+$/.test(words[place - 1]?.text ?? '') || isLength(words, place)),
  );
}

/** `over a year`, `last month`: a length of time, not a rhythm. */
function isLength(words: readonly Spoken[], place: number): boolean {
  return (
    /^(?:week|month|year|quarter|a)$/.test(words[place]?.text ?? '') &&
    /^(?:a|last|past|over)$/.test(words[place - 1]?.text ?? '')
  );
}
