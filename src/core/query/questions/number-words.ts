const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** `first` to `twentieth`. */
export const ORDINALS: readonly string[] =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

/** What a number counts, or nothing: `one march 2020` counts none. */
const COUNTED =
  /^(?:$|days?|weeks?|wks?|months?|mo?n?ths?|quarters?|years?|yrs?|sessions?|trading|business|market|working|full|whole|calendar|odd|or|and|\d.*)/;

/** `ninety days` as `90 days`, `three hundred days` as `300 days`, `twenty four months` as `24 months`, `a hundred days` as `100 days`. */
export function withFigures(words: readonly string[]): readonly string[] {
  const told: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const ten = TENS.indexOf(word);
    const unit = UNITS.indexOf(words[at + 1] ?? '', 1);
    const hundreds = words[at + 1] === 'hundred' ? UNITS.indexOf(word, 1) : -1;
    if (hundreds > 0) {
      told.push(String(hundreds * 100));
      at += 1;
    } else if (word === 'hundred' || (word === 'a' && words[at + 1] === 'hundred')) {
      told.push('100');
      at += word === 'a' ? 1 : 0;
    } else if (word === 'half' && words[at + 1] === 'dozen') {
      told.push('6');
      at += 1;
    } else if (word === 'dozen') told.push('12');
    else if (ten >= 2 && unit > 0 && unit < 10) {
      told.push(String(ten * 10 + unit));
      at += 1;
    } else if (ten >= 2) told.push(String(ten * 10));
    else if (UNITS.includes(word) && COUNTED.test(words[at + 1] ?? ''))
      told.push(String(UNITS.indexOf(word)));
    else told.push(word);
  }
  return told;
}
