/** The days of the week, Monday first, as `days=` names them. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Days of the week in their order, each once: `mon`, `mon,thu`. */
type WeekdayList = Weekday | `${Weekday},${string}`;

/**
 * On which days a daily post has a slot, as the line has it behind `days=`: New York sessions, or days of the week by
 * the post's own clock, of which Monday to Friday and all seven have names.
 * A `trading` slot belongs to the session of its New York date and never comes before that session's prices; the others
 * come at their time, with the prices that are there.
 */
export type PostDays = 'trading' | 'weekdays' | 'all' | WeekdayList;

const TO_FRIDAY: readonly Weekday[] = WEEKDAYS.slice(0, 5);
const WEEKEND: readonly Weekday[] = WEEKDAYS.slice(5);

const FULL_NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

const SHORT_FORMS: ReadonlyMap<string, Weekday> = new Map([
  ['tues', 'tue'],
  ['weds', 'wed'],
  ['thur', 'thu'],
  ['thurs', 'thu'],
]);

/** A setting as it may be typed, also with spaces behind the commas: `days=mon, thu`. */
export const DAYS_SETTING =
  /(?<!\S)days=\S*(?:(?<=,)\s+(?:mon|tue|wed|thu|fri|sat|sun|week)[a-z]*(?:[-,]\S*)?)*/gi;

/** `Thursday` of `thu`. */
export function weekdayName(day: Weekday): string {
  return FULL_NAMES[day];
}

/** The day of the week that a word names: `mon`, `Tues`, `thursdays`; null for any other word. */
export function weekdayNamed(word: string): Weekday | null {
  const said = word.toLowerCase();
  const short = SHORT_FORMS.get(said) ?? said;
  const isNamed = (day: Weekday) => [day, `${day}s`].includes(short) || isFullName(day, said);
  return WEEKDAYS.find(isNamed) ?? null;
}

function isFullName(day: Weekday, said: string): boolean {
  return said.replace(/s$/, '') === FULL_NAMES[day].toLowerCase();
}

/** From one day of the week through to another, over the weekend where that is the way: `fri` to `mon` is four days. */
export function weekdaysThrough(from: Weekday, to: Weekday): readonly Weekday[] {
  const [first, last] = [WEEKDAYS.indexOf(from), WEEKDAYS.indexOf(to)];
  return first <= last
    ? WEEKDAYS.slice(first, last + 1)
    : [...WEEKDAYS.slice(first), ...WEEKDAYS.slice(0, last + 1)];
}

/** The one name of these days; null for none of them. */
export function postDaysOf(days: Iterable<Weekday>): PostDays | null {
  const wanted = new Set(days);
  const [first, ...others] = WEEKDAYS.filter((day) => wanted.has(day));
  if (first === undefined) return null;
  if (others.length === 6) return 'all';
  if (others.length === 4 && TO_FRIDAY.every((day) => wanted.has(day))) return 'weekdays';
  return others.length === 0 ? first : `${first},${others.join(',')}`;
}

/** The days of the week that slots can fall on; those of `trading` by New York's clock. */
export function weekdaysOf(days: PostDays): readonly Weekday[] {
  if (days === 'all') return WEEKDAYS;
  if (days === 'trading' || days === 'weekdays') return TO_FRIDAY;
  const named = days.split(',');
  return WEEKDAYS.filter((day) => named.includes(day));
}

/** Reads what stands behind `days=`: a name, or days of the week: `mon,thu`, `mon and thu`, `tue-thu`, `weekends`. Null for anything else. */
export function readPostDays(text: string): PostDays | null {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/\s*(-|\.\.)\s*/g, '$1');
  if (said === 'trading' || said === 'all') return said;
  const parts = said.split(/(?:[\s,+&]|\band\b)+/).filter((part) => part !== '');
  const days = parts.map(partOf);
  return days.includes(null) ? null : postDaysOf(days.flatMap((some) => some ?? []));
}

function partOf(part: string): readonly Weekday[] | null {
  if (/^weekdays?$/.test(part)) return TO_FRIDAY;
  if (/^weekends?$/.test(part)) return WEEKEND;
  const [from, to, ...more] = part.split(/-|\.\./).map(weekdayNamed);
  if (from === undefined || from === null || to === null || more.length > 0) return null;
  return to === undefined ? [from] : weekdaysThrough(from, to);
}
