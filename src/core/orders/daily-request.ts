import { Refusal } from '../errors.ts';
import { echo, echoFirst } from '../query/echo.ts';
import type { ReadLine } from '../ports.ts';
import { clockTime } from './clock-time.ts';
import type { DailySpec } from './daily-post.ts';
import { numberedRequest, type Numbered, type OfAll } from './order-number.ts';
import { DAYS_SETTING, readPostDays, type PostDays } from './post-days.ts';
import { isOffset, MOST_ZONE_WORDS, zoneNamed } from './time-zones.ts';

/** What `daily ...` asks for. */
export type DailyRequest =
  | { readonly verb: 'list' }
  | { readonly verb: 'add' | 'preview'; readonly spec: DailySpec }
  | Numbered<'preview' | 'run' | 'pause' | 'resume' | 'remove' | 'history'>
  | OfAll;

/** A whole line that adds a daily post. */
export const DAILY_EXAMPLE = 'daily add 16:30 America/New_York corr btc r2k-tech 1y';
const NUMBERED_VERBS = ['preview', 'run', 'pause', 'resume', 'remove', 'history'] as const;
const DEFAULT_LATE_MINUTES = 6 * 60;
const MOST_LATE_MINUTES = 48 * 60;

/** Commands whose answers would be orders themselves. */
const NOT_TO_POST: readonly string[] = ['daily', 'alert', 'doctor'];

export interface DailyContext {
  /** Reads the line that is to be posted. */
  readonly read: (line: string) => ReadLine;
  /** The zone of a person who names none. */
  readonly zone: string | undefined;
}

