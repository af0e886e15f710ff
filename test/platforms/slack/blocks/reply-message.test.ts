import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../../src/core/types.ts';
import { replyMessage, type Dress } from '../../../../src/platforms/slack/blocks/reply-message.ts';
import { assertOutgoing } from '../../../fakes/slack/assert-outgoing.ts';
import type { Json } from '../../../fakes/slack/json.ts';
import { pingsIn } from '../../../fakes/slack/pings.ts';
import { PICTURE } from '../pictures-for-tests.ts';
import { plainReply } from '../slack-bed.ts';

const DRESS: Dress = {
  picture: { kind: 'file', id: 'F123' },
  asker: 'ada',
  owner: 'U0ADA',
  daily: true,
  hints: [],
};

/** What Slack would say to the message: null when it takes it. */
function slackSays(reply: Reply, dress: Dress = DRESS): unknown {
  const message = asJson(replyMessage(reply, dress));
  return assertOutgoing('chat.postMessage', message, () => 'image');
}

function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value));
}

function shown(reply: Partial<Reply>, dress: Partial<Dress> = {}): string {
  return JSON.stringify(replyMessage({ ...plainReply('corr btc'), ...reply }, { ...DRESS, ...dress }).blocks);
}

const HOSTILE = [
  '<!channel>',
  '<@U012ABC>',
  '<https://evil.example|btc>',
  '&amp;',
  '*',
  '_',
  '~',
  '`',
  '**',
  '\u202e',
  '\u0000',
  '\ud800',
  '\n',
  '@everyone',
  '😀',
  'a',
  ' ',
];
const text = (most: number) =>
  fc.oneof(
    fc.array(fc.constantFrom(...HOSTILE), { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .tuple(fc.constantFrom(...HOSTILE), fc.integer({ min: 0, max: most }))
      .map(([part, count]) => part.repeat(count)),
  );

const replies: fc.Arbitrary<Reply> = fc.record(
  {
    title: text(400),
    lead: text(5_000),
    facts: fc.array(fc.tuple(text(300), text(3_000)), { maxLength: 60 }),
    notes: fc.array(text(3_000), { maxLength: 70 }),
    image: text(3_000).map((alt) => ({ ...PICTURE, alt })),
    table: fc.record({
      head: fc.array(text(60), { minLength: 1, maxLength: 8 }),
      rows: fc.array(fc.array(text(60), { maxLength: 8 }), { maxLength: 120 }),
    }),
    actions: fc.array(fc.record({ label: text(200), line: text(3_000) }), { maxLength: 40 }),
    query: text(1_000),
    report: fc.constant({ rolling: { window: 63, values: [0.1, null, 0.5] } }),
  },
  { requiredKeys: ['title', 'lead', 'facts', 'notes', 'actions', 'query'] },
);

describe('a reply in blocks', () => {
  test('whatever is in it, Slack takes it', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        expect(slackSays(reply)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test('whatever is in it, it pings nobody and links nowhere', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        const message = asJson(replyMessage(reply, { ...DRESS, asker: '<!here>' }));
        expect(pingsIn(message)).toEqual([]);
        const { actions: _actions, ...visible } = message;
        const texts = [...JSON.stringify(visible).matchAll(/"(?:text|alt_text)":"((?:[^"\\]|\\.)*)"/g)];
        for (const [, one] of texts) expect(one).not.toMatch(/<[!@#h]/);
      }),
      { numRuns: 200 },
    );
  });

  test('the words of a reply in their order: title, lead, picture, facts, notes, who asked', () => {
    const blocks = replyMessage({ ...plainReply('corr btc'), image: PICTURE }, DRESS).blocks;
    expect(blocks.map(({ type }) => type)).toEqual([
      'header',
      'section',
      'image',
      'section',
      'context',
      'context',
      'actions',
    ]);
  });

  test('bold and code stay, everything else that formats is shown as it is', () => {
    const blocks = shown({ lead: '**0.51** for `a_b` *x* _y_ ~z~ a_b & <c>' });
    expect(blocks).toContain('*0.51* for `a_b` ∗x∗ ˍyˍ ∼z∼ a_b &amp; &lt;c&gt;');
  });

  test('a long lead is cut with a word, and never inside an escape', () => {
    const lead = shown({ lead: '&'.repeat(4_000) });
    expect(lead).toMatch(/&amp; … \(cut\)"/);
    expect(lead).not.toMatch(/&(?!amp;)/);
  });

  test('what does not fit in all is cut from the end, and says how much', () => {
    const facts = Array.from({ length: 60 }, (_, index) => [`Fact ${index}`, 'x'.repeat(1_500)] as const);
    const blocks = shown({ facts });
    expect(blocks).toContain('Answer to corr btc');
    expect(blocks).toMatch(/… \d+ more parts \(cut\)/);
    expect(blocks).toContain('ada asked `corr btc`');
    expect(blocks).toContain('=corr btc r2k-tech 2y');
  });

  test('a table is a code block with numbers to the right', () => {
    const blocks = shown({
      table: {
        head: ['Pair', 'r'],
        rows: [
          ['btc & ndx', '0.5'],
          ['eth', '−0.25'],
        ],
      },
    });
    expect(blocks).toContain(
      String.raw`Pair           r\n────────────────\nbtc &amp; ndx    0.5\neth        −0.25`,
    );
  });

  test('without a picture there is a line of it, and why', () => {
    const blocks = shown(
      { image: PICTURE },
      { picture: { kind: 'none', reason: 'The chart could not be uploaded.' } },
    );
    expect(blocks).toContain('▁');
    expect(blocks).toContain('The chart could not be uploaded.');
  });

  test('a help page or a file can not be a daily post', () => {
    expect(shown({})).toContain('Make this a daily post');
    const { report: _report, ...help } = plainReply('help');
    expect(JSON.stringify(replyMessage(help, DRESS))).not.toContain('daily post');
    expect(shown({ file: { filename: 'a.csv', text: 'a' } })).not.toContain('daily post');
    expect(shown({}, { daily: false })).not.toContain('daily post');
  });
});
