import type { Context } from 'hono';
import { z } from 'zod';
import { zoneNamed } from '../../core/orders/time-zones.ts';
import type { Look } from '../../core/chart.ts';
import type { Asking } from './ask.ts';

/** What a request asks, read; who asks and how it ends is added by whoever answers. */
export type Question = Omit<Asking, 'client' | 'signal' | 'onProgress'>;

/** A request that asks nothing: the sentence, and the HTTP status. */
export interface Unreadable {
  readonly status: 400 | 414;
  readonly sentence: string;
}

/** Longer than any line that means something. */
const LONGEST_LINE = 2_000;

const NO_LINE = 'Give the line to answer as `q`, as in ?q=corr+btc+r2k-tech+1y.';
const TOO_LONG = `A line has at most ${LONGEST_LINE.toLocaleString('en')} characters. Shorten it.`;

const ZONE = '`zone` is a time zone, such as Europe/Berlin.';

const Line = z
  .string(NO_LINE)
  .max(LONGEST_LINE, TOO_LONG)
  .refine((text) => text.trim() !== '', NO_LINE);
const Theme = z.enum(['light', 'dark'], 'There are two themes: light and dark.');
const Scale = z.literal([1, 2], 'A chart has the scale 1 or 2.');

const Asked = z.object(
  {
    q: Line,
    /** Empty where nothing was answered that can be gone on from. */
    previous: z.string(NO_LINE).max(LONGEST_LINE, TOO_LONG).optional(),
    theme: Theme.optional(),
    scale: Scale.optional(),
    spoken: z.boolean('`spoken` is true or false.').optional(),
    readOnly: z.boolean('`readOnly` is true or false.').optional(),
    zone: z.string(ZONE).max(60, ZONE).optional(),
  },
  'Send a JSON object, as in {"q": "corr btc r2k-tech 1y"}.',
);

/** The question of a GET. It only reads, whatever it asks. */
export function questionOfAddress(c: Context): Question | Unreadable {
  const { scale, ...words } = c.req.query();
  const given = scale === undefined ? words : { ...words, scale: Number(scale) };
  const read = questionOf({ ...given, spoken: undefined, readOnly: undefined });
  return 'sentence' in read ? read : { ...read, readOnly: true };
}

/** The question of a POST with a JSON body, which a page of another site could not send. */
export async function questionOfBody(c: Context): Promise<Question | Unreadable> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    return {
      status: 400,
      sentence: 'Send the question as JSON, with the header Content-Type: application/json.',
    };
  }
  try {
    return questionOf(await c.req.json());
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { status: 400, sentence: 'That is no JSON. Send an object, as in {"q": "corr btc r2k-tech 1y"}.' };
  }
}

function questionOf(given: unknown): Question | Unreadable {
  const parsed = Asked.safeParse(given);
  if (!parsed.success) {
    const sentence = parsed.error.issues[0]?.message ?? NO_LINE;
    return { status: sentence === TOO_LONG ? 414 : 400, sentence };
  }
  const { q, theme, scale, zone, ...rest } = parsed.data;
  return {
    ...rest,
    line: q,
    look: lookOf(theme, scale),
    zone: zone === undefined ? zone : (zoneNamed(zone) ?? undefined),
  };
}

function lookOf(theme: Look['theme'] | undefined, scale: Look['scale'] | undefined): Partial<Look> {
  return { ...(theme === undefined ? {} : { theme }), ...(scale === undefined ? {} : { scale }) };
}
