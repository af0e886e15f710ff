import type { types } from '@slack/bolt';
import { LIMITS } from './limits.ts';
import { mrkdwn, plain } from './mrkdwn.ts';

/** What is sent: the blocks, and the text for notifications and screen readers. */
export interface Message {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** A title, cut to the length that Slack takes. */
export function headerBlock(title: string): types.HeaderBlock {
  return { type: 'header', text: plainElement(title, LIMITS.headerText) };
}

/** A paragraph of mrkdwn. */
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

/** Words as they stand, without markup or emoji, cut to the length given; never empty, which Slack refuses. */
export function plainElement(text: string, most: number): types.PlainTextElement {
  const shown = plain(text, most);
  return { type: 'plain_text', text: shown.trim() === '' ? '–' : shown, emoji: false };
}
