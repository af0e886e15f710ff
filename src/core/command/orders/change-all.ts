import { count } from '../../describe/formats.ts';
import type { OfAll } from '../../orders/order-number.ts';
import type { ChangedAll } from '../../orders/schedule.ts';
import type { Action, Reply } from '../../types.ts';
import { pauseAll, resumeAll } from './order-buttons.ts';
import type { OrderKind } from './order-kind.ts';

/** As many as have room under an answer. */
const MOST_BUTTONS = 5;

/** What to say when something was done to all orders of a channel: how many, which, and how to undo it. */
export function changedAllReply<Order extends { readonly number: number }>(
  verb: OfAll['verb'],
  { changed, already, others }: ChangedAll<Order>,
  kind: OrderKind<Order>,
  line: string,
): Reply {
  const { command, noun, title } = kind;
  return {
    title,
    lead: leadOf(verb, { changed: changed.length, already }, kind),
    facts: changed.map((order) => [
      `${order.number}`,
      verb === 'remove' ? `\`${kind.addLine(order)}\`` : kind.standing(order),
    ]),
    notes: others === 0 ? [] : [othersNote(others, noun)],
    actions:
      changed.length === 0 ? [{ label: 'List', line: `${command} list` }] : undoing(verb, changed, kind),
    query: line,
  };
}

function leadOf(
  verb: OfAll['verb'],
  { changed, already }: { readonly changed: number; readonly already: number },
  { noun, resumed }: Pick<OrderKind<never>, 'noun' | 'resumed'>,
): string {
  if (changed === 0 && already === 0) return `There are no ${noun}s here to ${verb}.`;
  const state = verb === 'pause' ? 'paused' : 'running';
  if (changed === 0) return `${count(already, noun)} here ${be(already)} ${state} already.`;
  const several = `${count(changed, noun)} here`;
  if (verb === 'remove')
    return `${several} ${be(changed)} removed. To have one back, send its line, or press its button.`;
  const done = verb === 'pause' ? `${be(changed)} paused` : resumed[changed === 1 ? 0 : 1];
  return `${several} ${done}.${already === 0 ? '' : ` ${already} ${already === 1 ? 'was' : 'were'} ${state} already.`}`;
}

function be(number: number): 'is' | 'are' {
  return number === 1 ? 'is' : 'are';
}

function othersNote(others: number, noun: string): string {
  const [are, they] = others === 1 ? ['is', 'it stays as it is'] : ['are', 'they stay as they are'];
  return `${count(others, `more ${noun}`)} here ${are} somebody else's: ${they}.`;
}

function undoing<Order extends { readonly number: number }>(
  verb: OfAll['verb'],
  changed: readonly Order[],
  { command, addLine }: OrderKind<Order>,
): Action[] {
  if (verb === 'remove') {
    return changed
      .slice(0, MOST_BUTTONS)
      .map((order) => ({ label: `Add ${order.number} again`, line: addLine(order) }));
  }
  return [
    verb === 'pause' ? resumeAll(command) : pauseAll(command),
    { label: 'List', line: `${command} list` },
  ];
}
