/**
 * How strong a link may be called, from the unrounded estimate and its 95% interval.
 * An adjective is only used when the whole interval allows it; fewer than 30 returns allow none.
 */
export type Strength =
  | 'very closely'
  | 'closely'
  | 'roughly'
  | 'moderately'
  | 'leans'
  | 'no clear link'
  | 'against'
  | 'too few for words';

/** Fewest returns for which an adjective is used. */
export const LEAST_FOR_WORDS = 30;

/** Picks the word for a correlation, from strongest to weakest claim. */
export function strength(r: number, low: number, high: number, n: number): Strength {
  if (n < LEAST_FOR_WORDS) return 'too few for words';
  if (high < 0) return 'against';
  if (low <= 0) return 'no clear link';
  if (low > 0.6) return 'very closely';
  if (r >= 0.5) return low > 0.35 ? 'closely' : 'roughly';
  if (r >= 0.3 && low > 0.15) return 'moderately';
  return 'leans';
}

/** The sentence's opening: who does what with whom. */
export function strengthClause(word: Strength, asset: string, benchmark: string): string {
  switch (word) {
    case 'very closely':
    case 'closely':
    case 'moderately':
      return `${asset} tracks ${benchmark} ${word}`;
    case 'roughly':
      return `${asset} tracks ${benchmark}, roughly`;
    case 'leans':
      return `${asset} leans the same way as ${benchmark}`;
    case 'no clear link':
      return `${asset} shows no clear link with ${benchmark}`;
    case 'against':
      return `${asset} moves against ${benchmark}`;
    case 'too few for words':
      return `${asset} and ${benchmark}`;
  }
}
