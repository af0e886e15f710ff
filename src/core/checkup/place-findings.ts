import { count } from '../describe/formats.ts';
import type { Finding } from './findings.ts';
import type { OrderPlace } from './order-needs.ts';

/** What was found at one place: how it is called there, and what is in the way; null when nothing is. */
export interface PlaceLook {
  readonly place: OrderPlace;
  /** `#general`, or its id. */
  readonly name: string;
  readonly trouble: Pick<Finding, 'state' | 'said' | 'fix'> | null;
}

/** More channels than this are not asked about at once: their platform counts requests. */
export const MOST_PLACES = 40;
/** More of them would hide everything else. */
const MOST_SHOWN = 10;

/** The channels of the orders that were looked at, as findings: one when all is well, else one for each that isn't. */
export function placeFindings(part: string, looks: readonly PlaceLook[], all: number): readonly Finding[] {
  if (all === 0) return [{ part, state: 'ok', said: 'No standing order needs a channel yet.' }];
  const bad = looks.flatMap(({ place, name, trouble }) =>
    trouble === null
      ? []
      : [{ part, ...trouble, said: `${name} (${count(place.orders, 'order')}): ${trouble.said}` }],
  );
  const shown = bad.toSorted((a, b) => Number(b.state === 'fail') - Number(a.state === 'fail'));
  return [
    ...shown.slice(0, MOST_SHOWN),
    ...restFinding(part, shown.length),
    ...goodFinding(part, looks.length - bad.length, all - looks.length),
  ];
}

/** For a store that can't be looked into: an unknown channel is not a good one. */
export function unknownPlaces(part: string): Finding {
  return {
    part,
    state: 'warn',
    said: 'Which channels have orders is in the database, which could not be looked into from here.',
    fix: 'Ask `doctor` in the chat: the running bot looks into it.',
  };
}

function restFinding(part: string, bad: number): Finding[] {
  if (bad <= MOST_SHOWN) return [];
  return [{ part, state: 'fail', said: `${count(bad - MOST_SHOWN, 'more channel')} have trouble as well.` }];
}

function goodFinding(part: string, good: number, left: number): Finding[] {
  const rest = left === 0 ? '' : ` ${left} more were not looked at.`;
  if (good === 0 && left === 0) return [];
  const said =
    good === 1
      ? '1 channel with orders takes posts and files.'
      : `${count(good, 'channel')} with orders take posts and files.`;
  return [{ part, state: left === 0 ? 'ok' : 'warn', said: `${said}${rest}` }];
}
