const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

/** Two figures that are surely a year: `21` to `29`, and what came before bitcoin's first decade was over. */
const SHORT = '(1[3-9]|2\\d)';

/** Dates in figures as people write them in different countries, and parts of years run together; in the order of their turn. */
const WRITTEN: readonly (readonly [written: RegExp, plain: string])[] = [
  // 20220509
  [/(?<![\d.$])(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g, '$1-$2-$3'],
  // 2022/05/09, 2022.05.09
  [/(?<!\d)(20\d\d)[/.](\d{1,2})[/.](\d{1,2})(?!\d)/g, '$1-$2-$3'],
  // 01.04.2021: with dots the day is first
  [/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(20\d\d)(?!\d)/g, '$3-$2-$1'],
  // 2021-22, 2021/22: not the months from January to December
  [/(?<![\d/-])20(\d\d)[-/](1[3-9]|2\d)(?![\d/-])/g, '20$1 to 20$2'],
  // 01/2021-12/2022
  [/(?<![\w/])(0?[1-9]|1[0-2])\/(20\d\d)(?![\d/])/g, '$2-$1'],
  // since 3/21, 3/21 to 6/22
  [
    new RegExp(
      `(?<=\\b(?:since|from) )(0?[1-9]|1[0-2])/${SHORT}(?: ?(?:-|to|until|till) ?(0?[1-9]|1[0-2])/${SHORT})(?![\\d/])`,
      'gi',
    ),
    '20$2-$1 to 20$4-$3',
  ],
  [new RegExp(`(?<=\\bsince )(0?[1-9]|1[0-2])/${SHORT}(?![\\d/])`, 'gi'), '20$2-$1'],
  // 15jun2023, 15-jun-2023, 15 Jun 23
  [new RegExp(`\\b(\\d{1,2})-?(${MONTH})-?(20\\d\\d)\\b`, 'gi'), '$1 $2 $3'],
  [new RegExp(`\\b(\\d{1,2})[ -](${MONTH})[ -]${SHORT}\\b(?![:.]?\\d|[ap]m)`, 'gi'), '$1 $2 20$3'],
  // jan 21 - dec 22
  [
    new RegExp(
      `\\b(${MONTH}) ${SHORT} ?(?:-|to|until|till|through|thru) ?(${MONTH}) ${SHORT}\\b(?!,? ?\\d)`,
      'gi',
    ),
    '$1 20$2 to $3 20$4',
  ],
  // mar21, Mar-21
  [new RegExp(`\\b(${MONTH})-?${SHORT}\\b(?![:.]?\\d|[ap]m)`, 'gi'), '$1 20$2'],
  // 2023H1, Q1/23, Q1 of 23, q1-2023
  [/\b(20\d\d)([qh][1-4])\b/gi, '$1 $2'],
  [/\b([qh][1-4])(?:[/-]| of )(?:20)?(1[3-9]|2\d)\b/gi, '$1 20$2'],
  [/\b([qh][1-4]) ?- ?(?=[qh][1-4]\b)/gi, '$1 to '],
  // CY2022, FY22
  [/\b[cf]y ?(?:20)?(1[3-9]|2\d)\b/gi, '20$1'],
  [/\b2k(1\d|2\d)\b/gi, '20$1'],
  // between 21 and 23, from '21 to '23, '21-'23
  [
    /(?<=\b(?:between|from) )'?(1[3-9]|2\d) (?:and|to|till|until) '?(1[3-9]|2\d)(?! ?(?:days?|d|weeks?|w|months?|m|years?|y|sessions?|st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b|[\d:%.])/gi,
    '20$1 to 20$2',
  ],
  [/(?<=^|\s)'(1[3-9]|2\d) ?- ?'(1[3-9]|2\d)(?!\d)/g, '20$1 to 20$2'],
  // 2021 - now, 9 may - 18 june
  [/(?<=\b20\d\d(?:-\d\d?){0,2}) ?- ?(?=(?:now|today|present|date)\b)/gi, ' to '],
  [
    new RegExp(`(\\d{1,2}(?:st|nd|rd|th)? ${MONTH}) ?- ?(?=\\d{1,2}(?:st|nd|rd|th)? ${MONTH})`, 'gi'),
    '$1 to ',
  ],
  [new RegExp(`(${MONTH} \\d{1,2}(?:st|nd|rd|th)?) ?- ?(?=${MONTH} \\d{1,2})`, 'gi'), '$1 to '],
  [/(?<=\b20\d\d-\d\d?-\d\d?) ?- ?(?=20\d\d-\d\d?-\d\d?\b)/g, ' to '],
  [/(?<=\b20\d\d-\d\d?) ?- ?(?=20\d\d-\d\d?\b)/g, ' to '],
  // L12M: the last twelve months
  [/\b[lt](\d{1,3}) ?([dwmy])\b/gi, 'last $1$2'],
  // 3 1/2 years, 2½ years
  [/(?<=\d) ?(?:1[/\u2044]2|½)(?= ?y)/g, '.5'],
];

const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(20\d\d|\d\d)(?![\d/])/g;

/** A text with the dates in figures as the grammar reads them: `2022-05-09`. */
export function datesWrittenOut(text: string): string {
  if (!/\d/.test(text)) return text;
  return WRITTEN.reduce((said, [written, plain]) => said.replace(written, plain), withoutSlashes(text));
}

/**
 * `14/02/2022 - 30/09/2022`: the day is where a number is above twelve, and all dates of a text are written alike. Where
 * none tells, they stay as they are.
 */
function withoutSlashes(text: string): string {
  const dates = [...text.matchAll(SLASHED)];
  const isDayFirst = dates.some(([, first]) => Number(first) > 12);
  const isMonthFirst = dates.some(([, , second]) => Number(second) > 12);
  if (isDayFirst === isMonthFirst) return text;
  return text.replace(SLASHED, (_, first: string, second: string, year: string) => {
    const [day, month] = isDayFirst ? [first, second] : [second, first];
    return `${year.length === 2 ? `20${year}` : year}-${month}-${day}`;
  });
}
