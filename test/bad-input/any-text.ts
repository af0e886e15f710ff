import * as fc from 'fast-check';
import { BAD_LINES } from './bad-lines.ts';

/** What texts break on, in pieces. */
const PIECES =
  '` `` ``` * ** _ ~~ || > # - -- .. ... , ; : / // \\ $ ^ = == ? ! @ @everyone @here <@U1> <@&1> <!channel> <#C1> </corr:1> & &lt; < > http:// [x](y) ( ) [ ] { } ${x} {{x}} % %s \' " \u0000 \u0007 \u001B[31m \u200B \u202E \uFEFF \u0301 \uD800 \uDC00 \u{1F680} \u00DF \u0130 \uFDFA \n \r\n \t __proto__ constructor null NaN 1e999 -1 0 007'.split(
    ' ',
  );
const SHORT = BAD_LINES.map(({ line }) => line).filter((line) => line.length < 200);

/** Any text at all: any code units, readable ones, what texts break on, and bad lines cut and put together anew. */
export function anyText(maxLength = 300): fc.Arbitrary<string> {
  const units = fc
    .uint16Array({ maxLength })
    .map((codes) => String.fromCharCode(...codes))
    .filter((text) => text.length <= maxLength);
  const pieces = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 }), fc.constant(' ')), {
      maxLength: 30,
    })
    .map((parts) => parts.join(''));
  const spliced = fc
    .tuple(fc.constantFrom(...SHORT), fc.constantFrom(...SHORT), fc.nat(200), fc.nat(200))
    .map(([one, other, head, tail]) => one.slice(0, head) + other.slice(tail));
  return fc.oneof(units, fc.string({ maxLength }), pieces, spliced).map((text) => text.slice(0, maxLength));
}
