import type { Group, Listing } from '../types.ts';

/** A sector of the market, with the fund on it among small caps and among large ones. */
interface Sector {
  /** The end of its ids: `financials` in `sc-financials` and `sp500-financials`. */
  readonly id: string;
  /** In full; as a sentence says it after `small-cap` or `large-cap` it is the same in lower case, unless `label` is given. */
  readonly name: string;
  readonly label?: string;
  /** Ways to say it after `small cap` or `large cap`, besides the label. */
  readonly spoken?: readonly string[];
  /** Invesco's fund on the sector of the S&P SmallCap 600, where it has one. */
  readonly small?: string;
  /** State Street's Select Sector fund on the sector of the S&P 500. */
  readonly large?: string;
}

/** The small tech sector, PSCT, is listed as `r2k-tech`. Small utilities and communications are one sector. */
const SECTORS: readonly Sector[] = [
  { id: 'tech', name: 'Technology', label: 'tech', spoken: ['technology', 'tech stocks'], large: 'XLK' },
  { id: 'financials', name: 'Financials', spoken: ['banks', 'financial'], small: 'PSCF', large: 'XLF' },
  { id: 'health', name: 'Health Care', spoken: ['health', 'healthcare'], small: 'PSCH', large: 'XLV' },
  { id: 'energy', name: 'Energy', small: 'PSCE', large: 'XLE' },
  { id: 'industrials', name: 'Industrials', spoken: ['industrial'], small: 'PSCI', large: 'XLI' },
  {
    id: 'discretionary',
    name: 'Consumer Discretionary',
    spoken: ['discretionary'],
    small: 'PSCD',
    large: 'XLY',
  },
  { id: 'staples', name: 'Consumer Staples', spoken: ['staples'], small: 'PSCC', large: 'XLP' },
  { id: 'materials', name: 'Materials', small: 'PSCM', large: 'XLB' },
  {
    id: 'utilities',
    name: 'Utilities & Communication Services',
    label: 'utilities and communications',
    spoken: ['utilities'],
    small: 'PSCU',
  },
  { id: 'utilities', name: 'Utilities', large: 'XLU' },
  { id: 'real-estate', name: 'Real Estate', spoken: ['reits', 'property'], large: 'XLRE' },
  {
    id: 'communications',
    name: 'Communication Services',
    spoken: ['communications', 'communication', 'comms'],
    large: 'XLC',
  },
];

const SIZES = {
  small: {
    prefix: 'sc',
    group: 'small-cap',
    label: 'small-cap',
    index: 'S&P SmallCap 600',
    said: ['small cap', 'smallcap', 'small', 'sp600', 's&p 600'],
  },
  large: {
    prefix: 'sp500',
    group: 'large-cap',
    label: 'large-cap',
    index: 'S&P 500',
    said: ['large cap', 'largecap', 'large', 'sp500', 's&p 500', 's&p'],
  },
} as const satisfies Record<string, { group: Group } & Record<string, unknown>>;

function sectorListing(size: (typeof SIZES)[keyof typeof SIZES], sector: Sector, symbol: string): Listing {
  const label = sector.label ?? sector.name.toLowerCase();
  const spoken = new Set([...(sector.spoken ?? []), label]);
  const aliases = size.said.flatMap((said) => [...spoken].map((words) => `${said} ${words}`));
  const id = `${size.prefix}-${sector.id}`;
  return {
    id,
    label: `${size.label} ${label}`,
    name: `${size.index} ${sector.name}`,
    group: size.group,
    // `utilities and communications` holds a joining word, which would never reach the catalog in one piece.
    aliases: aliases.filter((alias) => !alias.includes(' and ') && alias.replaceAll(' ', '-') !== id),
    instruments: [{ symbol, market: 'NYSE' }],
    about: `The ${label} sector of the ${size.index}, read from the fund ${symbol}.`,
  };
}

/** The sectors of small caps, without tech. */
export const SMALL_CAP_SECTORS: readonly Listing[] = SECTORS.flatMap((sector) =>
  sector.small === undefined ? [] : [sectorListing(SIZES.small, sector, sector.small)],
);

/** The sectors of large caps, tech first. "Big tech" is this tech sector: the counterpart of "small tech". */
export const LARGE_CAP_SECTORS: readonly Listing[] = SECTORS.flatMap((sector) => {
  if (sector.large === undefined) return [];
  const listing = sectorListing(SIZES.large, sector, sector.large);
  return sector.id === 'tech'
    ? [{ ...listing, aliases: [...listing.aliases, 'big tech', 'bigtech'] }]
    : [listing];
});
