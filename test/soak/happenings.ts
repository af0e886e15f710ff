const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Something that happens in the week, beside what is due. */
export interface Happening {
  readonly kind:
    | 'question'
    | 'source down'
    | 'platform fault'
    | 'killed behind a post'
    | 'killed'
    | 'Slack stops'
    | 'Slack starts';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How long it lasts, or which of several it is. */
  readonly ms: number;
}

/** What people ask in turn. */
export const QUESTIONS: readonly string[] = [
  'is bitcoin still tracking small-cap tech?',
  'corr eth ndx 90d',
  'what does sol track most closely?',
  'about confidence',
  'is btc tracking gold over 0 days?',
  '<!channel> corr btc gold',
  'what will btc be tomorrow?',
  'rank eth 90d',
];

const OFTEN = {
  question: 56,
  'source down': 5,
  'platform fault': 60,
  'killed behind a post': 5,
  killed: 6,
} as const;

/** Everything that happens between two moments, in order: so many of each, and Slack away for an hour twice. */
export function timeline(
  { from, to }: { readonly from: number; readonly to: number },
  random: () => number,
): Happening[] {
  const somewhen = () => from + Math.floor(random() * (to - from - 2 * HOUR_MS));
  const kinds = ['question', 'source down', 'platform fault', 'killed behind a post', 'killed'] as const;
  const plain = kinds.flatMap((kind) =>
    Array.from({ length: OFTEN[kind] }, () => ({
      kind,
      at: somewhen(),
      ms: Math.floor(20 * MINUTE_MS + random() * 5 * HOUR_MS),
    })),
  );
  const away = [0.3, 0.7].flatMap((share): Happening[] => {
    const at = from + Math.floor(share * (to - from));
    return [
      { kind: 'Slack stops', at, ms: 0 },
      { kind: 'Slack starts', at: at + HOUR_MS, ms: 0 },
    ];
  });
  return [...plain, ...away].toSorted((one, other) => one.at - other.at);
}
