import { expect, test } from 'vitest';
import { turnsOfTheLoop } from '../../src/compose/turns.ts';

test('everything that waits for the loop comes in between two turns, and turns come in order', async () => {
  const turn = turnsOfTheLoop();
  const seen: string[] = [];
  const work = Promise.all(
    ['first', 'second', 'third'].map(async (name) => {
      await turn();
      seen.push(name);
    }),
  );
  const arriving = (left: number): void => {
    seen.push('arrived');
    if (left > 1) setImmediate(arriving, left - 1);
  };
  setImmediate(arriving, 3);
  await work;
  const ours = seen.filter((name) => name !== 'arrived');
  expect(ours).toEqual(['first', 'second', 'third']);
  for (const [one, next] of [
    ['first', 'second'],
    ['second', 'third'],
  ] as const)
    expect(seen.slice(seen.indexOf(one), seen.indexOf(next))).toContain('arrived');
});
