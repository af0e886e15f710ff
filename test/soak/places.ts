import { DeliveryError } from '../../src/core/errors.ts';
import type { Target } from '../../src/core/people.ts';
import type { Answer, Platform } from '../../src/core/ports.ts';
import { digest } from '../../src/platforms/discord/post/nonce.ts';
import { chatPlatform, placeOf } from '../fakes/chat/chat-platform.ts';
import { startChatServer } from '../fakes/chat/chat-server.ts';
import { fastClock } from '../fakes/clocks.ts';
import type { Message } from '../fakes/discord/world.ts';
import { memoryKeyValue } from '../fakes/key-value.ts';
import { makeBot } from '../platforms/discord/bot.ts';
import { slackBed, type Bed } from '../platforms/slack/slack-bed.ts';

type PostPlatform = Pick<Platform, 'look' | 'post' | 'find'>;

/** Where posts go in the week, and what stands there. */
export interface Places {
  readonly targets: readonly Target[];
  readonly platform: (name: string) => PostPlatform | undefined;
  /** How often a post with that key stands in the place of a target. */
  readonly count: (target: Target, key: string) => number;
  /** Something goes wrong with the next post to that platform. */
  readonly fail: (name: string, random: () => number) => void;
  /** Somebody asks in Slack; the message. */
  readonly ask: (text: string) => { readonly ts: string };
  /** Answers under a message of `ask`. */
  readonly answers: (ts: string) => number;
  /** Answers that Slack did not take there, and that the person got alone. */
  readonly answersAlone: () => number;
  /** Times that Slack has taken a message and its word was lost: one that is not found again is said once more. */
  readonly lostInSlack: () => number;
  /** The bot in Slack ends and begins anew on what it kept. Between the two, nobody listens. */
  readonly stopSlack: () => Promise<void>;
  readonly startSlack: () => Promise<void>;
  /** Until Slack has nothing more to tell and everything that was asked is answered. */
  readonly settled: (asked: readonly { readonly ts: string }[]) => Promise<void>;
}

/** A chat of no brand, Slack and Discord, all on loopback, with the real clients of the last two. */
export async function startPlaces(answer: Answer): Promise<Places> {
  const chat = await startChatServer();
  const bot = await makeBot(fastClock(1));
  await bot.start();
  await bot.fake.until(() => bot.fake.commands().length > 0, 'registration');
  const { guild, general } = bot.fake.community;
  const keyValue = memoryKeyValue(Date.now);
  const first = await slackBed({ answer, keyValue });
  let slack: Bed = first;
  const { fake } = first;
  const lost = { slack: 0 };
  const under = (ts: string) =>
    fake.messages('C0GENERAL').filter(({ byBot, threadTs }) => byBot && threadTs === ts);
  const alone = () => fake.messages(fake.direct('U0BOB')).filter(({ byBot }) => byBot);
  const platforms = new Map<string, () => PostPlatform>([
    ['chat', () => chatPlatform(chat.url, { nonce: false })],
    ['discord', () => bot.discord],
    ['slack', () => slack.slack],
  ]);
  return {
    targets: [
      { platform: 'chat', workspace: 'w', kind: 'channel', id: 'c' },
      { platform: 'discord', workspace: guild.id, kind: 'channel', id: general.id },
      { platform: 'slack', workspace: 'T0ACME', kind: 'channel', id: 'C0GENERAL' },
    ],
    platform: (name) => platforms.get(name)?.(),
    count: (target, key) => {
      if (target.platform === 'chat') {
        return chat.messages(placeOf(target)).filter((message) => message.key === key).length;
      }
      if (target.platform === 'discord') {
        const mark = `post ${digest(key).slice(0, 10)}`;
        const isIt = ({ data }: Message) => data.embeds[0]?.footer?.text.endsWith(mark) === true;
        return bot.fake.answers(general).filter(isIt).length;
      }
      return fake
        .messages('C0GENERAL')
        .filter(({ metadata }) => JSON.stringify(metadata ?? null).includes(key)).length;
    },
    fail: (name, random) => {
      const which = Math.floor(random() * 4);
      if (name === 'chat') chat.failNext((['drop', 'refuse', 'slow-down', 'drop'] as const)[which] ?? 'drop');
      if (name === 'discord') {
        const faults = [
          { kind: 'lost-answer' },
          { kind: 'error', status: 500 },
          { kind: 'rate-limit', scope: 'user', retryAfter: 0.02 },
          { kind: 'reset' },
        ] as const;
        const fault = faults[which] ?? { kind: 'reset' };
        bot.fake.fail(fault, { method: 'POST', path: /messages$/ });
      }
      if (name === 'slack') {
        const faults = ['lost-answer', { status: 500 }, { retryAfterSeconds: 1 }, 'reset'] as const;
        const fault = faults[which] ?? 'reset';
        if (fault === 'lost-answer') lost.slack += 1;
        fake.failNext('chat.postMessage', fault);
      }
    },
    ask: (text) => fake.people.mention({ user: 'U0BOB', channel: 'C0GENERAL' }, text),
    answers: (ts) => under(ts).length,
    stopSlack: () => slack.stop(),
    startSlack: async () => {
      slack = await slackBed({ answer, beside: first });
    },
    answersAlone: () => alone().length,
    lostInSlack: () => lost.slack,
    settled: async (asked) => {
      const answered = () => asked.filter(({ ts }) => under(ts).length > 0).length + alone().length;
      await fake.until(`${asked.length} answers`, () => answered() >= asked.length);
    },
  };
}

/** A platform that is not there at all: what a process that is gone sees of it. */
export const NOWHERE: PostPlatform = {
  look: { theme: 'light', scale: 1 },
  post: () => Promise.reject(new DeliveryError('gone', { permanent: false })),
  find: () => Promise.reject(new DeliveryError('gone', { permanent: false })),
};
