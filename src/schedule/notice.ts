import type { Alert } from '../core/orders/alert.ts';
import type { DailyPost } from '../core/orders/daily-post.ts';
import type { NewDelivery } from '../core/orders/order-store.ts';
import type { Target } from '../core/people.ts';
import { noticeId } from './order-ids.ts';

/** Something that its creator has to hear about an order. */
interface Trouble {
  /** Id of the delivery or judging that it is about: one notice for each. */
  readonly about: string;
  readonly owner: DailyPost | Alert;
  readonly target: Target;
  readonly slot: number;
  readonly now: number;
  /** What happened, after the order's name: `could not be posted. I am not in that channel.` */
  readonly sentence: string;
  readonly isPaused: boolean;
}

/** A message to whoever added an order, alone: what went wrong, and what to do about it. */
export function notice({ about, owner, target, slot, now, sentence, isPaused }: Trouble): NewDelivery {
  const { number, line, creator } = owner;
  const [name, command] = 'time' in owner ? ['Daily post', 'daily'] : ['Alert', 'alert'];
  const after = isPaused
    ? `It is paused now; once that is fixed, \`${command} resume ${number}\` starts it again.`
    : `It stays on for the next time; \`${command} history ${number}\` shows how it goes.`;
  return {
    id: noticeId(about),
    kind: 'notice',
    owner: owner.id,
    target: { ...target, kind: 'person', id: creator },
    slot,
    dueAt: now,
    state: 'due',
    reason: null,
    sentence: `${name} ${number} (\`${line}\`) ${sentence} ${after}`,
  };
}
