import { SourceError } from '../../core/errors.ts';

/**
 * Reads an answer that should be JSON.
 * @throws SourceError `unavailable` for nothing, a web page or "Too Many Requests", and, with the `SyntaxError` as its
 * cause, for JSON that broke off
 */
export function jsonAnswer(source: string, text: string): unknown {
  const start = text.trimStart().slice(0, 64);
  if (start === '') throw new SourceError(source, 'unavailable', 'gave an empty answer');
  if (start.startsWith('<')) {
    throw new SourceError(
      source,
      'unavailable',
      'answered with a web page instead of prices (a consent or block page)',
    );
  }
  if (saysTooManyRequests(start)) {
    throw new SourceError(source, 'unavailable', 'answered "Too Many Requests"');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SourceError(source, 'unavailable', "gave an answer that broke off and can't be read", {
      cause: error,
    });
  }
}

/** Yahoo's edge says it in words, even under status 200. */
export function saysTooManyRequests(text: string): boolean {
  return /^\s*"?(edge: )?too many requests/i.test(text);
}
