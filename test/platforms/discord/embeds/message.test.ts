import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../../src/core/types.ts';
import { toMessage } from '../../../../src/platforms/discord/embeds/message.ts';
import { postedReply } from '../../../contracts/deliveries.ts';

const bare: Reply = { title: '', lead: '', facts: [], notes: [], actions: [], query: '' };

function embedOf(reply: Reply) {
  const [embed] = toMessage(reply, 'ada').body.embeds;
  if (embed === undefined) throw new Error('no embed');
  return embed;
}

function sizeOf(reply: Reply): number {
  const { title = '', description = '', fields = [], footer } = embedOf(reply);
  const texts = [
    title,
    description,
    footer?.text ?? '',
    ...fields.flatMap(({ name, value }) => [name, value]),
  ];
  return texts.join('').length;
}

describe('a reply as a message', () => {
  test('has its picture attached, with its words as the description', () => {
    const { body, files } = toMessage(postedReply, 'ada');
    expect(body.embeds[0]).toMatchObject({
      title: 'BTC and small-cap tech, 1y',
      description: expect.stringContaining('**0.51**'),
      image: { url: 'attachment://corr-btc-r2k-tech-1y.png' },
      footer: { text: 'corr btc r2k-tech 1y' },
      fields: [
        { name: 'By ranks', value: '0.49', inline: true },
        { name: 'Notes', value: '• PSCT stands in for the Russell 2000 Technology index.' },
      ],
    });
    expect(body.attachments).toEqual([{ id: '0', description: 'A chart.' }]);
    expect(files.map(({ name }) => name)).toEqual(['corr-btc-r2k-tech-1y.png']);
  });

  test('pings nobody', () => {
    expect(toMessage(postedReply, 'ada').body.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  test('a file name that Discord would change is changed before, in both places', () => {
    const image = { png: Uint8Array.of(1), width: 1, height: 1, filename: 'corr ^vix/btc.png', alt: '' };
    const { body, files } = toMessage({ ...bare, image }, '');
    expect(files[0]?.name).toBe('corr-vix-btc.png');
    expect(body.embeds[0]?.image?.url).toBe('attachment://corr-vix-btc.png');
  });

  test('a file goes along beside the picture; one that is too large is left out with a note', () => {
    const file = { filename: 'prices.csv', text: 'day,btc\n' };
    expect(toMessage({ ...postedReply, file }, '').files.map(({ name }) => name)).toEqual([
      'corr-btc-r2k-tech-1y.png',
      'prices.csv',
    ]);
    const { body, files } = toMessage({ ...bare, file: { ...file, text: 'x'.repeat(11_000_000) } }, '');
    expect(files).toEqual([]);
    expect(body.embeds[0]?.fields?.[0]?.value).toContain('larger than Discord takes');
  });

  test('a table is a code block with its numbers to the right', () => {
    const table = {
      head: ['name', 'r'],
      rows: [
        ['small tech', '0.5'],
        ['gold', '−0.12'],
      ],
    };
    expect(embedOf({ ...bare, lead: 'Two.', table }).description).toBe(
      'Two.\n```\nname            r\nsmall tech    0.5\ngold        −0.12\n```',
    );
  });

  test('a table that is too wide loses a column of words, never a digit', () => {
    const head = ['name', 'what', 'r', '95% interval', 'instrument', 'top'];
    const row = [
      'sp500-communication',
      'large-cap communication services',
      '0.40',
      '-0.25 to 0.53',
      'XLC',
      'tied',
    ];
    expect(embedOf({ ...bare, table: { head, rows: [row] } }).description).toBe(
      [
        '```',
        'name                    r  95% interval   instrument  top',
        'sp500-communication  0.40  -0.25 to 0.53  XLC         tied',
        '(without: what)',
        '```',
      ].join('\n'),
    );
  });

  test('nothing at all is still a message that Discord takes', () => {
    expect(embedOf(bare).description).toBe('–');
  });

  test('everything too long is cut with a word and within every limit', () => {
    const long = 'x'.repeat(5_000);
    const reply: Reply = {
      title: long,
      lead: `${long} **${long}**`,
      facts: Array.from({ length: 60 }, (_, index) => [`${index} ${long}`, long] as const),
      notes: Array.from({ length: 60 }, () => long.slice(0, 300)),
      table: { head: ['a', 'b'], rows: Array.from({ length: 500 }, () => ['y'.repeat(90), '1']) },
      actions: Array.from({ length: 60 }, (_, index) => ({ label: long, line: `line ${index} ${long}` })),
      image: { png: Uint8Array.of(1), width: 1, height: 1, filename: `${long}.png`, alt: long },
      query: long,
    };
    expect(sizeOf(reply)).toBeLessThanOrEqual(6_000);
    const embed = embedOf(reply);
    expect(embed.title).toMatch(/\(cut\)$/);
    expect(embed.description).toMatch(/… and \d+ more\n```$/);
    expect(embed.fields?.at(-1)?.value).toMatch(/… and \d+ more$/);
    expect(embed.fields?.length).toBeLessThanOrEqual(25);
    const { components, attachments } = toMessage(reply, 'ada').body;
    expect(components.length).toBeLessThanOrEqual(5);
    expect(attachments[0]?.description?.length).toBeLessThanOrEqual(1_024);
  });

  test('many short facts are kept while there is room, and the rest is counted', () => {
    const facts = Array.from({ length: 40 }, (_, index) => [`fact ${index}`, 'yes'] as const);
    const fields = embedOf({ ...bare, facts }).fields ?? [];
    expect(fields).toHaveLength(25);
    expect(fields.at(-1)).toEqual({ name: '…', value: 'and 16 more', inline: false });
  });
});
