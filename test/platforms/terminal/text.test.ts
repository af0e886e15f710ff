import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/core/types.ts';
import { displayWidth } from '../../../src/platforms/terminal/display-width.ts';
import { renderRefusal, renderText } from '../../../src/platforms/terminal/text.ts';
import { reply } from './fake-terminal.ts';

const imagePath = '/charts/corr-btc-r2k-tech-1y.png';
const plain = { colour: false, width: 80, imagePath: null };
const bare: Reply = { title: '', lead: '', facts: [], notes: [], actions: [], query: '' };

const table: Reply['table'] = {
  head: ['Benchmark', 'Correlation', '95% interval'],
  rows: [
    ['small-cap tech (PSCT, a stand-in)', '0.52', '0.41 to 0.62'],
    ['Nasdaq-100', '−0.4', '−0.5 to −0.3'],
  ],
};

describe('a reply as text', () => {
  test('fills 80 columns: title, lead, facts in two columns, notes, lines to try, the canonical line, the chart', () => {
    expect(`\n${renderText(reply, { colour: false, width: 80, imagePath })}\n`).toBe(`
BTC and small-cap tech, 1y

BTC moves with small-cap tech, loosely: 0.52 over 1y (0.41 to 0.62, 250 days to
5 May 2025). The last 63 sessions read 0.58, little changed.

  Correlation  0.52 (0.41 to 0.62), 250 daily returns, 3 May 2024 to 5 May 2025
  By ranks     0.49 (0.37 to 0.59) (Spearman)
  Method       log returns between New York closes; Pearson with a
               delete-one-day jackknife interval (95%)

• PSCT stands in for the Russell 2000 Technology index; see about r2k-tech.
• One row was dropped.

Try:
  ETH instead                       corr eth r2k-tech 1y
  against large-cap tech companies  corr btc sp500-tech 1y

corr btc r2k-tech 1y
Chart: /charts/corr-btc-r2k-tech-1y.png
`);
  });

  test('fits 40 columns, yet never breaks what is there to be copied', () => {
    const narrow = renderText({ ...reply, table }, { colour: false, width: 40, imagePath });
    expect(`\n${narrow}\n`).toBe(`
BTC and small-cap tech, 1y

BTC moves with small-cap tech, loosely:
0.52 over 1y (0.41 to 0.62, 250 days to
5 May 2025). The last 63 sessions read
0.58, little changed.

  Correlation  0.52 (0.41 to 0.62), 250
               daily returns, 3 May 2024
               to 5 May 2025
  By ranks     0.49 (0.37 to 0.59)
               (Spearman)
  Method       log returns between New
               York closes; Pearson with
               a delete-one-day
               jackknife interval (95%)

  Benchmark    Correlation  95% interval
  ───────────  ───────────  ────────────
  small-cap           0.52  0.41 to 0.62
  tech (PSCT,
  a stand-in)
  Nasdaq-100          −0.4  −0.5 to −0.3

• PSCT stands in for the Russell 2000
  Technology index; see about r2k-tech.
• One row was dropped.

Try:
  ETH instead
    corr eth r2k-tech 1y
  against large-cap tech companies
    corr btc sp500-tech 1y

corr btc r2k-tech 1y
Chart: /charts/corr-btc-r2k-tech-1y.png
`);
  });

  test('stacks labels over values, and rows over cells, where columns do not fit', () => {
    const facts = [['Weightiest day', 'without 5 May 2025']] as const;
    expect(`\n${renderText({ ...bare, facts, table }, { ...plain, width: 22 })}\n`).toBe(`
  Weightiest day
    without 5 May 2025

  Benchmark
    small-cap tech
    (PSCT, a stand-in)
  Correlation
    0.52
  95% interval
    0.41 to 0.62

  Benchmark
    Nasdaq-100
  Correlation
    −0.4
  95% interval
    −0.5 to −0.3
`);
  });

  test('shows bold and code as bold and cyan with colour, as plain words without', () => {
    const marked: Reply = {
      ...bare,
      title: 'Title',
      lead: 'A **b c** `d e`, **f `g`** 2 ** 3 ** 4 and a lone `',
    };
    const [bold, cyan] = [
      (text: string) => `\u001B[1m${text}\u001B[22m`,
      (text: string) => `\u001B[36m${text}\u001B[39m`,
    ];
    expect(renderText(marked, { ...plain, colour: true })).toBe(
      `${bold('Title')}\n\nA ${bold('b c')} ${cyan('d e')}, ${bold('f')} \u001B[1m\u001B[36mg\u001B[39m\u001B[22m 2 ** 3 ** 4 and a lone \``,
    );
    expect(renderText(marked, plain)).toBe('Title\n\nA b c d e, f g 2 ** 3 ** 4 and a lone `');
  });

  test('has no trace of what a reply does not hold', () => {
    expect(renderText({ ...bare, lead: 'Only this.' }, plain)).toBe('Only this.');
  });

  test('aligns by what a terminal shows: wide characters take two columns, marks none', () => {
    const facts = [
      ['日本', 'a'],
      ['e\u0301', 'b'],
      ['🚀', 'c'],
      ['four', 'd'],
    ] as const;
    const lines = renderText({ ...bare, facts }, plain).split('\n');
    expect(lines.map((line) => displayWidth(line))).toEqual([9, 9, 9, 9]);
    expect(lines).toEqual(['  日本  a', '  e\u0301     b', '  🚀    c', '  four  d']);
  });

  test('cuts a word that is longer than the line', () => {
    expect(renderText({ ...bare, lead: 'x'.repeat(45) }, { ...plain, width: 20 })).toBe(
      `${'x'.repeat(20)}\n${'x'.repeat(20)}\n${'x'.repeat(5)}`,
    );
  });

  test('cuts a long word of several styles without putting spaces into it', () => {
    const lead = `${'a'.repeat(15)}**${'b'.repeat(10)}**\`${'c'.repeat(20)}\`, next`;
    expect(renderText({ ...bare, lead }, { ...plain, width: 20 })).toBe(
      `${'a'.repeat(15)}bbbbb\nbbbbb${'c'.repeat(15)}\nccccc, next`,
    );
  });

  test('keeps the cells of a short row in place and shows a row that is too long only as far as the head goes', () => {
    const ragged = { head: ['a', 'b'], rows: [['1'], ['2', '3', '4']] };
    expect(renderText({ ...bare, table: ragged }, plain)).toBe('  a  b\n  ─  ─\n  1\n  2  3');
  });
});

