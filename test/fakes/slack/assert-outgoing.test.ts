import { describe, expect, test } from 'vitest';
import { assertOutgoing } from './assert-outgoing.ts';
import type { FileState } from './check-blocks.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (length = 1) => ({ type: 'section', text: mrkdwn('x'.repeat(length)) });
const button = (more = {}) => ({ type: 'button', text: plain('Run'), ...more });
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const option = (more = {}) => ({ text: plain('one'), value: '1', ...more });
const overflow = (count: number) => ({ type: 'overflow', options: many(count, () => option()) });
const image = (more = {}) => ({ type: 'image', slack_file: { id: 'F1' }, alt_text: 'a chart', ...more });
const many = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => make(index));

function refusal(args: Record<string, unknown>, method = 'chat.postMessage', file: FileState = 'image') {
  return assertOutgoing(method, args, () => file);
}

function messagesFor(...blocks: unknown[]): readonly string[] {
  const refused = refusal({ text: 'x', blocks });
  expect(refused?.error).toBe('invalid_blocks');
  return refused?.messages ?? [];
}

test('messages that use everything to its limit pass', () => {
  const blocks = [
    { type: 'header', text: plain('h'.repeat(150)) },
    section(3000),
    { type: 'section', fields: many(10, () => mrkdwn('f'.repeat(200))) },
    image({ alt_text: 'a'.repeat(2000), title: plain('t'.repeat(2000)) }),
    { type: 'context', elements: many(10, () => mrkdwn('c')) },
    actions(
      ...many(23, (index) => button({ action_id: `b${index}` })),
      button({ value: 'v'.repeat(2000) }),
      overflow(5),
    ),
    { type: 'divider' },
  ];
  for (const block of blocks) expect(refusal({ text: 'x', blocks: [block] })).toBeNull();
  expect(refusal({ text: 'x', blocks: many(50, () => ({ type: 'divider' })) })).toBeNull();
});

