import { clockTime } from '../../orders/clock-time.ts';
import { MOST_ZONE_WORDS, zoneNamed } from '../../orders/time-zones.ts';
import type { Spoken } from './spoken-words.ts';
import { FILLERS } from './vocabulary.ts';
import { asText } from './spoken-words.ts';

/** What a text wants set up, with the words that say what is to be posted or watched left over. */
export type Order =
  | {
      readonly kind: 'post';
      readonly time: string | null;
      readonly zone: string | null;
      readonly days: string | null;
      readonly rest: readonly Spoken[];
      readonly said: readonly string[];
      readonly other: string | null;
    }
  | { readonly kind: 'alert'; readonly condition: string | null; readonly rest: readonly Spoken[] }
  | { readonly kind: 'manage'; readonly line: string };

/** The order in a text; null when it is none. */
export function orderIn(words: readonly Spoken[]): Order | null {
  const text = asText(words);
  if (/^how (?:do|does|can|to|would)\b/.test(text)) return null;
  return managed(text) ?? alertIn(words, text) ?? postIn(words, text);
}

// ---------------------------------------------------------------- what is there already

const STOPPING =
  /\b(?:stop|cancel|remove|delete|unsubscribe|kill|disable|mute|turn off|end|no more|pause|resume|unpause)\b/;

function managed(text: string): Order | null {
  const subject = /\b(?:alerts?|notifications?)\b/.test(text)
    ? 'alert'
    : /\b(?:daily|posts?|posting|scheduled?)\b/.test(text)
      ? 'daily'
      : null;
  if (/^(?:please )?unsubscribe(?: me| us)?(?: please)?$/.test(text))
    return { kind: 'manage', line: 'daily list' };
  if (subject === null) return null;
  const [, verb, number] =
    /\b(stop|cancel|remove|delete|pause|resume|unpause|preview|run)\b.*?\b(\d{1,6})$/.exec(text) ?? [];
  if (verb !== undefined && number !== undefined && !/\b(?:when|if|under|below|above|over|at)\b/.test(text)) {
    const same = ['pause', 'resume', 'run', 'preview'].includes(verb)
      ? verb
      : verb === 'unpause'
        ? 'resume'
        : 'remove';
    return { kind: 'manage', line: `${subject} ${same} ${number}` };
  }
  const isList =
    /^(?:(?:can|could|would) you |please )?(?:show|list|see|which|what|are there|any|do we have|do i have|give me|my|our|all)\b.*\b(?:alerts?|daily posts?|daily|posts?|scheduled posts?|notifications)(?: are| do| have| we| you| there| i| is| set| here| running| active| up| got| on)*$/.test(
      text,
    ) && !/\b(?:vs|post (?:it|that|this)|at|every|set up an?)\b/.test(text);
  if (/^what (?:is|s) scheduled$|^whats scheduled$/.test(text)) return { kind: 'manage', line: 'daily list' };
  const isStop = STOPPING.test(text) && !/\b(?:when|if|at|every)\b/.test(text);
  return isList || isStop ? { kind: 'manage', line: `${subject} list` } : null;
}

// ---------------------------------------------------------------- alerts

const WATCHING =
  /\b(?:tell (?:me|us)|alert(?: me| us)?|notify(?: me| us)?|let (?:me|us) know|ping(?: me| us)?|warn(?: me| us)?|inform(?: me| us)?|message (?:me|us)|dm me|notification|give (?:me|us) a (?:shout|heads up))\b/;
const LEVEL =
  /(?:\b(?:falls?|drops?|dips?|goes?|gets?|is|sinks?|moves?|slips?|declines?|rises?|climbs?|jumps?|breaks?|crosses|cross|hits?|reaches|turns?|exceeds?|over|under|correlation) )*(under|below|beneath|less than|lower than|<|above|over|more than|higher than|>|exceeds?|crosses|cross|hits|reaches|at least)(?: a)?(?: correlation)?(?: of)? (-?\d*\.?\d+%?)/;

