import { parseMarkup, plainText } from '../../../core/markup.ts';

/** Said where a text was longer than Slack takes. */
const CUT = ' … (cut)';

/** What Slack would read as formatting, as signs that look alike; an underscore inside a word formats nothing. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': 'ˋ', _: 'ˍ' };
const FORMATTING = /[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/**
 * A reply's string as Slack's `mrkdwn`: `**bold**` and `` `code` `` stay, everything else is data that can't ping, link
 * or format. At most `most` characters; a longer one is cut, and says so.
 */
export function mrkdwn(text: string, most: number): string {
  return cutToFit(text, most, (part) => toMrkdwn(safe(part)));
}

/** A reply's string without any markup, for the places that show none. At most `most` characters. */
export function plain(text: string, most: number): string {
  return cutToFit(text, most, (part) => escape(plainText(safe(part))));
}

/** For strings that Slack shows as they are, such as alt texts: no entity would be read back there. */
export function bare(text: string, most: number): string {
  return cutToFit(text, most, (part) =>
    plainText(safe(part)).replaceAll('<', '‹').replaceAll('>', '›').replaceAll('&', '＆'),
  );
}

/** Text inside a code block: nothing formats there, and no backtick may end it. */
export function codeText(text: string): string {
  return escape(safe(text).replaceAll('`', 'ˋ'));
}

/** `&`, `<` and `>` are how Slack spells mentions, links and commands; nothing else is special to it. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Without control characters and those that reverse the reading direction; a tab is a space. */
function safe(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)\p{Cc}|(?![\u200c\u200d])\p{Cf}/gu, '');
}

function toMrkdwn(text: string): string {
  return parseMarkup(text)
    .map((part) => {
      switch (part.style) {
        case 'plain':
          return literal(part.text);
        case 'code':
          return `\`${escape(part.text)}\``;
        case 'bold':
          return `*${literal(plainText(part.text))}*`;
      }
    })
    .join('');
}

function literal(text: string): string {
  return escape(text.replace(FORMATTING, (sign) => LOOK_ALIKES[sign] ?? sign));
}

/** Cuts the source, not the result, so that neither an escape nor a marker is cut in two. */
function cutToFit(text: string, most: number, render: (part: string) => string): string {
  // Cut before rendering, so that a megabyte costs no more than a page.
  const whole = text.length <= 2 * most ? render(text) : null;
  if (whole !== null && whole.length <= most) return whole;
  let length = Math.min(text.length, most);
  for (;;) {
    const part = render(text.slice(0, length).trimEnd()) + CUT;
    if (part.length <= most || length === 0) return part.slice(0, most);
    length = Math.max(0, length - Math.max(1, Math.ceil((part.length - most) / 6)));
  }
}
