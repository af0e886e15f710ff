import { styleText } from 'node:util';
import type { StyledText } from '../../core/markup.ts';

/** One span for the terminal: bold and cyan, or as it is without colour. The text must be safe already. */
export function styleSpan({ text, bold, code }: StyledText, colour: boolean): string {
  if (!colour || text === '' || (!bold && !code)) return text;
  const styles = [bold ? ('bold' as const) : null, code ? ('cyan' as const) : null].filter(
    (style) => style !== null,
  );
  // Whether this stream shows colour was decided once, from the stream and NO_COLOR; not by stdout again.
  return styleText(styles, text, { validateStream: false });
}