function alertIn(words: readonly Spoken[], text: string): Order | null {
  const isWatch =
    WATCHING.test(text) &&
    (/\b(?:when|if|once|as soon as|whenever)\b/.test(text) || /\balert\b|\bnotification\b/.test(text));
  if (!isWatch) return null;
  const level = LEVEL.exec(text);
  const condition = conditionOf(text, level);
  if (condition === undefined) return { kind: 'alert', condition: null, rest: [] };
  const drop = new Set([...ALERT_WORDS, ...(level?.[0].split(' ') ?? [])]);
  return { kind: 'alert', condition, rest: words.filter(({ text: word }) => !drop.has(word)) };
}

const ALERT_WORDS: readonly string[] =
  'watch and tell alert notify let know ping warn inform message dm notification set up add create an me us when if once soon whenever again falls fall drops drop dips goes go gets is rises turns turn breaks break crosses cross hits away negative positive decouples decouple decoupled couples couple coupled decoupling recouples uncouples loses lose stops stop breaks down apart it they that this the a for here from more'.split(
    ' ',
  );

function conditionOf(text: string, level: RegExpExecArray | null): string | null | undefined {
  if (level !== null) {
    const [, word = '', number = ''] = level;
    const value = number.endsWith('%') ? Number(number.slice(0, -1)) / 100 : Number(number);
    // A level that no correlation has is a price, and no business of ours.
    if (!(Math.abs(value) < 1)) return undefined;
    return `${/^(?:under|below|beneath|less|lower|<)/.test(word) ? '<' : '>'} ${value}`;
  }
  if (/\b(?:turns?|goes|gets|becomes) negative\b/.test(text)) return '< 0';
  if (/\b(?:turns?|goes|gets|becomes) positive\b/.test(text)) return '> 0';
  if (
    /\b(?:decoupl\w+|uncoupl\w+|breaks? (?:away|apart|down|off)|stops? (?:tracking|following|moving)|loses? (?:the|its) link)\b/.test(
      text,
    )
  )
    return 'decoupled';
  if (/\b(?:re)?coupl(?:e|es|ed|ing)\b|\b(?:starts? |again )(?:tracking|following)\b/.test(text))
    return 'coupled';
  return null;
}

// ---------------------------------------------------------------- daily posts

const OFTEN =
  /\b(?:daily|(?:every|each) (?:single )?(?:day|weekday|morning|evening|afternoon|night|trading day|session|business day|working day|workday)|weekdays|on weekdays|mon(?:day)? (?:(?:to|through|thru) )?fri(?:day)?|days a week|every morning)\b/;
const OTHER_RHYTHM =
  /\b(?:(?:every|each|on) (?:hour|minute|week|month|quarter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|other day|year)s?|hourly|weekly post|monthly post|once a (?:week|month)|twice a (?:day|week))\b/;
const POSTING =
  /\b(?:post|posts|posting|send|share|publish|schedule|drop|show|set up|setup|give|bring|start|want|daily)\b/;

function postIn(words: readonly Spoken[], text: string): Order | null {
  // People tell of their own habits as well.
  if (/^(?:i|we|he|she|they) (?!want|would|need|d\b|wanna)/.test(text)) return null;
  const other = OTHER_RHYTHM.exec(text)?.[0] ?? null;
  const clock = clockIn(words);
  const isOften = OFTEN.test(text);
  const isPosting = POSTING.test(text);
  const isPost =
    isPosting &&
    (isOften || other !== null || (clock !== null && /\b(?:post|send|share|publish|schedule)\b/.test(text)));
  if (!isPost && !(isOften && clock !== null)) return null;
  const place = clock === null ? null : (zoneAfter(words, clock.end) ?? zoneBeforeTime(words));
  const taken = new Set<number>();
  for (const part of [clock, place])
    if (part !== null) for (let at = part.at; at < part.end; at += 1) taken.add(at);
  const rest = words.filter(
    ({ text: word }, at) =>
      !taken.has(at) && (!POST_WORDS.has(word) || /^\d+$/.test(words[at - 1]?.text ?? '')),
  );
  const isWish =
    clock !== null || ASKING_FOR_IT.test(text) || rest.some(({ text: word }) => !FILLERS.has(word));
  if (!isWish) return null;
  return {
    kind: 'post',
    time: clock?.time ?? null,
    zone: place?.zone ?? clock?.zone ?? null,
    days: daysIn(text),
    rest,
    said: clock?.said ?? [],
    other,
  };
}