describe('what breaks a limit is refused at its place', () => {
  test.each<[string, unknown, string]>([
    [
      'header of 151',
      { type: 'header', text: plain('h'.repeat(151)) },
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'section of 3001',
      section(3001),
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['empty text', section(0), 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      'eleven fields',
      { type: 'section', fields: many(11, () => mrkdwn('f')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'field of 2001',
      { type: 'section', fields: [mrkdwn('f'.repeat(2001))] },
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      '26 buttons',
      actions(...many(26, () => button())),
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    ['no buttons', actions(), 'must have at least 1 items [json-pointer:/blocks/0/elements]'],
    [
      'button text of 76',
      actions(button({ text: plain('b'.repeat(76)) })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'button value of 2001',
      actions(button({ value: 'v'.repeat(2001) })),
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'action id of 256',
      actions(button({ action_id: 'a'.repeat(256) })),
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'the same action id twice',
      actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
      '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      'alt text of 2001',
      image({ alt_text: 'a'.repeat(2001) }),
      'must be less than 2001 characters [json-pointer:/blocks/0/alt_text]',
    ],
    [
      'image title of 2001',
      image({ title: plain('t'.repeat(2001)) }),
      'must be less than 2001 characters [json-pointer:/blocks/0/title/text]',
    ],
    [
      'eleven context elements',
      { type: 'context', elements: many(11, () => mrkdwn('c')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'six overflow options',
      actions(overflow(6)),
      'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'option text of 76',
      actions({ ...overflow(1), options: [option({ text: plain('o'.repeat(76)) })] }),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      'option value of 76',
      actions({ ...overflow(1), options: [option({ value: 'o'.repeat(76) })] }),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    [
      'confirm title of 101',
      actions(
        button({
          confirm: { title: plain('c'.repeat(101)), text: plain('c'), confirm: plain('y'), deny: plain('n') },
        }),
      ),
      'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
    ],
    [
      'block id of 256',
      { type: 'divider', block_id: 'b'.repeat(256) },
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
  ])('%s', (_, block, message) => {
    expect(messagesFor(block)).toContain(`[ERROR] ${message}`);
  });

  test('51 blocks', () => {
    expect(messagesFor(...many(51, () => ({ type: 'divider' })))).toEqual([
      '[ERROR] no more than 50 items allowed [json-pointer:/blocks]',
    ]);
  });
});

describe('what has the wrong shape is refused at its place', () => {
  test.each<[string, unknown, string]>([
    ['an unknown block', { type: 'chart' }, 'unsupported type: chart [json-pointer:/blocks/0/type]'],
    ['a block that is none', 'text', 'must provide an object [json-pointer:/blocks/0]'],
    ['markup in a header', { type: 'header', text: mrkdwn('h') }, '[json-pointer:/blocks/0/text/type]'],
    [
      'a section of nothing',
      { type: 'section' },
      'must define either `text` or `fields` [json-pointer:/blocks/0]',
    ],
    [
      'a button without text',
      actions({ type: 'button' }),
      'missing required field: text [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an image without alt text',
      { type: 'image', slack_file: { id: 'F1' } },
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      'an unknown field',
      { type: 'divider', colour: 'red' },
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    ['an unknown style', actions(button({ style: 'green' })), '[json-pointer:/blocks/0/elements/0/style]'],
  ])('%s', (_, block, message) => {
    expect(messagesFor(block).join('\n')).toContain(message);
  });
});

test('a file is shown only once Slack knows that it is an image', () => {
  const blocks = [image()];
  expect(refusal({ text: 'x', blocks }, 'chat.postMessage', 'image')).toBeNull();
  for (const state of ['no-mimetype', 'missing', 'other'] as const) {
    expect(refusal({ text: 'x', blocks }, 'chat.postMessage', state)?.messages).toEqual([
      '[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]',
    ]);
  }
});

test('text, blocks together and metadata have limits of their own', () => {
  expect(refusal({ text: 'x'.repeat(40_000) })).toBeNull();
  expect(refusal({ text: 'x'.repeat(40_001) })?.error).toBe('msg_too_long');
  expect(refusal({ text: 'x'.repeat(4001) }, 'chat.update')?.error).toBe('msg_too_long');
  expect(refusal({ text: 'x', blocks: many(5, () => section(2900)) })?.error).toBe('msg_blocks_too_long');
  const metadata = (event_payload: unknown) => ({
    text: 'x',
    metadata: { event_type: 'answer', event_payload },
  });
  expect(refusal(metadata({ line: 'corr btc' }))).toBeNull();
  expect(refusal(metadata({ line: 'x'.repeat(8000) }))?.error).toBe('metadata_too_large');
  expect(refusal(metadata({ nested: { deep: { er: 1 } } }))?.error).toBe('invalid_metadata_format');
});

describe('views', () => {
  const input = { type: 'input', label: plain('Time'), element: { type: 'timepicker', action_id: 'time' } };
  const modal = (more = {}) => ({
    view: { type: 'modal', title: plain('New daily post'), submit: plain('Save'), blocks: [input], ...more },
  });

  test('a form and a home tab pass', () => {
    expect(refusal(modal(), 'views.open')).toBeNull();
    expect(
      refusal({ view: { type: 'home', blocks: [section(), actions(button())] } }, 'views.publish'),
    ).toBeNull();
  });

  test.each<[string, object, string]>([
    [
      'title of 25',
      { title: plain('t'.repeat(25)) },
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'submit of 25',
      { submit: plain('t'.repeat(25)) },
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'private metadata of 3001',
      { private_metadata: 'p'.repeat(3001) },
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      '101 blocks',
      { blocks: many(101, () => ({ type: 'divider' })) },
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    ['inputs without a submit button', { submit: undefined }, '[json-pointer:/view'],
    [
      'a bad block',
      { blocks: [{ type: 'header', text: mrkdwn('h') }] },
      '[json-pointer:/view/blocks/0/text/type]',
    ],
    ['a title that is missing', { title: undefined }, 'missing required field: title [json-pointer:/view]'],
  ])('%s', (_, more, message) => {
    const view = Object.fromEntries(
      Object.entries(modal(more).view).filter(([, value]) => value !== undefined),
    );
    const refused = refusal({ view }, 'views.open');
    expect(refused?.error).toBe('invalid_arguments');
    expect(refused?.messages.join('\n')).toContain(message);
  });
});
