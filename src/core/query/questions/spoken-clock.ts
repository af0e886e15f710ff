import { clockTime } from '../../orders/clock-time.ts';
import { MOST_ZONE_WORDS, zoneNamed } from '../../orders/time-zones.ts';
import { asText, type Spoken } from './spoken-words.ts';

/** A time of the day that was said, and its place on earth: the words from `at` up to `end`. */
export interface SaidClock {
  /** `16:30`. */
  readonly time: string;
  /** Null when nobody said where. */
  readonly zone: string | null;
  readonly at: number;
  readonly end: number;
  /** What had to be taken for it. */
  readonly said: readonly string[];
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
]);
const NEW_YORK = 'America/New_York';
const CLOSING = [`16:30 in New York for “the close”`];
const OPENING = [`09:30 in New York for “the open”`];

/** The first time of the day among the words. */
export function clockIn(words: readonly Spoken[]): SaidClock | null {
  for (const [at, { text, isMark }] of words.entries()) {
    if (isMark) continue;
    const here = (time: string, zone: string | null = null, said: readonly string[] = []): SaidClock => ({
      time,
      zone,
      at,
      end: at + 1,
      said,
    });
    const spoken = spokenTime(words, at);
    if (spoken !== null) return { ...here(spoken.time, null, [spoken.time]), end: spoken.end };
    const word = WORDS.get(text);
    if (word !== undefined) return here(word);
    const digits = digitsTime(words, at);
    if (digits !== null) return { ...here(digits.time), end: digits.end };
    const market = marketTime(words, at);
    if (market !== null) return market;
    if (/^(?:at|around)$/.test(words[at - 1]?.text ?? '') && /^(?:[1-9]|1\d|2[0-3])$/.test(text)) {
      const hour = `${text.padStart(2, '0')}:00`;
      return here(hour, null, [hour]);
    }
  }
  return null;
}

/** The market whose open and close are meant: `nyc`, `wall street`. */
const MARKET =
  /\b(?:(?:nyc|ny|new york|us|usa|american|nyse|stock|cash) ?(?:stock |cash )?(?:markets?)?|wall street|markets?)$/;
const LEAD = /^(?:the|at|after|when)$/;

/** `the close`, `at the nyc close`, `when wall street closes`: that of New York unless somebody names another market. */
function marketTime(words: readonly Spoken[], at: number): SaidClock | null {
  const text = words[at]?.text ?? '';
  if (!/^(?:clos(?:e|es|ing)|opens?)$/.test(text)) return null;
  const before = asText(words.slice(Math.max(0, at - 4), at));
  const market = MARKET.exec(before)?.[0];
  const lead = market === undefined ? before : before.slice(0, -market.length).trim();
  const isLed = /\b(?:the|at|after|when|every|each|daily)$/.test(lead) || market === 'market';
  if (!isLed || (text.endsWith('s') && market === undefined)) return null;
  let from = at - (market?.split(' ').length ?? 0);
  while (LEAD.test(words[from - 1]?.text ?? '')) from -= 1;
  const place = { at: from, end: at + 1, zone: NEW_YORK };
  if (text.startsWith('clos')) return { ...place, time: '16:30', said: CLOSING };
  return /\bafter$/.test(before) ? null : { ...place, time: '09:30', said: OPENING };
}

/** `16:30`, `4:30pm`, and where something says that it is a time also `8.15`, `1630` and `730pm`. */
function digitsTime(words: readonly Spoken[], at: number): { time: string; end: number } | null {
  const text = words[at]?.text.replace(/\s+/g, '') ?? '';
  const [, hours = '', minutes = '', half = ''] = /^(\d{1,2})(\d\d)([ap]m|h|hrs|)$/.exec(text) ?? [];
  const isAt = /^(?:at|around|by)$/.test(words[at - 1]?.text ?? '');
  const ofDay = /^(?:in the |every |each )?(morning|afternoon|evening)\b/.exec(
    asText(words.slice(at + 1, at + 4)),
  );
  // Most numbers of four digits are years.
  const isPlaced = !/^(?:19|20)/.test(text) && zoneAt(words, at + 1, MOST_ZONE_WORDS) !== null;
  const isYear = /^20[0-3]\d$/.test(text);
  const isMilitary = half !== '' || (text.length === 4 && ((isAt && !isYear) || isPlaced));
  const isTime = /[:apm]/.test(text) || (/^\d{1,2}\.\d\d$/.test(text) && (isAt || ofDay !== null));
  const time =
    hours !== '' && isMilitary
      ? clockTime(`${hours}:${minutes}${half.replace(/^h.*/, '')}`)
      : isTime
        ? clockTime(text)
        : null;
  if (time === null) return null;
  if (ofDay === null) return { time, end: at + 1 };
  return { time: ofDay[1] === 'morning' ? time : afterNoon(time), end: at + 1 + ofDay[0].split(' ').length };
}

