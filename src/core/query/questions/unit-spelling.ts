import { editDistance } from '../edit-distance.ts';
import type { Spoken } from './spoken-words.ts';

const UNITS = 'day days week weeks month months quarter quarters year years session sessions'.split(' ');
/** Behind these a word is a unit of time, however it is spelt. */
const COUNTS =
  /^(?:\d{1,3}(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|couple|few|several|last|past|previous)$/;
/** Near a unit and something else. */
const OTHER =
  /^(?:yard|yards|weak|ear|ears|bear|bears|dear|near|mouth|mouths|say|says|way|ways|pay|may|dates?|data|quarterly|money|more|most|move|moves|moth|seen|peek|peak|meek|reek|seek|hear|wear|tear|gear|fear|year|they|the|dow|dot|tail|tails|day|daily|weekly|monthly|yearly|wild|deal|sell|doge|down)$/;

/** `3 yeers`, `last 6 monhts`: behind a number a word that is nearly a unit of time is one. */
export function unitsSpelt(words: readonly Spoken[]): readonly Spoken[] {
  return words.map((word, at) => {
    const { text } = word;
    const before = words[at - 1];
    if (before === undefined || text.length < 4 || text.length > 9 || !/^[dwmqys][a-z]+$/.test(text))
      return word;
    if (!COUNTS.test(before.text) || OTHER.test(text) || UNITS.includes(text)) return word;
    const slips = text.length >= 5 && before.text !== 'last' && before.text !== 'past' ? 2 : 1;
    const unit = UNITS.find((one) => one[0] === text[0] && editDistance(one, text) <= slips);
    return unit === undefined ? word : { ...word, text: unit };
  });
}
