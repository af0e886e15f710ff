import { Refusal } from '../../errors.ts';
import type { Frequency } from '../../reports/pair.ts';

/** What a pair has, and what its setting asks for. */
export interface Shortage {
  /** As it is typed: `view=dcc`. */
  readonly setting: string;
  readonly frequency: Frequency;
  /** Returns that the setting needs. */
  readonly needed: number;
  /** Returns that will do even when some are missing or of no use to it; 5% more than needed when left out. */
  readonly enough?: number;
  /** Returns in the range, and in all that both legs have. */
  readonly n: number;
  readonly available: number;
  /** Listing ids. */
  readonly asset: string;
  readonly benchmark: string;
}

/** How many returns a range holds. */
const RANGES = [
  { text: '6m', daily: 126, weekly: 26 },
  { text: '1y', daily: 252, weekly: 52 },
  { text: '2y', daily: 504, weekly: 104 },
  { text: '5y', daily: 1260, weekly: 260 },
] as const;
/** A range may lack some sessions, and would be refused again. */
const MARGIN = 1.05;

/** `view=dcc needs 500 returns; this range has 252. Try 5y or max.`: with ranges that hold enough, if there are any. */
export function tooShort(shortage: Shortage): Refusal {
  const { setting, frequency, needed, enough = needed * MARGIN, n, available, asset, benchmark } = shortage;
  const line = (range: string, ...settings: string[]) =>
    [
      `corr ${asset} ${benchmark} ${range}`,
      ...(frequency === 'weekly' ? ['freq=weekly'] : []),
      ...settings,
    ].join(' ');
  const returns = frequency === 'weekly' ? 'weekly returns' : 'returns';
  const found = `\`${setting}\` needs ${needed} ${returns}; this range has ${n}`;
  if (available < needed) {
    return new Refusal(`${found}, and the two share no more than ${available}. Leave \`${setting}\` out.`, [
      { label: `without ${setting}`, line: line('max') },
    ]);
  }
  const offered = RANGES.filter((range) => range[frequency] >= enough && range[frequency] <= available);
  const ranges = [...offered.map(({ text }) => text), 'max'].slice(0, 2);
  return new Refusal(
    `${found}. Try ${ranges.join(' or ')}.`,
    ranges.map((range) => ({ label: `Use ${range}`, line: line(range, setting) })),
  );
}
