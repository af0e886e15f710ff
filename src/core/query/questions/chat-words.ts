import { CUES } from './cues.ts';
import type { Spoken } from './spoken-words.ts';

/** Short forms of a chat, by the words that they stand for wherever they stand. */
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    u: 'you',
    ur: 'your',
    ya: 'you',
    hw: 'how',
    wat: 'what',
    wut: 'what',
    wot: 'what',
    waht: 'what',
    wats: 'what',
    wuts: 'what',
    whats: 'what',
    wich: 'which',
    whos: 'who',
    hows: 'how',
    whens: 'when',
    wheres: 'where',
    wen: 'when',
    w: 'with',
    wif: 'with',
    wit: 'with',
    whit: 'with',
    wiht: 'with',
    sx: 'six',
    wth: 'with',
    tite: 'tight',
    klose: 'close',
    cloze: 'close',
    togetha: 'together',
    whys: 'why',
    stox: 'stocks',
    stawks: 'stocks',
    bitcorn: 'bitcoin',
    dem: 'them',
    dey: 'they',
    dat: 'that',
    dis: 'this',
    sumthin: 'something',
    nuthin: 'nothing',
    anythin: 'anything',
    kinda: 'kind of',
    sorta: 'sort of',
    outta: 'out of',
    gotta: 'got to',
    dunno: 'dont know',
    becuz: 'because',
    prolly: 'probably',
    def: 'definitely',
    rly: 'really',
    srs: 'serious',
    ppl: 'people',
    smth: 'something',
    yrs: 'years',
    frist: 'first',
    fisrt: 'first',
    secnd: 'second',
    lsat: 'last',
    sinse: 'since',
    scince: 'since',
    scine: 'since',
    untill: 'until',
    qtr: 'quarter',
    qtrs: 'quarters',
    halfyear: 'half year',
    todays: 'today',
    yeras: 'years',
    yesr: 'years',
    moths: 'months',
    mounths: 'months',
    wid: 'with',
    da: 'the',
    btwn: 'between',
    btw2: 'between',
    til: 'until',
    till: 'until',
    thru: 'through',
    tho: 'though',
    bc: 'because',
    cuz: 'because',
    rn: 'now',
    abt: 'about',
    bout: 'about',
    b4: 'before',
    tek: 'tech',
    teck: 'tech',
    tehc: 'tech',
    tec: 'tech',
    smol: 'small',
    lil: 'small',
    mkt: 'market',
    mkts: 'markets',
    stonk: 'stock',
    stonks: 'stocks',
    corrs: 'correlations',
    corro: 'correlation',
    correls: 'correlations',
    diff: 'difference',
    teh: 'the',
    hav: 'have',
    haz: 'has',
    duz: 'does',
    dose: 'does',
    iz: 'is',
    shud: 'should',
    cud: 'could',
    plis: 'please',
    cos: 'because',
    coz: 'because',
    tru: 'true',
    mov: 'move',
    nd: 'and',
    vers: 'versus',
    vrs: 'versus',
    agst: 'against',
    bwn: 'between',

    '2gether': 'together',
    togheter: 'together',
    togeter: 'together',
    tgt: 'together',
    '2day': 'today',
    lmk: 'let me know',
    hmu: 'tell me',
    gimme: 'give me',
    gimmie: 'give me',
    lemme: 'let me',
    wanna: 'want to',
    wrt: 'with regard to',
  }),
);

const CLOSENESS: ReadonlySet<string> = new Set(
  'closer close closest nearer tied linked glued correlated similar compared relative tighter connected related attached'.split(
    ' ',
  ),
);

/** The words with the short forms of a chat written out. */
export function writtenOut(words: readonly Spoken[]): readonly Spoken[] {
  return words.flatMap((word, at) => {
    if (word.isMark || word.isTicker) return [word];
    const long =
      shortBeside(word.text, words[at - 1], words[at + 1]) ?? SHORT.get(word.text) ?? withG(word.text);
    return long === undefined ? [word] : long.split(' ').map((text) => ({ ...word, text }));
  });
}

/** `movin`, `vibin`: where the whole form is a word of the grammar. */
function withG(word: string): string | undefined {
  const whole = `${word}g`;
  return word.length >= 4 && word.endsWith('in') && !CUES.holds(word) && CUES.holds(whole)
    ? whole
    : undefined;
}

/** Single letters and figures mean something else elsewhere: `r` squared, `2` years. */
function shortBeside(word: string, before: Spoken | undefined, after: Spoken | undefined): string | null {
  const isFirst = before === undefined || before.isMark;
  const isLast = after === undefined || after.isMark;
  if (word === 'n' && !isFirst && !isLast) return 'and';
  if (word === 'x' && !isFirst && !isLast) return 'vs';
  if (word === 'r' && !isLast && !/^(?:mean|means|is|squared|2|=|\d.*)$/.test(after.text))
    return isFirst ||
      /^(?:they|we|you|these|those|u)$/.test(after.text) ||
      /^(?:how|what|why|when|and|so)$/.test(before.text)
      ? 'are'
      : null;
  if (word === '2' && !isLast && (CLOSENESS.has(before?.text ?? '') || before?.text === 'next')) return 'to';
  if (word === 'y' && isFirst && /^(?:is|are|does|do|did|would)$/.test(after?.text ?? '')) return 'why';
  return null;
}
