import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/answering/explain.ts';
import { asksInTheOpen, understand } from '../../src/core/answering/understand.ts';
import { Refusal } from '../../src/core/errors.ts';
import type { Catalog } from '../../src/core/query/catalog.ts';
import { parse } from '../../src/core/query/parse.ts';
import type { Caller } from '../../src/core/people.ts';
import { refusalOrNull } from '../refusal-of.ts';
import { BAD_LINES } from './bad-lines.ts';
import { expectSafeReply, expectSafeSentence } from './safe-words.ts';
import { catalog, commands, wholeAnswer } from './whole-answer.ts';

const caller: Caller = { platform: 'test', workspace: 'w', channel: 'c', person: 'p', manages: false };
const look = { theme: 'light', scale: 1 } as const;
const context = { catalog, commands };

/** Ten a word for two hundred words. */
const MOST_LOOKUPS = 2_000;

/** What stands in a failure: a line may be a megabyte. */
function named(line: string): string {
  return line.length > 80 ? `${line.slice(0, 60)}... (${line.length} characters)` : line;
}

/** Lines that a refusal offers: its buttons, and what it says to try. */
function offersOf({ message, actions }: Refusal): readonly string[] {
  const tries = [...message.matchAll(/(?:Try|such as|Example:) `([^`]+)`/g)].map(([, line = '']) => line);
  const isLine = (text: string) => commands.some(({ name }) => text === name || text.startsWith(`${name} `));
  return [...actions.map(({ line }) => line), ...tries.filter(isLine)];
}

/** The catalog, with the number of times that it was asked. */
const counted = countingCatalog();

function countingCatalog() {
  const asked = { times: 0 };
  const counting =
    <Args extends readonly unknown[], Result>(look: (...args: Args) => Result) =>
    (...args: Args) => {
      asked.times += 1;
      return look(...args);
    };
  const { all, listing, find, nearest, search } = catalog;
  const counts: Catalog = {
    all,
    listing: counting(listing),
    find: counting(find),
    nearest: counting(nearest),
    search: counting(search),
  };
  return { asked, catalog: counts };
}

test('there are many bad lines, of many kinds, each once', () => {
  expect(new Set(BAD_LINES.map(({ line }) => line)).size).toBe(BAD_LINES.length);
  expect(BAD_LINES.length).toBeGreaterThan(700);
  for (const [kind, lines] of Map.groupBy(BAD_LINES, (one) => one.kind)) {
    expect([kind, lines.length > 25]).toEqual([kind, true]);
  }
});

describe.each([...Map.groupBy(BAD_LINES, ({ kind }) => kind)])('%s', (_kind, lines) => {
  test('typed, each is refused with a sentence or has the answer of the line that it must be', async () => {
    const answer = wholeAnswer();
    const became: unknown[] = [];
    for (const { line } of lines) {
      try {
        const reply = await answer(line, { look, caller });
        expectSafeReply(reply);
        became.push([named(line), reply.query]);
      } catch (error) {
        if (!(error instanceof Refusal))
          throw new Error(`${named(line)} is a fault of ours`, { cause: error });
        expectSafeSentence(error.message);
        became.push([named(line), null]);
      }
    }
    expect(became).toEqual(lines.map(({ line, readAs }) => [named(line), readAs]));
  });

  test('said in plain words, each is read as a line that holds, or refused with a sentence', () => {
    for (const { line } of lines) {
      const refused = refusalOrNull(() => {
        const understood = understand(line, { ...context, spoken: true });
        expect(parse(understood.line, commands, catalog)).toEqual(understood.query);
      });
      if (refused !== null) expectSafeSentence(refused.message);
      const { line: explained } = explain(line, context);
      // An empty line reads as well.
      const meant = explained === 'none' ? '' : explained;
      expect(refusalOrNull(() => parse(meant, commands, catalog))?.message).toBeUndefined();
      expect(asksInTheOpen(line, context)).toBeTypeOf('boolean');
    }
  });

  test('what a refusal offers instead works', () => {
    for (const { line } of lines) {
      for (const spoken of [false, true]) {
        const refused = refusalOrNull(() => understand(line, { ...context, spoken }));
        for (const offer of refused === null ? [] : offersOf(refused)) {
          const again = refusalOrNull(() => parse(offer, commands, catalog));
          expect([named(line), offer, again?.message]).toEqual([named(line), offer, undefined]);
        }
      }
    }
  });

  test('none asks the catalog more often than a line of two hundred words may', () => {
    const { asked } = counted;
    for (const { line } of lines) {
      for (const spoken of [false, true]) {
        const before = asked.times;
        refusalOrNull(() => understand(line, { commands, catalog: counted.catalog, spoken }));
        const times = asked.times - before;
        expect([named(line), times > MOST_LOOKUPS ? times : 'few']).toEqual([named(line), 'few']);
      }
    }
  });
});