const ASKING_FOR_IT = /\b(?:post|send|share|publish|schedule|set ?up|want|give|start|show|make)\b/;

const POST_WORDS: ReadonlySet<string> = new Set(
  'update updates post posts posted posting send share publish schedule scheduled drop show set setup up give bring start want would like daily every each single day days weekday weekdays weekend weekends including includes morning mornings evening evenings afternoon night trading session business working workday on at here in please can could you we us me to this that it the channel monday tuesday wednesday thursday friday saturday sunday mon fri through thru hourly hour week month once twice a an i chart new time local of for and also automatically start starting too'.split(
    ' ',
  ),
);

function daysIn(text: string): string | null {
  if (/\b(?:weekends?|7 days|seven days|all days|every single day)\b/.test(text)) return 'all';
  return /\b(?:weekdays?|mon(?:day)? (?:(?:to|through|thru) )?fri(?:day)?|business days?|working days?|workdays?)\b/.test(
    text,
  )
    ? 'weekdays'
    : null;
}

interface Clock {
  readonly time: string;
  readonly zone: string | null;
  readonly at: number;
  readonly end: number;
  readonly said: readonly string[];
}

function clockIn(words: readonly Spoken[]): Clock | null {
  for (const [at, { text, isMark }] of words.entries()) {
    if (isMark) continue;
    const time = /[:apm]/.test(text) ? clockTime(text.replace(/\s+/g, '')) : null;
    if (time !== null) return { time, zone: null, at, end: at + 1, said: [] };
    if (text === 'noon' || text === 'midday') return { time: '12:00', zone: null, at, end: at + 1, said: [] };
    if (text === 'midnight') return { time: '00:00', zone: null, at, end: at + 1, said: [] };
    if (
      text === 'close' &&
      /\b(?:the|market|at|after) close\b/.test(asText(words.slice(Math.max(0, at - 2), at + 1)))
    )
      return {
        time: '16:30',
        zone: 'America/New_York',
        at,
        end: at + 1,
        said: ['16:30 in New York for “the close”'],
      };
    if (words[at - 1]?.text === 'at' && /^(?:[1-9]|1\d|2[0-3])$/.test(text)) {
      const hour = `${text.padStart(2, '0')}:00`;
      return { time: hour, zone: null, at, end: at + 1, said: [hour] };
    }
  }
  return null;
}

interface Place {
  readonly zone: string;
  readonly at: number;
  readonly end: number;
}

/** The place right behind the time: `4:30pm New York time`, `9am in London`, `08:00 UTC`. */
function zoneAfter(words: readonly Spoken[], from: number): Place | null {
  let at = from;
  while (
    [
      'in',
      'at',
      '(',
      ',',
      'the',
      'local',
      'america',
      'europe',
      'asia',
      'africa',
      'australia',
      'pacific',
    ].includes(words[at]?.text ?? '')
  )
    at += 1;
  return zoneAt(words, at, MOST_ZONE_WORDS);
}

function zoneBeforeTime(words: readonly Spoken[]): Place | null {
  const end = words.findIndex(({ text }) => text === 'time');
  for (let count = MOST_ZONE_WORDS; count > 0; count -= 1) {
    const place = end < count ? null : zoneAt(words, end - count, count);
    if (place !== null && place.end === end) return place;
  }
  return null;
}

function zoneAt(words: readonly Spoken[], at: number, most: number): Place | null {
  for (let used = most; used > 0; used -= 1) {
    const run = words.slice(at, at + used);
    const zone = run.length === used && run.every(({ isMark }) => !isMark) ? zoneNamed(asText(run)) : null;
    if (zone !== null) return { zone, at, end: at + used };
  }
  return null;
}
