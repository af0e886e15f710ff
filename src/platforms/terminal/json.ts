import { answerDocument } from '../../core/answer-document.ts';
import type { Reply } from '../../core/types.ts';
import type { Saved } from './ask.ts';

/** An answer as one line of JSON. */
export function answerJson(reply: Reply, saved: Saved): string {
  return toJsonLine(answerDocument(reply, saved));
}

/**
 * One JSON document on one line. JSON itself leaves C1 controls and the signs that reverse text as they are; here they
 * are escaped too, so the line is safe on a terminal and is the same document.
 */
export function toJsonLine(document: object): string {
  const escape = (character: string) =>
    Array.from(
      { length: character.length },
      (_, index) => String.raw`\u` + character.charCodeAt(index).toString(16).padStart(4, '0'),
    ).join('');
  return `${JSON.stringify(document).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escape)}\n`;
}
