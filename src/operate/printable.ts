/** What moves the cursor, colours, breaks a line or turns the direction of reading, and so could forge what is read. */
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** One line of plain text: everything else is written as its code, `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escaped);
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/** A value out of JSON with all its texts plain; the stack of an error keeps one line a call. */
export function printableTexts(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(printableTexts);
  const fields = Object.entries(value).map(([name, held]) => [printable(name), printableTexts(held)]);
  const plain: Record<string, unknown> = Object.fromEntries(fields);
  if ('stack' in value && typeof value.stack === 'string') plain['stack'] = printableStack(value.stack);
  return plain;
}

/** What ends a line in the message of an error, or of its cause, is text; a call and the next cause have their own. */
function printableStack(stack: string): string {
  return stack
    .split(/\n(?=\s+at |caused by: )/)
    .map(printable)
    .join('\n');
}
