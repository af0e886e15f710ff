import { expect, test } from 'vitest';
import { createUrgent } from '../../../../src/platforms/discord/listen/urgent.ts';
import { manualClock } from '../../../fakes/clocks.ts';

test('what is not urgent waits until nothing urgent is under way, but not for ever', async () => {
  const clock = manualClock();
  const urgent = createUrgent(clock);
  await urgent.calm();
  const order: string[] = [];
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const tasks = [first, second].map((task, index) =>
    urgent.during(async () => {
      await task.promise;
      order.push(`urgent ${index}`);
    }),
  );
  const calm = urgent.calm().then(() => order.push('calm'));
  first.resolve();
  await tasks[0];
  second.resolve();
  await calm;
  expect(order).toEqual(['urgent 0', 'urgent 1', 'calm']);

  const endless = urgent.during(() => new Promise<void>(() => undefined));
  const patient = urgent.calm();
  await clock.advance(250);
  await patient;
  expect(endless).toBeInstanceOf(Promise);
});

test('an urgent task that fails is over as well', async () => {
  const urgent = createUrgent(manualClock());
  await expect(urgent.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(urgent.calm()).resolves.toBeUndefined();
});
