import type { types } from '@slack/bolt';
import { chunks } from '../../../core/chunks.ts';
import type { Reply } from '../../../core/types.ts';
import { actionBlocks } from './action-blocks.ts';
import { LIMITS } from './limits.ts';
import { fitted } from './fitted.ts';
import { contextBlock, headerBlock, mrkdwnText, sectionBlock, type Message } from './message.ts';
import { bare, mrkdwn, plain } from './mrkdwn.ts';
import { sparkline } from './sparkline.ts';
import { tableText } from './table-text.ts';

/** What became of a reply's picture: a file of the workspace, shared beside the message, or nothing and why. */
export type Picture =
  | { readonly kind: 'file'; readonly id: string }
  | { readonly kind: 'shared' }
  | { readonly kind: 'none'; readonly reason: string };

/** What a reply is shown with. */
export interface Dress {
  readonly picture: Picture | null;
  /** Name of whoever asked, to be shown; null where that is plain to see. */
  readonly asker: string | null;
  /** Whose buttons change the message itself; null when it is nobody's. */
  readonly owner: string | null;
  /** True where daily posts can be made. */
  readonly daily: boolean;
  /** Sentences about the delivery itself. */
  readonly hints: readonly string[];
}

const MOST_FACTS = 40;
const MOST_NOTES = 20;
const TABLE_BLOCKS = 3;

/** A reply in Slack's blocks, always within Slack's limits: what is too long is cut, and says so. */
export function replyMessage(reply: Reply, dress: Dress): Message {
  const blocks = fitted({
    head: [
      ...(reply.title === '' ? [] : [headerBlock(reply.title)]),
      ...(reply.lead === '' ? [] : [sectionBlock(reply.lead)]),
      ...pictureBlocks(reply, dress.picture),
    ],
    body: [
      ...factBlocks(reply.facts),
      ...tableBlocks(reply.table),
      ...noteBlocks([...reply.notes, ...dress.hints]),
    ],
    foot: [receiptBlock(reply, dress.asker), ...actionBlocks(reply, dress)],
  });
  return { text: fallbackText(reply), blocks };
}

/** For notifications and screen readers. */
function fallbackText({ title, lead, query }: Pick<Reply, 'title' | 'lead' | 'query'>): string {
  const words = [title, lead].filter((text) => text !== '').join(': ');
  return plain(words === '' ? query : words, LIMITS.messageText);
}

function pictureBlocks(reply: Reply, picture: Picture | null): types.KnownBlock[] {
  if (reply.image === undefined || picture === null) return [];
  switch (picture.kind) {
    case 'file': {
      const alt = bare(reply.image.alt, LIMITS.altText);
      return [{ type: 'image', slack_file: { id: picture.id }, alt_text: alt === '' ? 'Chart' : alt }];
    }
    case 'shared':
      return [contextBlock(['The chart is the file beside this message.'])];
    case 'none': {
      const drawn = sparkline(reply);
      return [...(drawn === null ? [] : [sectionBlock(drawn)]), contextBlock([picture.reason])];
    }
  }
}

function factBlocks(facts: Reply['facts']): types.KnownBlock[] {
  const shown = facts.slice(0, MOST_FACTS).map(([label, value]) => {
    const text = `*${plain(label, 200).replace(/[*_~`]/g, '')}*\n${mrkdwn(value, LIMITS.fieldText - 250)}`;
    return mrkdwnText(text);
  });
  return [
    ...chunks(shown, LIMITS.fields).map((fields) => ({ type: 'section' as const, fields })),
    ...leftOut(facts.length - MOST_FACTS, 'more facts'),
  ];
}

function tableBlocks(table: Reply['table']): types.KnownBlock[] {
  if (table === undefined) return [];
  return tableText(table, { most: LIMITS.sectionText, blocks: TABLE_BLOCKS }).map((text) => ({
    type: 'section',
    text: mrkdwnText(text),
  }));
}

function noteBlocks(notes: readonly string[]): types.KnownBlock[] {
  return [
    ...chunks(notes.slice(0, MOST_NOTES), LIMITS.contextElements).map(contextBlock),
    ...leftOut(notes.length - MOST_NOTES, 'more notes'),
  ];
}

/** The line that gives this answer again, and who asked it. */
function receiptBlock({ query }: Reply, asker: string | null): types.ContextBlock {
  const line = query === '' ? '' : `\`${query.replaceAll('`', 'ˋ')}\``;
  return contextBlock([asker === null ? line : `${asker} asked ${line}`]);
}

function leftOut(count: number, what: string): types.KnownBlock[] {
  return count > 0 ? [contextBlock([`… ${count} ${what} (cut)`])] : [];
}