describe('text that people typed', () => {
  test('can send no escape sequence: each control is shown as a sign', () => {
    const evil = '\u001B]0;owned\u0007\u001B[2J\u009B31m\u007F a\rb \u202Egnol';
    const everywhere: Reply = {
      title: evil,
      lead: evil,
      facts: [[evil, evil]],
      notes: [evil],
      table: { head: [evil], rows: [[evil]] },
      actions: [{ label: evil, line: evil }],
      query: evil,
    };
    const text = renderText(everywhere, { ...plain, imagePath: evil });
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(text).toContain('␛]0;owned␇␛[2J�31m␡ a');
    const coloured = renderText(everywhere, { ...plain, colour: true, imagePath: evil });
    const withoutColour = ['1', '22', '36', '39'].reduce(
      (left, code) => left.replaceAll(`\u001B[${code}m`, ''),
      coloured,
    );
    expect(withoutColour).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  test('keeps its lines inside the block it came in', () => {
    const text = renderText({ ...bare, notes: ['one\nChart: /etc/passwd'], query: 'corr\nbtc' }, plain);
    expect(text).toBe('• one\n  Chart: /etc/passwd\n\ncorr btc');
  });

  const line = fc.string({ unit: 'binary', maxLength: 60 });
  const anyReply: fc.Arbitrary<Reply> = fc.record({
    title: line,
    lead: line,
    facts: fc.array(fc.tuple(line, line), { maxLength: 3 }),
    notes: fc.array(line, { maxLength: 3 }),
    table: fc.record({
      head: fc.array(line, { minLength: 1, maxLength: 4 }),
      rows: fc.array(fc.array(line, { maxLength: 5 }), { maxLength: 3 }),
    }),
    actions: fc.array(fc.record({ label: line, line }), { maxLength: 2 }),
    query: line,
  });
  const width = fc.integer({ min: 20, max: 100 });

  test('never holds a control whatever was typed, and colour adds nothing but colour', () => {
    fc.assert(
      fc.property(anyReply, width, (any, columns) => {
        const text = renderText(any, { ...plain, width: columns });
        expect(text).not.toMatch(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}]/u);
        const coloured = renderText(any, { ...plain, width: columns, colour: true });
        expect(stripVTControlCharacters(coloured)).toBe(text);
      }),
    );
  });

  test('never makes a line wider than asked for, but for those that must not be broken', () => {
    const markup = fc.string({ unit: fc.constantFrom('a', ' ', '**', '`', '日', '🚀', 'long-word-', '.') });
    fc.assert(
      fc.property(fc.array(fc.tuple(markup, markup)), fc.array(markup), width, (facts, notes, columns) => {
        const text = renderText(
          { ...bare, facts, notes, lead: notes.join(' ') },
          { ...plain, width: columns },
        );
        expect(Math.max(0, ...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test('is laid out in one pass: a long line of nothing but markers takes no longer than other text', () => {
    const markers = '**`'.repeat(100_000);
    const text = renderText({ ...bare, lead: markers }, plain);
    expect(text.split('\n').every((part) => part.length <= 80 && !part.includes(' '))).toBe(true);
  });
});

test('a refusal is its sentence with lines to try under it', () => {
  const layout = { colour: false, width: 80 };
  const actions = [{ label: '1y', line: 'corr btc r2k-tech 1y' }];
  expect(renderRefusal('I don\'t know the range "forever". Try `1y`.', actions, layout)).toBe(
    'I don\'t know the range "forever". Try 1y.\nTry:\n  1y  corr btc r2k-tech 1y',
  );
});
