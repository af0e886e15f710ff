/** Stands where a secret stood. */
const HIDDEN = '[redacted]';

/** Names of fields that hold nothing but a secret: tokens, Slack's addresses for answers, headers. */
const SECRET_NAME = /token|secret|passw|authorization|cookie|signature|api_?key|response_?url/i;

/** Secrets that are known by their look, wherever they stand; some are nobody's setting. */
const SECRET_LOOKS: readonly (readonly [look: RegExp, replacement: string])[] = [
  [/\bxox[a-z](?:\.xox[a-z])?-[\w-]+/g, HIDDEN],
  [/\bxapp-[\w-]+/g, HIDDEN],
  // A bot's id in base64, a time, and a signature.
  [/\b[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{25,}/g, HIDDEN],
  [/\b(Bearer|Basic) +[\w.~+/=-]{16,}/gi, `$1 ${HIDDEN}`],
  // The password of any address: `postgres://user:password@host`.
  [/(\b[a-z][a-z\d+.-]*:\/\/[^\s:/@]*:)[^\s/]+(?=@)/gi, `$1${HIDDEN}`],
  // Whoever has one of these may answer in the name of the bot.
  [/(\/(?:webhooks|interactions)\/\d+\/)[^\s/"']+/g, `$1${HIDDEN}`],
  [/\bhttps?:\/\/hooks\.slack\.com\/[^\s"']+/g, `https://hooks.slack.com/${HIDDEN}`],
  [/\bv0=[0-9a-f]{64}\b/g, HIDDEN],
];

/** Anything shorter would be found in every other word. */
const SHORTEST_SECRET = 4;
const LONGEST_TEXT = 8_000;
const LONGEST_LIST = 50;
const DEEPEST = 12;

/**
 * What may be shown of a text, to whoever it is: secrets are gone, by their look and where one of the configured ones
 * stands in it, in any of its spellings.
 */
export function textRedactor(secrets: readonly string[]): (text: string) => string {
  // The longest first: one may be part of another.
  const known = [
    ...new Set(secrets.filter(({ length }) => length >= SHORTEST_SECRET).flatMap(spellings)),
  ].sort((one, other) => other.length - one.length);
  return (given) => {
    const hidden = known.reduce((found, secret) => found.replaceAll(secret, HIDDEN), given);
    return SECRET_LOOKS.reduce((found, [look, replacement]) => found.replace(look, replacement), hidden);
  };
}

/** As it is, as an address holds it, as JSON does, and as a header may. */
function spellings(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64.replace(/=+$/, '')];
}

/**
 * What may be written down of a value that came out of JSON: secrets are gone, by the name of their field and from every
 * text; pictures and pasted books are cut.
 */
export function redactor(secrets: readonly string[]): (value: unknown) => unknown {
  const hide = textRedactor(secrets);
  const text = (given: string): string => {
    // Before it is cut, so that no half of one is left at the edge.
    const clear = hide(given);
    return clear.length <= LONGEST_TEXT ? clear : `${clear.slice(0, LONGEST_TEXT)}…`;
  };
  const walk = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth === DEEPEST) return '…';
    if (Array.isArray(value)) {
      const items = value.slice(0, LONGEST_LIST).map((item) => walk(item, depth + 1));
      return value.length <= LONGEST_LIST ? items : [...items, `… ${value.length - LONGEST_LIST} more`];
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, held]) => [
        text(name),
        SECRET_NAME.test(name) && held !== null ? HIDDEN : walk(held, depth + 1),
      ]),
    );
  };
  return (value) => walk(value, 0);
}
