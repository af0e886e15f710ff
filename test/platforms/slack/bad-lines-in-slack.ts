import { expect } from 'vitest';
import { repeatingAnswer } from '../../bad-input/repeating-answer.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import type { Message } from '../../fakes/slack/world.ts';
import { GENERAL, slackBed } from './slack-bed.ts';

/** How Slack spells mentions and links. Bare addresses become links only where a text is not verbatim. */
const ALIVE = /<[!@#]|<(?:https?|mailto):/;
/** What hides or reorders text; emoji families are spelt with the two joiners. */
const HIDDEN = /[\u202a-\u202e\u2066-\u2069\u200b\ufeff]|\\u00(?:1b|07)/;
/** Slack cuts what people send at 40,000 characters, and a slash command's text long before. */
const LONGEST = 40_000;
const AT_ONCE = 10;

/** Sends lines as commands, mentions, direct messages and values of buttons, each of which is answered once. */
export async function expectAnsweredHarmlessly(lines: readonly string[]): Promise<void> {
  const { fake, log } = await slackBed({ answer: repeatingAnswer });
  const sendable = lines.filter((line) => line.length <= LONGEST);
  const answered = () =>
    fake.messages('C0GENERAL').filter(({ byBot }) => byBot).length +
    fake.messages(fake.direct('U0BOB')).filter(({ byBot }) => byBot).length +
    fake.ephemerals('U0ADA').length;
  for (let at = 0; at < sendable.length; at += AT_ONCE) {
    const before = answered();
    const some = sendable.slice(at, at + AT_ONCE);
    for (const line of some) {
      fake.people.slash(GENERAL, '/corr', line);
      fake.people.mention(GENERAL, line);
      fake.people.directMessage('U0BOB', line);
      fake.people.press('U0ADA', messageWith(`=${line}`, at), { actionId: 'line:0' });
    }
    // In steps, because a busy machine may take longer for all of them than anybody waits for one.
    for (let count = 1; count <= 4 * some.length; count += 1) {
      await fake.until(`answer ${count} to ${at} and after`, () => answered() >= before + count);
    }
    expect(answered()).toBe(before + 4 * some.length);
  }
  expectHarmless(fake);
  expect(log.filter(({ event }) => event === 'fault')).toEqual([]);
}

/** Nothing that was sent rings, links, formats, hides or is a fault of ours. */
function expectHarmless(fake: FakeSlack): void {
  const messages = fake.calls.filter(({ args }) => 'text' in args);
  for (const { method, args } of messages) {
    // The line behind a button is no text.
    const words = JSON.stringify([args['text'], args['blocks']]).replaceAll(/"value":"(?:[^"\\]|\\.)*"/g, '');
    expect([method, words]).not.toContainEqual(expect.stringMatching(ALIVE));
    expect(words).not.toMatch(HIDDEN);
    expect(words).not.toMatch(/\\n +at |node_modules/);
    expect(words.split('"mrkdwn"')).toHaveLength(words.split('"verbatim":true').length);
  }
}

/** A message of the bot's, whose button somebody has put another value behind; nobody's, so that a press is answered anew. */
function messageWith(value: string, index: number): Message {
  const text = { type: 'plain_text', text: 'Press' };
  return {
    ts: `1746446400.${String(index).padStart(6, '0')}`,
    team: 'T0ACME',
    channel: 'C0GENERAL',
    user: 'U0BOT',
    byBot: true,
    text: 'An answer',
    blocks: [
      {
        type: 'actions',
        block_id: 'for::0123456789ab',
        elements: [{ type: 'button', action_id: 'line:0', value, text }],
      },
    ],
    attachments: [],
    metadata: undefined,
    threadTs: undefined,
    files: [],
    subtype: undefined,
    edits: 0,
    onlyFor: undefined,
    pings: [],
  };
}
