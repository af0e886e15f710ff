import { alertState, conditionWords } from '../../core/describe/orders/alert-words.ts';
import { localTime } from '../../core/describe/orders/clock-words.ts';
import { dailyTimes, orderState } from '../../core/describe/orders/daily-words.ts';
import { outcome } from '../../core/describe/orders/delivery-words.ts';
import type { Alert } from '../../core/orders/alert.ts';
import type { DailyPost } from '../../core/orders/daily-post.ts';
import type { Delivery } from '../../core/orders/delivery.ts';
import type { Schedule } from '../../core/orders/schedule.ts';
import type { Caller } from '../../core/people.ts';

/** One daily post or alert, as the home tab shows it: in the words of `daily list` and `alert list`. */
export interface OrderCard {
  readonly kind: 'daily' | 'alert';
  readonly number: number;
  readonly line: string;
  /** Where it is posted: a channel or person id. */
  readonly target: string;
  readonly toChannel: boolean;
  readonly isPaused: boolean;
  /** `every trading day at 09:00 Berlin, running`, or `rises above 0.6: watching`. */
  readonly standing: string;
  /** `Next: Wed 25 Nov 2026, 22:20 Berlin` by the caller's clock; what an alert read last; null where there is neither. */
  readonly outlook: string | null;
  /** `Tue 24 Nov 2026, 09:00 Berlin: sent`; null before the first time. */
  readonly last: string | null;
}

/** What the home tab lists, and how many more there are. */
export interface HomeContent {
  readonly cards: readonly OrderCard[];
  readonly more: number;
}

const MOST_CARDS = 20;
const USUAL_ZONE = 'America/New_York';

/** Daily posts and alerts that the caller can see, each with its last result. Rejects with a `Refusal`. */
export async function readHome({ daily, alerts }: Schedule, caller: Caller): Promise<HomeContent> {
  const zone = caller.zone ?? USUAL_ZONE;
  const [posts, watches] = await Promise.all([daily.list(caller), alerts.list(caller)]);
  const ofPost = async (post: DailyPost): Promise<OrderCard> => ({
    kind: 'daily',
    ...cardOf(post, await daily.history(post.number, caller), zone),
    standing: `${dailyTimes(post)}, ${orderState(post)}`,
    // A slot before New York's close is posted after it.
    outlook: post.pausedBecause === null ? `Next: ${localTime((await daily.next(post)).dueAt, zone)}` : null,
  });
  const ofAlert = async (alert: Alert): Promise<OrderCard> => ({
    kind: 'alert',
    ...cardOf(alert, await alerts.history(alert.number, caller), zone),
    standing: `${conditionWords(alert.condition)}: ${alertState(alert)}`,
    outlook: alert.lastReading === null ? null : `It stands at ${alert.lastReading}`,
  });
  const all = [...posts.map((post) => () => ofPost(post)), ...watches.map((alert) => () => ofAlert(alert))];
  const cards = await Promise.all(all.slice(0, MOST_CARDS).map((card) => card()));
  return { cards, more: all.length - cards.length };
}

function cardOf(
  { number, line, target, pausedBecause }: DailyPost | Alert,
  [newest]: readonly Delivery[],
  zone: string,
) {
  return {
    number,
    line,
    target: target.id,
    toChannel: target.kind === 'channel',
    isPaused: pausedBecause !== null,
    last: newest === undefined ? null : lastWords(newest, zone),
  };
}

function lastWords(delivery: Delivery, zone: string): string {
  const why = delivery.reason === null ? '' : ` (${delivery.reason})`;
  return `${localTime(delivery.slot, zone)}: ${outcome(delivery)}${why}`;
}