/** Reads what follows the word `daily`. @throws Refusal, a sentence with the fix in it. */
export function readDailyRequest(text: string, context: DailyContext): DailyRequest {
  const words = text
    .replace(DAYS_SETTING, (setting) => setting.replace(/\s+/g, ''))
    .split(' ')
    .filter((word) => word !== '');
  const verb = (words[0] ?? 'list').toLowerCase();
  if (verb === 'list' && words.length <= 1) return { verb };
  if (verb === 'add') return { verb, spec: readSpec(words.slice(1), context) };
  if (verb === 'preview' && !/^#?\d+$/.test(words[1] ?? ''))
    return { verb, spec: readSpec(words.slice(1), context) };
  const numbered = numberedRequest('daily', words, NUMBERED_VERBS);
  if (numbered !== null) return numbered;
  throw new Refusal(
    `I don't know what \`daily\` should do with ${echo(text)}. Try \`${DAILY_EXAMPLE}\`, \`daily list\`, or \`daily pause 1\` (also ${NUMBERED_VERBS.filter((name) => name !== 'pause').join(', ')}).`,
    [{ label: 'Daily posts here', line: 'daily list' }],
  );
}

/** `add 16:30 America/New_York corr btc r2k-tech 1y days=all late=2h quiet`: the canonical words after `daily`. */
export function formatDailySpec({ time, zone, line, days, lateMinutes, quiet }: DailySpec): string {
  return [
    `add ${time} ${zone} ${line}`,
    ...(days === 'trading' ? [] : [`days=${days}`]),
    ...(lateMinutes === DEFAULT_LATE_MINUTES ? [] : [`late=${lateText(lateMinutes)}`]),
    ...(quiet ? ['quiet'] : []),
  ].join(' ');
}

function readSpec(words: readonly string[], { read, zone: usual }: DailyContext): DailySpec {
  const { rest, ...settings } = takeSettings(words);
  const { time, used } = takeTime(rest);
  const afterTime = rest.slice(used);
  const said = takeZone(afterTime);
  const line = afterTime.slice(said.used);
  if (said.zone === null) refuseUnknownPlace(line, read);
  // What a platform tells of a person's zone is read like what they type.
  const zone = said.zone ?? (usual === undefined ? null : zoneNamed(usual));
  if (line.length === 0) throw new Refusal(`Say what to post, as in \`${DAILY_EXAMPLE}\`.`);
  if (zone === null) {
    throw new Refusal(
      `Say in which time zone ${time} is meant: a city such as New York, London or Tokyo, as in \`${DAILY_EXAMPLE}\`.`,
    );
  }
  const { command, line: canonical } = read(line.join(' '));
  // `corr` alone is a call for help, and nobody means to post that.
  if (command.name === 'help' && line[0]?.toLowerCase() !== 'help') {
    throw new Refusal(`Say what to post, as in \`${DAILY_EXAMPLE}\`.`);
  }
  if (NOT_TO_POST.includes(command.name)) {
    throw new Refusal(
      `\`${command.name}\` can't be posted every day. Post an answer, as in \`${DAILY_EXAMPLE}\`.`,
    );
  }
  if (settings.quiet && !['corr', 'rank', 'alts'].includes(command.name)) {
    throw new Refusal(
      `\`quiet\` compares one headline number with the last post's, and \`${command.name}\` has none. Leave \`quiet\` out.`,
    );
  }
  return { time, zone, line: canonical, ...settings };
}

/** Where no zone was read, words before the name of a command, an offset, or `Area/City` were meant as one. */
function refuseUnknownPlace(words: readonly string[], read: DailyContext['read']): void {
  const [first = ''] = words;
  if (isOffset(first)) {
    throw new Refusal(
      `${echoFirst(first)} is an offset, and no clock of a place keeps to one all year. Name a city such as New York, London or Tokyo, or \`UTC\`.`,
    );
  }
  for (let used = 1; used <= MOST_ZONE_WORDS && used < words.length; used += 1) {
    if (namesItsCommand(words.slice(used), read) && !namesItsCommand(words, read)) {
      throw unknownPlace(words.slice(0, used).join(' '));
    }
  }
  if (/^[a-z_]+\/[a-z_]+$/i.test(first) && readOrNull(words, read) === null) throw unknownPlace(first);
}

/** True when the line says which command it is for. */
function namesItsCommand(words: readonly string[], read: DailyContext['read']): boolean {
  return readOrNull(words, read)?.command.name === words[0]?.toLowerCase();
}

function readOrNull(words: readonly string[], read: DailyContext['read']): ReadLine | null {
  try {
    return read(words.join(' '));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function unknownPlace(said: string): Refusal {
  return new Refusal(
    `I don't know the time zone of ${echo(said)}. Name a city such as New York, London or Tokyo, or an IANA zone such as \`America/New_York\`.`,
  );
}

interface Settings extends Pick<DailySpec, 'days' | 'lateMinutes' | 'quiet'> {
  readonly rest: readonly string[];
}

function takeSettings(words: readonly string[]): Settings {
  let days: PostDays | null = null;
  let lateMinutes: number | null = null;
  let quiet = false;
  const rest = words.filter((word) => {
    const [, name, value = ''] = /^(days|late)=(.*)$/i.exec(word) ?? [];
    if (name?.toLowerCase() === 'days') days = once('days', days, readDays(value));
    else if (name?.toLowerCase() === 'late') lateMinutes = once('late', lateMinutes, readLate(value));
    else if (word.toLowerCase() === 'quiet') quiet = true;
    else return true;
    return false;
  });
  return { rest, days: days ?? 'trading', lateMinutes: lateMinutes ?? DEFAULT_LATE_MINUTES, quiet };
}

function once<T>(name: string, before: T | null, value: T): T {
  if (before !== null) throw new Refusal(`That line has \`${name}=\` twice. Keep one of them.`);
  return value;
}

function readDays(value: string): PostDays {
  const days = readPostDays(value);
  if (days === null) {
    throw new Refusal(
      `${echoFirst(value)} is no choice of days. Try days=trading (New York sessions), days=weekdays, days=all, or days of the week such as days=mon,thu.`,
    );
  }
  return days;
}

function readLate(value: string): number {
  const [, count = '', unit = ''] = /^(\d{1,4})(m|min|h)$/i.exec(value) ?? [];
  const minutes = Number(count) * (unit.toLowerCase() === 'h' ? 60 : 1);
  if (count === '' || minutes > MOST_LATE_MINUTES) {
    throw new Refusal(
      `${echoFirst(value)} is not how late a post may be. Try late=30m or late=6h, at most late=48h.`,
    );
  }
  return minutes;
}

function lateText(minutes: number): string {
  return minutes % 60 === 0 && minutes > 0 ? `${minutes / 60}h` : `${minutes}m`;
}

function takeTime(words: readonly string[]): { time: string; used: number } {
  for (const used of [2, 1]) {
    const time = words.length < used ? null : clockTime(words.slice(0, used).join(' '));
    if (time !== null) return { time, used };
  }
  const said =
    words[0] === undefined ? 'Say at which time,' : `${echoFirst(words[0])} is no time of the day. Say it`;
  throw new Refusal(`${said} as 16:30 or 4:30pm, as in \`${DAILY_EXAMPLE}\`.`);
}

/** The longest run of words at the start that names a zone. */
function takeZone(words: readonly string[]): { zone: string | null; used: number } {
  for (let used = Math.min(MOST_ZONE_WORDS, words.length); used > 0; used -= 1) {
    const zone = zoneNamed(
      words
        .slice(0, used)
        .join(' ')
        .replace(/^\((.*)\)$/, '$1')
        .replace(/,$/, ''),
    );
    if (zone !== null) return { zone, used };
  }
  return { zone: null, used: 0 };
}
