import { z } from 'zod';

/** A day of the calendar, `2025-05-05`. */
export const day = z.iso.date('must be a day of the calendar, such as 2025-05-05');

/** One of a few words. */
export function oneOf<const Words extends readonly string[]>(...words: Words) {
  return z.enum(words, `must be ${new Intl.ListFormat('en', { type: 'disjunction' }).format(words)}`);
}

/** Where calls go instead of to a service itself. */
export const address = z.url('must be an address, such as http://127.0.0.1:8080');

/** Names with commas between them, in lower case; never empty. */
export const nameList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim().toLowerCase())
      .filter((word) => word !== ''),
  )
  .refine((words) => words.length > 0, 'needs at least one name');

/** So many times a minute; null for as often as one likes. */
export const perMinute = z
  .string()
  .refine((text) => text === 'off' || /^[1-9]\d{0,3}$/.test(text), 'must be a number from 1 on, or off')
  .transform((text) => (text === 'off' ? null : Number(text)));

export const port = z
  .string()
  .refine(isPort, 'must be a port from 1 to 65535')
  .transform((text) => Number(text));

/** A port, or null for none. */
export const portOrOff = z
  .string()
  .refine((text) => text === 'off' || isPort(text), 'must be a port from 1 to 65535, or off')
  .transform((text) => (text === 'off' ? null : Number(text)));

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

/** Random text that nobody guesses; `bytes` of it are what the fault tells to print with openssl. */
export function randomText(least: number, bytes: number) {
  return z
    .string()
    .regex(
      new RegExp(`^[!-~]{${least},200}$`),
      `must have ${least} characters or more, no spaces, such as \`openssl rand -hex ${bytes}\` prints`,
    );
}

/** Marks a variable that may be given as a file instead: `NAME_FILE` is its path. */
export function secret<Kind extends z.ZodType>(kind: Kind): Kind {
  return kind.meta({ secret: true });
}

/** @see secret */
export function isSecret(kind: z.ZodType): boolean {
  return kind.meta()?.['secret'] === true;
}
