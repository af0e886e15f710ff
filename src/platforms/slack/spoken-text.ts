/**
 * What a person typed, out of what Slack makes of it: mentions of the bot are gone, links and channels are the words that
 * the person saw, and `&lt;` is `<` again.
 */
export function spokenText(text: string, bot: string | undefined): string {
  return text
    .replace(
      /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
      (_whole, kind: string, target: string, label?: string) => {
        if (kind === '@' && (target === bot || bot === undefined)) return ' ';
        return `${kind === '#' && label !== undefined ? '#' : ''}${label ?? kind + target}`;
      },
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A line without the word that says who may see the answer, which stands first or last. */
export function splitPrivacy(
  text: string,
  privateByDefault: boolean,
): { readonly line: string; readonly ephemeral: boolean } {
  const words = text.split(' ');
  for (const place of [0, words.length - 1]) {
    const word = words[place]?.toLowerCase();
    if (word === 'private' || word === 'public') {
      return { line: words.toSpliced(place, 1).join(' '), ephemeral: word === 'private' };
    }
  }
  return { line: text, ephemeral: privateByDefault };
}