/** `08:15` in the evening is `20:15`. */
function afterNoon(time: string): string {
  const hour = Number(time.slice(0, 2));
  return hour >= 12 ? time : `${hour + 12}${time.slice(2)}`;
}

const HOURS: readonly string[] =
  'twelve one two three four five six seven eight nine ten eleven twelve'.split(' ');
const PAST: ReadonlyMap<string, number> = new Map([
  ['half past', 30],
  ['quarter past', 15],
  ['ten past', 10],
  ['twenty past', 20],
  ['quarter to', -15],
  ['ten to', -10],
  ['twenty to', -20],
]);

function hourOf(word: string | undefined): number | null {
  const spelled = HOURS.indexOf(word ?? '', 1);
  if (spelled > 0) return spelled;
  return /^(?:[1-9]|1[0-2])$/.test(word ?? '') ? Number(word) : null;
}

/** `half past eight`, `quarter to 9`, `at nine o'clock`, `at seven thirty`: in the evening where somebody says so. */
function spokenTime(words: readonly Spoken[], at: number): { time: string; end: number } | null {
  const word = (place: number) => words[place]?.text;
  const minutes = PAST.get(`${word(at)} ${word(at + 1)}`);
  const place = minutes === undefined ? at : at + 2;
  const hour = hourOf(word(place));
  if (hour === null) return null;
  const isClock = /^o ?clock$|^oclock$/.test(word(place + 1) ?? '');
  const isAfterAt = word(place - 1) === 'at' && HOURS.includes(word(place) ?? '');
  const isOfDay = /^in (?:the )?(?:morning|evening|afternoon)$/.test(
    words
      .slice(place + 1, place + 4)
      .map(({ text }) => text)
      .join(' '),
  );
  const isHalf = isAfterAt && word(place + 1) === 'thirty';
  const isLength = /^(?:day|month|week|year|sector|coin|other|of|point)/.test(word(place + 1) ?? '');
  if (minutes === undefined && !isClock && !isOfDay && (!isAfterAt || isLength)) return null;
  const isLate = words.some(({ text }) => /^(?:evening|afternoon|pm|tonight|nightly|night)$/.test(text));
  const total = ((hour % 12) + (isLate ? 12 : 0)) * 60 + (minutes ?? (isHalf ? 30 : 0));
  // Twelve by itself is noon.
  const ofDay = (hour === 12 && !isLate ? total + 720 : total + 1440) % 1440;
  const two = (number: number) => String(number).padStart(2, '0');
  const suffix = /^[ap]\.?m\.?$/.test(word(place + 1) ?? '') ? 1 : isOfDay ? 3 : 0;
  return {
    time: `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`,
    end: place + 1 + (isClock || isHalf ? 1 : suffix),
  };
}

export interface SaidPlace {
  readonly zone: string;
  readonly at: number;
  readonly end: number;
}

const BEFORE_PLACES: ReadonlySet<string> = new Set(
  'in at ( , the local america europe asia africa australia pacific sharp'.split(' '),
);

/** The place that a time is of: right behind it, `4:30pm New York time`, or before the word `time`. */
export function placeOf(words: readonly Spoken[], clock: SaidClock): SaidPlace | null {
  let at = clock.end;
  while (BEFORE_PLACES.has(words[at]?.text ?? '')) at += 1;
  return (
    zoneAt(words, at, MOST_ZONE_WORDS) ??
    zoneBeforeTime(words) ??
    zoneBefore(words, clock.at) ??
    zoneAnywhere(words)
  );
}

/** `9:15 every weekday, new york`: a city by its whole name, wherever it stands. */
function zoneAnywhere(words: readonly Spoken[]): SaidPlace | null {
  for (let at = 0; at < words.length; at += 1) {
    const place = zoneAt(words, at, MOST_ZONE_WORDS);
    if (place !== null && asText(words.slice(place.at, place.end)).length >= SHORTEST_CITY) return place;
  }
  return null;
}

/** Shorter words are too often something else. */
const SHORTEST_CITY = 5;

function zoneBeforeTime(words: readonly Spoken[]): SaidPlace | null {
  return zoneBefore(
    words,
    words.findIndex(({ text }) => text === 'time'),
  );
}

function zoneBefore(words: readonly Spoken[], end: number): SaidPlace | null {
  for (let count = MOST_ZONE_WORDS; count > 0; count -= 1) {
    const place = end < count ? null : zoneAt(words, end - count, count);
    if (place !== null && place.end === end) return place;
  }
  return null;
}

function zoneAt(words: readonly Spoken[], at: number, most: number): SaidPlace | null {
  for (let used = most; used > 0; used -= 1) {
    const run = words.slice(at, at + used);
    const zone = run.length === used && run.every(({ isMark }) => !isMark) ? zoneNamed(asText(run)) : null;
    if (zone !== null) return { zone, at, end: at + used };
  }
  return null;
}
