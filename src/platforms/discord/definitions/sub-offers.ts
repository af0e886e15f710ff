import { conditionWords } from '../../../core/describe/orders/alert-words.ts';
import { dailyTimes, daysWords } from '../../../core/describe/orders/daily-words.ts';
import { Refusal } from '../../../core/errors.ts';
import { readAlertRequest } from '../../../core/orders/alert-request.ts';
import { readDailyRequest } from '../../../core/orders/daily-request.ts';
import { readPostDays, WEEKDAYS, type PostDays } from '../../../core/orders/post-days.ts';
import type { Schedule } from '../../../core/orders/schedule.ts';
import { suggestZones } from '../../../core/orders/suggest-zones.ts';
import type { Caller } from '../../../core/people.ts';
import type { Command, ReadLine } from '../../../core/ports.ts';
import { LIMITS } from '../embeds/limits.ts';
import { offer, type Offer } from './offer.ts';
import type { SubOffer } from './sub-commands.ts';

/** What the offers for standing orders are made of. */
export interface OrderSources {
  readonly commands: readonly Command[];
  readonly read: (line: string) => ReadLine;
  readonly schedule: () => Promise<Schedule>;
}

/** What is being typed for one of the orders, and by whom. */
export interface OrderTyping {
  /** `daily` or `alert`. */
  readonly command: string;
  readonly kind: SubOffer;
  readonly text: string;
  readonly caller: Caller;
}

/** What is offered for an option of `daily` and `alert`, best first. Rejects when the orders can't be had. */
export async function subOffers(typing: OrderTyping, sources: OrderSources): Promise<Offer[]> {
  const { command, kind, text, caller } = typing;
  switch (kind) {
    case 'zones':
      return suggestZones(text, LIMITS.autocomplete).map(({ zone, by }) =>
        offer(by === null ? zone : `${zone} (${by})`, zone),
      );
    case 'days':
      return days(text);
    case 'posts':
      return lines(text, sources, (line) => postedLine(line, sources.read));
    case 'pairs':
      return lines(text, sources, (line) => watchedLine(line, sources.read));
    case 'orders':
      return ordersLike(text, await ordersOf(command, caller, sources.schedule));
  }
}

/** The typed days when they would do, and each with one more; or the days that begin so. */
function days(typed: string): Offer<string>[] {
  const text = typed.toLowerCase().trim();
  const [before = '', last = text] = /^(.*[\s,])(\S*)$/.exec(text)?.slice(1) ?? [];
  const known = readPostDays(text);
  const begun = [...(before === '' ? USUAL_DAYS : []), ...WEEKDAYS].filter((day) => day.startsWith(last));
  const more =
    known === null ? begun.map((day) => `${before}${day}`) : WEEKDAYS.map((day) => `${text},${day}`);
  const found = [known, ...more.map(readPostDays)].filter((one) => one !== null);
  return [...new Set(found)]
    .slice(0, LIMITS.autocomplete)
    .map((one) => offer(`${one}: ${daysWords(one)}`, one));
}

const USUAL_DAYS: readonly PostDays[] = ['trading', 'weekdays', 'all'];

/** The typed line when it would do, then examples that would, all in canonical spelling. */
function lines(
  typed: string,
  { commands }: OrderSources,
  accepted: (line: string) => string | null,
): Offer<string>[] {
  const text = typed.trim().toLowerCase();
  // What only explains or looks something up can be posted, but nobody means to.
  const examples = commands
    .filter(({ options }) => options.some(({ kind }) => kind !== 'text'))
    .flatMap((command) => command.examples)
    .filter((example) => example.includes(text));
  const found = [...(text === '' ? [] : [typed.trim()]), ...examples].map(accepted);
  return [...new Set(found)]
    .filter((line) => line !== null)
    .filter((line) => line.length <= LIMITS.optionText)
    .slice(0, LIMITS.autocomplete)
    .map((line) => offer(line, line));
}

/** The canonical line when it can be posted every day. */
function postedLine(line: string, read: OrderSources['read']): string | null {
  return unlessRefused(() => {
    const request = readDailyRequest(`add 16:30 UTC ${line}`, { read, zone: undefined });
    return 'spec' in request ? request.spec.line : null;
  });
}

/** The canonical line when an alert can watch it. */
function watchedLine(line: string, read: OrderSources['read']): string | null {
  return unlessRefused(() => {
    const request = readAlertRequest(`add ${line} coupled`, read);
    return request.verb === 'add' ? request.spec.line : null;
  });
}

function unlessRefused<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Those that the caller can see, in a few words each. */
async function ordersOf(
  command: string,
  caller: Caller,
  schedule: OrderSources['schedule'],
): Promise<Offer<number>[]> {
  const { daily, alerts } = await schedule();
  if (command === 'daily') {
    const posts = await daily.list(caller);
    return posts.map((post) => offer(`${post.number}: ${post.line} ${dailyTimes(post)}`, post.number));
  }
  const watched = await alerts.list(caller);
  return watched.map(({ number, line, condition }) =>
    offer(`${number}: ${line} ${conditionWords(condition)}`, number),
  );
}

/** Beginning with the number that is typed, then those that hold it. */
function ordersLike(typed: string, orders: readonly Offer<number>[]): Offer<number>[] {
  const text = typed.trim().toLowerCase();
  return orders
    .filter(({ name }) => name.toLowerCase().includes(text))
    .toSorted((one, other) => Number(other.name.startsWith(text)) - Number(one.name.startsWith(text)))
    .slice(0, LIMITS.autocomplete);
}
