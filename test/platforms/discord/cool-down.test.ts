import { expect, test } from 'vitest';
import { createCoolDown } from '../../../src/platforms/discord/cool-down.ts';
import { manualClock } from '../../fakes/clocks.ts';

test('a person and a channel have so many turns a minute, and get them back', async () => {
  const clock = manualClock();
  const takeTurn = createCoolDown(clock.now, { person: 2, channel: 3 });
  expect([takeTurn('ada', 'a'), takeTurn('ada', 'a'), takeTurn('ada', 'b')]).toEqual([true, true, false]);
  expect([takeTurn('ben', 'a'), takeTurn('mia', 'a'), takeTurn('mia', 'b')]).toEqual([true, false, true]);
  await clock.advance(60_001);
  expect(takeTurn('ada', 'a')).toBe(true);
});
