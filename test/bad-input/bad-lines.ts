import type { BadLine } from './bad-line.ts';
import { addresses } from './lines/addresses.ts';
import { formatting } from './lines/formatting.ts';
import { hiddenCharacters } from './lines/hidden-characters.ts';
import { injections } from './lines/injections.ts';
import { lookAlikes } from './lines/look-alikes.ts';
import { numbers } from './lines/numbers.ts';
import { objectNames } from './lines/object-names.ts';
import { options } from './lines/options.ts';
import { persuasion } from './lines/persuasion.ts';
import { piledUp } from './lines/piled-up.ts';
import { pings } from './lines/pings.ts';
import { times } from './lines/times.ts';

/** One bad line, of which kind it is, and the canonical line that it is read as: null where it is refused. */
export interface Known {
  readonly kind: string;
  readonly line: string;
  readonly readAs: string | null;
}

const KINDS: Readonly<Record<string, readonly BadLine[]>> = {
  'look-alikes': lookAlikes,
  'hidden characters': hiddenCharacters,
  'piled up': piledUp,
  pings,
  formatting,
  injections,
  addresses,
  'object names': objectNames,
  numbers,
  times,
  options,
  persuasion,
};

/** Every bad line there is, once. */
export const BAD_LINES: readonly Known[] = Object.entries(KINDS).flatMap(([kind, lines]) =>
  lines.map((entry): Known => {
    const [line, readAs] = typeof entry === 'string' ? [entry, null] : entry;
    return { kind, line, readAs };
  }),
);
