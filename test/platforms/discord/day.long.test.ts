import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { uniforms } from '../../../src/core/engine/numbers/random.ts';
import { DeliveryError } from '../../../src/core/errors.ts';
import type { Target } from '../../../src/core/people.ts';
import { replyAbout, answerOf, eventually, makeBot, type Bot } from './bot.ts';
import { fastClock, type TestClock } from '../../fakes/clocks.ts';
import type { FakeDiscord } from '../../fakes/discord/fake-discord.ts';
import { shortenPauses } from '../../fakes/discord/short-pauses.ts';

const HALF_HOUR_MS = 30 * 60_000;
const SLOTS = 48;

/** What may happen to the connection; each of these ends it, and it must come back by itself. */
const GATEWAY_FAULTS: readonly (readonly [
  name: string,
  happen: (gateway: FakeDiscord['gateway']) => void,
])[] = [
  ['reconnect', (gateway) => gateway.askToReconnect()],
  ['reset', (gateway) => gateway.reset()],
  ['close 4000', (gateway) => gateway.close(4_000)],
  ['close 4009', (gateway) => gateway.close(4_009)],
  ['close 1000', (gateway) => gateway.close(1_000)],
  ['resumable', (gateway) => gateway.invalidate({ resumable: true })],
  ['invalid', (gateway) => gateway.invalidate({ resumable: false })],
  ['forgotten', (gateway) => gateway.forgetSessions()],
  ['frozen', (gateway) => gateway.freeze()],
  [
    'refused',
    (gateway) => {
      gateway.refuseConnections(2);
      gateway.reset();
    },
  ],
];

/** What may happen to a post; in the first two cases it stands there all the same. */
const POST_FAULTS = [
  { kind: 'lost-answer' },
  { kind: 'lost-answer' },
  { kind: 'error', status: 500 },
  { kind: 'reset' },
  { kind: 'rate-limit', scope: 'user', retryAfter: 0.02 },
] as const;

/** As whoever delivers does: looks for the post before it tries again. */
async function deliver(
  { discord }: Bot<TestClock>,
  target: Target,
  line: string,
  key: string,
): Promise<void> {
  for (let tried = 1; tried <= 6; tried += 1) {
    try {
      if (tried > 1 && (await discord.find(target, key)) !== null) return;
      await discord.post(target, replyAbout(line), key);
      return;
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.permanent) throw error;
    }
  }
  throw new Error(`${key} was not delivered`);
}

/** What Discord sends to a session that it has just forgotten reaches nobody, and the person gives the command again. */
async function ask({ fake }: Bot<TestClock>): Promise<number> {
  const { ada, questions } = fake.community;
  for (let tried = 1; tried <= 3; tried += 1) {
    const interaction = fake.command(ada, questions, 'corr');
    const isHeard = await fake
      .until(() => interaction.acknowledgement, 'acknowledgement', 3_000)
      .then(() => true)
      .catch(() => false);
    if (!isHeard) continue;
    await answerOf(fake, interaction);
    return tried;
  }
  throw new Error('The command was given three times, and nobody heard it.');
}

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

function heapMb(): number {
  if (typeof collectGarbage === 'function') collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

test('a day of faults: every post once, every question answered, nothing left behind', async () => {
  shortenPauses(10);
  let skipped = 0;
  const later = ({ now, wait }: TestClock): TestClock => ({ now: () => now() + skipped, wait });
  // The bot's own waits are short; Discord's three seconds stay what they are.
  const bot = await makeBot(later(fastClock(100)), {
    fakeOptions: { heartbeatMs: 150, now: later(fastClock(1)).now },
  });
  const { fake, discord } = bot;
  await bot.start();
  await fake.until(() => fake.commands().length > 0, 'registration');
  const { general, questions, guild } = fake.community;
  const target: Target = { platform: 'discord', workspace: guild.id, kind: 'channel', id: general.id };
  const random = uniforms(20_250_505);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const happened: string[] = [];
  let heapAfterMorning = 0;
  let repeats = 0;

  for (let slot = 0; slot < SLOTS; slot += 1) {
    skipped += HALF_HOUR_MS;
    const { gateway } = fake;
    const before = gateway.identifies() + gateway.resumes();
    const [name, happen] = (random() < 0.6 ? pick(GATEWAY_FAULTS) : undefined) ?? [];
    if (random() < 0.5)
      fake.fail(pick(POST_FAULTS) ?? { kind: 'reset' }, { method: 'POST', path: /messages$/ });
    const delivery = deliver(bot, target, `slot ${slot}`, `daily ${slot}`);
    happen?.(gateway);
    await delivery;
    fake.heal();
    if (name !== undefined) {
      happened.push(name);
      await fake.until(
        () => gateway.identifies() + gateway.resumes() > before,
        `session after ${name}`,
        15_000,
      );
    }
    await eventually(() => discord.health().state === 'connected', `connection after ${name}`);
    repeats += (await ask(bot)) - 1;
    if (slot === SLOTS / 4) heapAfterMorning = heapMb();
  }

  const titles = fake.answers(general).map(({ data }) => data.embeds[0]?.title);
  expect(titles).toEqual(Array.from({ length: SLOTS }, (_, slot) => `About slot ${slot}`));
  expect(fake.answers(questions)).toHaveLength(SLOTS);
  expect(bot.events.filter(({ level }) => level === 'error')).toEqual([]);
  // One in use; of a frozen one neither side hears the end before its time-out. Others may be saying goodbye still.
  const most = 1 + happened.filter((name) => name === 'frozen').length;
  await fake.until(() => fake.gateway.connections() <= most, 'end of all other connections', 15_000);
  const grown = heapMb() - heapAfterMorning;
  const faults = `${happened.length} faults of ${new Set(happened).size} kinds`;
  process.stdout.write(
    `a day: ${faults}, ${repeats} of ${SLOTS} commands given twice, heap ${grown.toFixed(1)} MB more than in the morning\n`,
  );
  expect(repeats).toBeLessThanOrEqual(3);
  expect(grown).toBeLessThan(12);
}, 120_000);
