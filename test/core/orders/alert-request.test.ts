import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wayBack, type AlertCondition, type AlertSpec } from '../../../src/core/orders/alert.ts';
import { formatAlertSpec, readAlertRequest } from '../../../src/core/orders/alert-request.ts';
import { refusalOf, refusalOrNull } from '../../refusal-of.ts';
import { readLine } from './read-line.ts';

const read = (text: string) => readAlertRequest(text, readLine);
const refused = (text: string) => refusalOf(() => read(text)).message;

function added(text: string): AlertSpec {
  const request = read(text);
  if (request.verb !== 'add') throw new Error(`${text} adds nothing`);
  return request.spec;
}

describe('an alert', () => {
  test.each<[string, AlertCondition]>([
    ['> 0.7', { kind: 'above', level: 0.7 }],
    ['>0.7', { kind: 'above', level: 0.7 }],
    ['>= .7', { kind: 'above', level: 0.7 }],
    ['above 0.70', { kind: 'above', level: 0.7 }],
    ['OVER +0.7', { kind: 'above', level: 0.7 }],
    ['< 0.3', { kind: 'below', level: 0.3 }],
    ['<= -0.25', { kind: 'below', level: -0.25 }],
    ['below 0', { kind: 'below', level: 0 }],
    ['under -0', { kind: 'below', level: 0 }],
    ['coupled', { kind: 'coupled' }],
    ['Decoupled', { kind: 'decoupled' }],
  ])('waits for %s', (words, condition) => {
    expect(added(`add corr btc r2k-tech 1y ${words}`)).toEqual({ line: 'corr btc r2k-tech 1y', condition });
    expect(added(`add BTC vs small tech, 1 year ${words}`)).toEqual({
      line: 'corr btc r2k-tech 1y',
      condition,
    });
  });

  test('keeps the window of its line, and its line as it was read', () => {
    const request = read('add btc ndx 2y window=21 > 0.5');
    expect(request).toMatchObject({
      spec: { line: 'corr btc ndx 2y window=21' },
      read: { line: 'corr btc ndx 2y window=21', query: { window: 21 }, command: { name: 'corr' } },
    });
  });

  test('may watch a range that goes on', () => {
    expect(added('add corr btc ndx 2023-01-01.. > 0.5').line).toBe('corr btc ndx 2023-01-01..');
    expect(added('add corr btc ndx ytd > 0.5').line).toBe('corr btc ndx ytd');
  });

  test('reads back from its canonical words as itself', () => {
    const conditions = fc.oneof(
      fc.constantFrom<AlertCondition>({ kind: 'coupled' }, { kind: 'decoupled' }),
      fc.record({
        kind: fc.constantFrom('above' as const, 'below' as const),
        level: fc.integer({ min: -9_499, max: 9_499 }).map((n) => n / 10_000),
      }),
    );
    const lines = fc.constantFrom('corr btc r2k-tech 1y', 'corr eth ndx 2y window=21', 'corr sol gold max');
    fc.assert(
      fc.property(lines, conditions, (line, condition) => {
        expect(added(formatAlertSpec({ line, condition }))).toEqual({ line, condition });
      }),
    );
  });
});

describe('the way back', () => {
  test('lies 0.05 on the other side of the level, as it is printed', () => {
    expect(wayBack({ kind: 'above', level: 0.7 })).toBe(0.65);
    expect(wayBack({ kind: 'below', level: 0.3 })).toBe(0.35);
    expect(wayBack({ kind: 'below', level: -0.1234 })).toBe(-0.0734);
    expect(wayBack({ kind: 'above', level: 0.05 })).toBe(0);
  });

  test.each(['> -0.95', '> -0.99', '< 0.95', 'below 0.999'])('%s has none, and is refused', (words) => {
    expect(refused(`add corr btc ndx 1y ${words}`)).toMatch(
      /^An alert .* would fire once and never again: .* Give a level further from -?1, as in `alert add/,
    );
  });
});

describe('other requests', () => {
  test.each([
    ['', { verb: 'list' }],
    ['list', { verb: 'list' }],
    ['pause 1', { verb: 'pause', number: 1 }],
    ['resume #2', { verb: 'resume', number: 2 }],
    ['stop 2', { verb: 'remove', number: 2 }],
    ['history 2', { verb: 'history', number: 2 }],
  ])('%s', (text, request) => {
    expect(read(text)).toEqual(request);
  });
});

describe('what can not be read is refused with its fix', () => {
  test.each([
    ['btc > 1e999', /^I don't know what `alert` should do with `btc > 1e999`\. Try `alert add/],
    ['btc > NaN', /^I don't know what `alert`/],
    ['btc crosses 0 every 0s', /^I don't know what `alert`/],
    ['btc > 1 every 1ms', /^I don't know what `alert`/],
    ['add btc > 1e999', /^`1e999` is no level that a correlation can cross\. Give a number between -1 and 1/],
    ['add btc > NaN', /^`NaN` is no level/],
    ['add btc > Infinity', /^`Infinity` is no level/],
    ['add btc > 70%', /^`70%` is no level/],
    ['add btc > 1', /^`1` is no level/],
    ['add btc < -1', /^`-1` is no level/],
    ['add btc > 0x1', /^`0x1` is no level/],
    ['add btc > 0.12345', /^`0\.12345` is no level/],
    ['add btc ndx 1y', /^Say what to wait for: `> 0\.7`, `< 0\.3`, `coupled` or `decoupled` at the end/],
    ['add btc crosses 0 every 0s', /^Say what to wait for/],
    ['add btc > 1 every 1ms', /^Say what to wait for/],
    ['add > 0.7', /^Say what to watch, as in `alert add/],
    ['add corr > 0.7', /^Say what to watch/],
    ['add coupled', /^Say what to watch/],
    ['add rank btc 1y > 0.7', /^An alert watches the rolling correlation of one pair, and `rank` is none/],
    ['add daily list > 0.7', /^An alert watches the rolling correlation of one pair, and `daily` is none/],
    ['add btc ndx freq=weekly > 0.7', /Leave `freq=`, `method=` and `view=` out; `window=` stays\.$/],
    ['add btc ndx method=spearman coupled', /Leave `freq=`, `method=` and `view=` out/],
    ['add btc ndx view=beta < 0.1', /Leave `freq=`, `method=` and `view=` out/],
    [
      'add btc ndx 2022 > 0.7',
      /^An alert watches what is still to come, and `2022` ends\. Take a range that goes on/,
    ],
    ['add btc ndx 2020..2022 > 0.7', /`2020\.\.2022` ends/],
    ['add btc ndx forever > 0.7', /^I don't know the range `forever`/],
    ['add btc <!channel> > 0.7', /^`<!channel> > 0\.7` is no level|can't be a name/],
    ['run 1', /^I don't know what `alert` should do with `run 1`/],
    ['pause 1 OR 1=1', /^`1 OR 1=1` is not the number of one/],
  ])('%s', (text, sentence) => {
    expect(refused(text)).toMatch(sentence);
  });

  test('whatever is typed', () => {
    const words = fc.constantFrom('add', 'corr', 'btc', '>', '<', '0.7', 'above', 'coupled', 'pause', '1');
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 12 })), { maxLength: 12 }), (parts) => {
        const refusal = refusalOrNull(() => read(parts.join(' ')));
        expect(refusal?.message ?? 'It was read.').toMatch(/[.)]$/);
      }),
    );
  });

  test('a line of nothing but signs is read in no time', () => {
    const start = performance.now();
    expect(refused(`add ${'> '.repeat(1_900)}`)).toMatch(/^Say what to wait for|is no level/);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
