import type { types } from '@slack/bolt';
import { LIMITS } from './limits.ts';
import { mrkdwn, plain } from './mrkdwn.ts';

/** What is sent: the blocks, and the text for notifications and screen readers. */
export interface Message {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

export function headerBlock(title: string): types.HeaderBlock {
  return { type: 'header', text: plainText(title, LIMITS.headerText) };
}

export function sectionBlock(text: string): types.SectionBlock {
  return { type: 'section', text: mrkdwnText(mrkdwn(text, LIMITS.sectionText)) };
}

/** Small grey lines, ten at most in one block. */
export function contextBlock(lines: readonly string[]): types.ContextBlock {
  return {
    type: 'context',
    elements: lines
      .slice(0, LIMITS.contextElements)
      .map((line) => mrkdwnText(mrkdwn(line, LIMITS.fieldText))),
  };
}

/** Text that is `mrkdwn` already. Slack must not make links or mentions of its plain words. */
export function mrkdwnText(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text: text === '' ? ' ' : text, verbatim: true };
}

export function plainText(text: string, most: number): types.PlainTextElement {
  const shown = plain(text, most);
  return { type: 'plain_text', text: shown.trim() === '' ? '–' : shown, emoji: false };
}
