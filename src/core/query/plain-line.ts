import { Refusal } from '../errors.ts';
import { invisibleIn } from './echo.ts';

/** Characters; the longest line that Slack and Discord let a person type. */
const LONGEST_LINE = 4_000;

/** As much of a text as anything looks at: whoever sends a megabyte is told that it is too long, and costs no more. */
export function beginningOf(text: string): string {
  return text.slice(0, LONGEST_LINE + 1);
}

/**
 * A typed line made plain: full-width letters and every kind of dash as ASCII, one space between words, without the
 * backticks around a pasted line. @throws Refusal when it is too long or hides characters.
 */
export function plainLine(line: string): string {
  // The length is looked at before anything else does work on the line, and again because NFKC can lengthen it.
  refuseLong(line);
  const plain = line.normalize('NFKC').replace(/[\u2010-\u2015\u2212]/g, '-');
  refuseLong(plain);
  const hidden = invisibleIn(plain);
  if (hidden !== null) {
    throw new Refusal(
      `That line hides a character that can't be seen (${hidden}). Type it again by hand, such as \`corr btc r2k-tech 1y\`.`,
    );
  }
  const words = plain.split(/\s+/).filter((word) => word !== '');
  return withoutBackticks(words.join(' '));
}

function refuseLong(line: string): void {
  if (line.length > LONGEST_LINE) {
    throw new Refusal(
      `That line is longer than ${LONGEST_LINE.toLocaleString('en-US')} characters. Ask for less at once, such as \`corr btc r2k-tech 1y\`.`,
    );
  }
}

/** A line copied from a reply may come with the backticks it was shown in. */
function withoutBackticks(line: string): string {
  const inner = line.slice(1, -1);
  return line.startsWith('`') && line.endsWith('`') && !inner.includes('`') ? inner.trim() : line;
}
