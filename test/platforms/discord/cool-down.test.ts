import { expect, test } from 'vitest';
import { createCoolDown } from '../../../src/platforms/discord/cool-down.ts';
import { manualClock } from '../../fakes/clocks.ts';

test('a person and a channel have so many turns a minute, and get them back', async () => {
  const clock = manualClock();
  const mayAsk = createCoolDown(clock.now, { person: 2, channel: 3 });
  expect([mayAsk('ada', 'a'), mayAsk('ada', 'a'), mayAsk('ada', 'b')]).toEqual([true, true, false]);
  expect([mayAsk('ben', 'a'), mayAsk('mia', 'a'), mayAsk('mia', 'b')]).toEqual([true, false, true]);
  await clock.advance(60_001);
  expect(mayAsk('ada', 'a')).toBe(true);
});
