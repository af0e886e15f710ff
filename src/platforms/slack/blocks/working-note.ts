import { LIMITS } from './limits.ts';
import { contextBlock, type Message } from './message.ts';
import { plain } from './mrkdwn.ts';

/** What is shown while an answer takes its time. */
export function workingNote(line: string, share: number | null, what: string): Message {
  const done = share === null ? '' : ` ${Math.round(share * 100)}%`;
  const doing = what === '' ? '' : ` ${what}`;
  const text = `Working on \`${line.replaceAll('`', 'ˋ').slice(0, 200)}\` …${done}${doing}`;
  return { text: plain(text, LIMITS.messageText), blocks: [contextBlock([text])] };
}
