import type { Group, Listing } from '../types.ts';

interface Sector {
  /** The end of its id: `financials`. */
  readonly id: string;
  /** As a sentence says it after `small-cap` or `large-cap`. */
  readonly label: string;
  readonly name: string;
  readonly symbol: string;
  /** Ways to say it after `small cap` or `large cap`, besides the label. */
  readonly spoken: readonly string[];
}

/** Invesco's funds on the sectors of the S&P SmallCap 600. The tech sector, PSCT, is listed as `r2k-tech`. */
const SMALL: readonly Sector[] = [
  {
    id: 'financials',
    label: 'financials',
    name: 'Financials',
    symbol: 'PSCF',
    spoken: ['banks', 'financial'],
  },
  {
    id: 'health',
    label: 'health care',
    name: 'Health Care',
    symbol: 'PSCH',
    spoken: ['health', 'healthcare'],
  },
  { id: 'energy', label: 'energy', name: 'Energy', symbol: 'PSCE', spoken: [] },
  { id: 'industrials', label: 'industrials', name: 'Industrials', symbol: 'PSCI', spoken: ['industrial'] },
  {
    id: 'discretionary',
    label: 'consumer discretionary',
    name: 'Consumer Discretionary',
    symbol: 'PSCD',
    spoken: ['discretionary'],
  },
  {
    id: 'staples',
    label: 'consumer staples',
    name: 'Consumer Staples',
    symbol: 'PSCC',
    spoken: ['staples'],
  },
  { id: 'materials', label: 'materials', name: 'Materials', symbol: 'PSCM', spoken: [] },
  {
    id: 'utilities',
    label: 'utilities and communications',
    name: 'Utilities & Communication Services',
    symbol: 'PSCU',
    spoken: ['utilities'],
  },
];

/** State Street's Select Sector funds on the eleven sectors of the S&P 500. */
const LARGE: readonly Sector[] = [
  { id: 'tech', label: 'tech', name: 'Technology', symbol: 'XLK', spoken: ['technology', 'tech stocks'] },
  {
    id: 'financials',
    label: 'financials',
    name: 'Financials',
    symbol: 'XLF',
    spoken: ['banks', 'financial'],
  },
  {
    id: 'health',
    label: 'health care',
    name: 'Health Care',
    symbol: 'XLV',
    spoken: ['health', 'healthcare'],
  },
  { id: 'energy', label: 'energy', name: 'Energy', symbol: 'XLE', spoken: [] },
  { id: 'industrials', label: 'industrials', name: 'Industrials', symbol: 'XLI', spoken: ['industrial'] },
  {
    id: 'discretionary',
    label: 'consumer discretionary',
    name: 'Consumer Discretionary',
    symbol: 'XLY',
    spoken: ['discretionary'],
  },
  {
    id: 'staples',
    label: 'consumer staples',
    name: 'Consumer Staples',
    symbol: 'XLP',
    spoken: ['staples'],
  },
  { id: 'materials', label: 'materials', name: 'Materials', symbol: 'XLB', spoken: [] },
  { id: 'utilities', label: 'utilities', name: 'Utilities', symbol: 'XLU', spoken: [] },
  {
    id: 'real-estate',
    label: 'real estate',
    name: 'Real Estate',
    symbol: 'XLRE',
    spoken: ['reits', 'property'],
  },
  {
    id: 'communications',
    label: 'communication services',
    name: 'Communication Services',
    symbol: 'XLC',
    spoken: ['communications', 'communication', 'comms'],
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

function sectorListing(size: (typeof SIZES)[keyof typeof SIZES], sector: Sector): Listing {
  const spoken = new Set([...sector.spoken, sector.label]);
  const aliases = size.said.flatMap((said) => [...spoken].map((words) => `${said} ${words}`));
  const id = `${size.prefix}-${sector.id}`;
  return {
    id,
    label: `${size.label} ${sector.label}`,
    name: `${size.index} ${sector.name}`,
    group: size.group,
    // `utilities and communications` holds a joining word, which would never reach the catalog in one piece.
    aliases: aliases.filter((alias) => !alias.includes(' and ') && alias.replaceAll(' ', '-') !== id),
    instruments: [{ symbol: sector.symbol, market: 'NYSE' }],
    about: `The ${sector.label} sector of the ${size.index}, read from the fund ${sector.symbol}.`,
  };
}

/** The sectors of small caps, without tech. */
export const SMALL_CAP_SECTORS: readonly Listing[] = SMALL.map((sector) =>
  sectorListing(SIZES.small, sector),
);

/** The sectors of large caps, tech first. "Big tech" is this tech sector: the counterpart of "small tech". */
export const LARGE_CAP_SECTORS: readonly Listing[] = LARGE.map((sector) => {
  const listing = sectorListing(SIZES.large, sector);
  return sector.id === 'tech'
    ? { ...listing, aliases: [...listing.aliases, 'big tech', 'bigtech'] }
    : listing;
});
