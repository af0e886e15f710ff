import { count } from '../../describe/formats.ts';
import type { Action, Reply } from '../../types.ts';
import { pauseAll, resumeAll } from './order-buttons.ts';
import type { OrderKind, StandingOrder } from './order-kind.ts';

/** As many as leave room for a button for all of them. */
const MOST_HISTORIES = 4;

/** The orders that a caller in `channel` can see, by number: those of the channel, and the caller's own elsewhere. */
export function orderList<Order extends StandingOrder>(
  orders: readonly Order[],
  channel: string,
  kind: OrderKind<Order>,
  line: string,
): Reply {
  const { command, noun, title, example, instead, standing } = kind;
  if (orders.length === 0) {
    const lead = `There are none here. Add one: \`${example}\`.`;
    return { title, lead, facts: [], notes: [], actions: [instead], query: line };
  }
  const isHere = ({ target }: Order) => target.id === channel;
  return {
    title,
    lead: `${count(orders.length, noun)} here${orders.every(isHere) ? '' : ', or added by you elsewhere'}.`,
    facts: orders.map((order) => [`${order.number}${isHere(order) ? '' : ' (elsewhere)'}`, standing(order)]),
    notes: [],
    actions: [
      ...orders
        .slice(0, MOST_HISTORIES)
        .map(({ number }) => ({ label: `History of ${number}`, line: `${command} history ${number}` })),
      ...allButton(command, orders.filter(isHere)),
    ],
    query: line,
  };
}

/** Lets all of a channel rest, or go on when all rest; none for a single one. */
function allButton(
  command: OrderKind<StandingOrder>['command'],
  here: readonly StandingOrder[],
): readonly Action[] {
  if (here.length < 2) return [];
  const areResting = here.every(({ pausedBecause }) => pausedBecause !== null);
  return [areResting ? resumeAll(command) : pauseAll(command)];
}
