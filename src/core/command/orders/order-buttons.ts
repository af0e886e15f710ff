import type { Action } from '../../types.ts';
import type { OrderKind, StandingOrder } from './order-kind.ts';

type CommandName = OrderKind<StandingOrder>['command'];

/** What can be done to one order: let it rest or go on, and remove it. */
export function changeButtons(
  command: CommandName,
  { number, pausedBecause }: Pick<StandingOrder, 'number' | 'pausedBecause'>,
): readonly Action[] {
  return [
    pausedBecause === null
      ? { label: 'Pause', line: `${command} pause ${number}` }
      : { label: 'Resume', line: `${command} resume ${number}` },
    { label: 'Remove', line: `${command} remove ${number}` },
  ];
}

/** Lets all orders of a channel rest. */
export function pauseAll(command: CommandName): Action {
  return { label: 'Pause all', line: `${command} pause all` };
}

/** Lets all orders of a channel go on. */
export function resumeAll(command: CommandName): Action {
  return { label: 'Resume all', line: `${command} resume all` };
}
