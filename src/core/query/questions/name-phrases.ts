import { LOOSE_NAMES } from './words/loose-names.ts';
import { EITHER, LARGE_SECTOR_FORMS, SECTOR_WORDS } from './words/sector-names.ts';
import { STOCK_NAMES, TICKERS } from './words/stock-names.ts';

/** One way to say a name, and what is told of it where that was a choice of ours. */
interface NamePhrase {
  readonly id: string;
  readonly said: string | null;
  readonly phrase: string;
}

/** What stands behind the name of a company or a group of companies and adds nothing: `nvidia stock`. */
const BEHIND = [
  '',
  ' stock',
  ' stocks',
  ' shares',
  ' share',
  ' companies',
  ' names',
  ' firms',
  ' sector',
  ' index',
  ' etf',
  ' equity',
  ' equities',
];

/** How people say small and large, and the word for tech: any of the one before any of the other. */
const SMALL =
  'small cap,smallcap,small-cap,small caps,smallcaps,small,smaller,smaller cap,small company,small sized,tiny,little,minor,mini,baby,junior,low cap,lower cap,russell,russell 2000,russell 2k,russell2000,r2k,r2000,us small cap,us smallcap,us small,small us,small american,american small cap'.split(
    ',',
  );
const LARGE =
  'big,bigger,large,larger,large cap,largecap,large-cap,big cap,large company,giant,huge,us big,us large cap,american big,s&p,s&p 500,sp500,spx'.split(
    ',',
  );
const TECH = 'tech,techs,techies,technology,information technology,tech sector,techno'.split(',');

function sizedTech(id: string, sizes: readonly string[]): readonly NamePhrase[] {
  return sizes.flatMap((size) =>
    TECH.flatMap((tech) => BEHIND.map((word) => ({ id, said: null, phrase: `${size} ${tech}${word}` }))),
  );
}

/** The ways to say a name that only a question has. */
export const LOOSE: readonly NamePhrase[] = [
  ...[...LOOSE_NAMES, ...STOCK_NAMES].flatMap(([id, said, phrases]) =>
    listed(phrases).map((phrase) => ({ id, said, phrase })),
  ),
  ...SECTOR_WORDS.flatMap(([sector, words]) =>
    LARGE_SECTOR_FORMS.map((form) => ({
      id: `sp500-${sector}`,
      said: null,
      phrase: form.replace('*', words),
    })),
  ),
  ...sizedTech('r2k-tech', SMALL),
  ...sizedTech('sp500-tech', LARGE),
  ...TICKERS.map((id) => ({ id, said: null, phrase: id })),
];

/** What can't be told without asking. */
export const UNSURE: readonly { readonly ids: readonly string[]; readonly phrase: string }[] = EITHER.flatMap(
  ([ids, phrases]) => listed(phrases).map((phrase) => ({ ids, phrase })),
);

function listed(phrases: string): readonly string[] {
  return phrases
    .split(',')
    .map((phrase) => phrase.trim())
    .flatMap((phrase) =>
      phrase.endsWith('~') ? BEHIND.map((word) => `${phrase.slice(0, -1)}${word}`) : [phrase],
    );
}
