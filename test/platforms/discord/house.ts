import { expect, onTestFinished } from 'vitest';
import { createAnswer } from '../../../src/core/answer.ts';
import type { Schedule } from '../../../src/core/orders/schedule.ts';
import { createRenderer } from '../../../src/charts/render.ts';
import { createDiscord } from '../../../src/platforms/discord.ts';
import { createPrices } from '../../../src/prices/index.ts';
import { simulatedSource } from '../../../src/prices/simulated.ts';
import { startFakeDiscord } from '../../fakes/discord/fake-discord.ts';
import { manualClock } from '../../fakes/clocks.ts';
import { memoryKeyValue } from '../../fakes/key-value.ts';
import { catalog, commands } from './bot.ts';

const AS_OF = '2025-05-05';

/** Everything as it is put together in the house, on the simulated market. */
export async function startHouse(schedule: Schedule) {
  const clock = manualClock();
  const fake = await startFakeDiscord({ now: clock.now });
  const discord = createDiscord({
    token: fake.token,
    apiUrl: fake.url,
    guildId: undefined,
    shards: 'auto',
    questions: false,
    catalog,
    keyValue: memoryKeyValue(clock.now),
    schedule: async () => schedule,
    clock,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (event) => expect.unreachable(JSON.stringify(event)),
    },
    say: (sentence) => expect(sentence).toBe('Discord: ready.'),
  });
  onTestFinished(async () => {
    await discord.stop();
    await fake.close();
  });
  const prices = createPrices({
    sources: [{ source: simulatedSource(), keep: false }],
    folder: null,
    now: () => Date.parse(`${AS_OF}T23:00:00Z`),
    asOf: () => AS_OF,
  });
  const renderer = createRenderer();
  const answer = createAnswer({
    commands,
    catalog,
    prices,
    draw: (look) => (chart, filename, alt) => renderer.draw(chart, look, filename, alt),
    asOf: () => AS_OF,
    schedule: async () => schedule,
  });
  await discord.start(answer, commands);
  await fake.until(() => fake.commands().length > 0, 'registration');
  return { fake };
}
