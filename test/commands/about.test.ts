import { describe, expect, test } from 'vitest';
import { TOPICS } from '../../src/core/describe/about/topics.ts';
import { Refusal } from '../../src/core/errors.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { asking } from './asking.ts';

const commands = await loadCommands();
const ask = asking(commands, simulatedSource(), '2025-05-05');

function sentences(text: string): number {
  return text.split(/[.?!](?: |$)/).filter((part) => part.trim() !== '').length;
}

describe('about', () => {
  test.each(TOPICS)(
    'explains $id in two to five sentences, with lines that work',
    async ({ id, examples }) => {
      const { reply } = await ask(`about ${id}`);
      expect(reply.query).toBe(`about ${id}`);
      expect(sentences(reply.lead)).toBeGreaterThanOrEqual(2);
      expect(sentences(reply.lead)).toBeLessThanOrEqual(5);
      expect(reply.actions.map(({ line }) => line)).toEqual(examples);
    },
  );

  test.each(createCatalog().all.map(({ id }) => id))('says what %s is', async (id) => {
    const { reply } = await ask(`about ${id}`);
    expect(reply.query).toBe(`about ${id}`);
    expect(sentences(reply.lead)).toBeGreaterThanOrEqual(2);
    expect(sentences(reply.lead)).toBeLessThanOrEqual(5);
  });

  test.each([
    ['the Russell 2000', 'about r2k'],
    ['JPMorgan', 'about study'],
    ['coupled', 'about decoupled'],
    ['ethereum', 'about eth'],
    ['leadlag', 'about lead-lag'],
    ['up/down', 'about updown'],
    ['proxy', 'about stand-in'],
  ])('`%s` by another of its names', async (said, line) => {
    expect((await ask(`about ${said}`)).reply.query).toBe(line);
  });

  test('shows a number of today beside the words, drawn without a chart and marked as simulated', async () => {
    const { reply, charts } = await ask('about confidence');
    expect(reply.facts).toEqual([
      [
        'Now',
        expect.stringMatching(
          /^`corr btc r2k-tech 1y` up to 2025-05-05: 0\.\d\d, interval 0\.\d\d to 0\.\d\d, from 25\d days\.$/,
        ),
      ],
    ]);
    expect(reply.notes).toEqual([expect.stringContaining('SIMULATED')]);
    expect(charts).toEqual([]);
  });

  test('explains as well where no prices can be had', async () => {
    const nothing = { ...simulatedSource(), covers: () => false };
    const { reply } = await asking(commands, nothing, '2025-05-05')('about beta');
    expect(reply.facts).toEqual([]);
    expect(reply.lead).toContain('1%');
  });

  test('alone says what it can explain, and of anything else that it can not', async () => {
    const { facts, actions } = (await ask('about')).reply;
    for (const { id } of TOPICS) expect(facts[0]?.[1]).toContain(id);
    expect(actions.map(({ line }) => line)).toEqual(TOPICS.slice(0, 10).map(({ id }) => `about ${id}`));
    await expect(ask('about my cat')).rejects.toThrow(Refusal);
  });
});
