import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/answering/explain.ts';
import { asksInTheOpen, understand } from '../../src/core/answering/understand.ts';
import { format } from '../../src/core/query/format.ts';
import { parse } from '../../src/core/query/parse.ts';
import { optionName, parseForm } from '../../src/core/query/parse-form.ts';
import { refusalOrNull } from '../refusal-of.ts';
import { anyText } from './any-text.ts';
import { expectSafeSentence } from './safe-words.ts';
import { catalog, commands } from './whole-answer.ts';

const context = { catalog, commands };
const previous = fc.constantFrom(
  undefined,
  '',
  'corr btc ndx 1y',
  'rank eth 90d',
  'corr btc forever',
  'history btc gold',
);

describe('any text', () => {
  test('typed is refused with a sentence or read as a query that its line gives again', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const refused = refusalOrNull(() => {
          const query = parse(text, commands, catalog);
          const command = commands.find(({ name }) => name === query.command);
          if (command === undefined) throw new Error(`a query of the command ${query.command}`);
          expect(parse(format(query, command), commands, catalog)).toEqual(query);
        });
        if (refused !== null) expectSafeSentence(refused.message);
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);

  test('said, behind any answer, is refused with a sentence or read as a line that holds', () => {
    fc.assert(
      fc.property(anyText(), previous, fc.boolean(), (text, before, spoken) => {
        const refused = refusalOrNull(() => {
          const { line, query } = understand(text, { ...context, previous: before, spoken });
          expect(parse(line, commands, catalog)).toEqual(query);
        });
        if (refused !== null) expectSafeSentence(refused.message);
        expect(asksInTheOpen(text, context)).toBeTypeOf('boolean');
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);

  test('explained is a document of lines that can be read, whatever it is', () => {
    fc.assert(
      fc.property(anyText(), previous, (text, before) => {
        const { line, sure, alternatives } = explain(text, { ...context, previous: before });
        expect(sure).toBeTypeOf('boolean');
        for (const one of [line, ...alternatives].filter((said) => said !== 'none')) {
          expect(refusalOrNull(() => parse(one, commands, catalog))?.message).toBeUndefined();
        }
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);

  test('filled into any option of any command is refused with a sentence or read as a query that its line gives again', () => {
    const filled = fc.constantFrom(...commands).chain((command) =>
      fc.record({
        command: fc.constant(command),
        values: fc.tuple(
          ...command.options.map((option) => fc.tuple(fc.constant(optionName(option)), anyText(80))),
        ),
      }),
    );
    fc.assert(
      fc.property(filled, ({ command, values }) => {
        const refused = refusalOrNull(() => {
          const query = parseForm(command.name, new Map(values), commands, catalog);
          expect(parse(format(query, command), commands, catalog)).toEqual(query);
        });
        if (refused !== null) expectSafeSentence(refused.message);
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);
});
