import { onTestFinished } from 'vitest';
import type { KeyValue } from '../../../src/core/key-value.ts';
import { noSchedule } from '../../../src/core/orders/no-schedule.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { format } from '../../../src/core/query/format.ts';
import { understand } from '../../../src/core/answering/understand.ts';
import type { Answer, AnswerOptions, Command } from '../../../src/core/ports.ts';
import type { Query, Reply } from '../../../src/core/types.ts';
import { loadCommands } from '../../../src/load-commands.ts';
import { createDiscord, type Discord, type DiscordOptions } from '../../../src/platforms/discord.ts';
import { answerBehind } from '../../../src/platforms/discord/answers.ts';
import type { LogEvent } from '../../../src/core/log.ts';
import { postedReply } from '../../contracts/deliveries.ts';
import { manualClock, type ManualClock, type TestClock } from '../../fakes/clocks.ts';
import {
  startFakeDiscord,
  type FakeDiscord,
  type FakeDiscordOptions,
} from '../../fakes/discord/fake-discord.ts';
import type { Interaction, Message } from '../../fakes/discord/world.ts';
import { memoryKeyValue, type MemoryKeyValue } from '../../fakes/key-value.ts';

export const catalog = createCatalog();
export const commands: readonly Command[] = await loadCommands();

/** One question that reached the answer. */
interface Asked {
  /** Canonical. */
  readonly line: string;
  readonly query: Query;
  readonly options: AnswerOptions;
}

export interface Bot<Clock extends TestClock> {
  readonly fake: FakeDiscord;
  readonly discord: Discord;
  readonly clock: Clock;
  readonly keyValue: MemoryKeyValue;
  /** What whoever runs the bot was told. */
  readonly said: string[];
  readonly events: (LogEvent & { readonly level: string })[];
  readonly asked: Asked[];
}

export interface BotOptions extends Partial<Omit<DiscordOptions, 'clock' | 'keyValue'>> {
  readonly fakeOptions?: FakeDiscordOptions;
  /** One that is there already, for a second process of the same bot; whoever started it ends it. */
  readonly fake?: FakeDiscord;
  readonly keyValue?: KeyValue;
  /** What is answered; a short reply that names its line unless given. */
  readonly reply?: (asked: Asked) => Promise<Reply> | Reply;
  readonly commands?: readonly Command[];
  /** Stands between the platform and that answer. */
  readonly around?: (answer: Answer) => Answer;
}

/** Of a machine with other things to do. */
const PATIENCE_MS = 15_000;

/** Waits until something inside this process is so: what the fake can't see. Looks again at every turn of the loop. */
export async function eventually(look: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const begun = performance.now();
  while (!(await look())) {
    if (performance.now() - begun > PATIENCE_MS) throw new Error(`There was no ${what}.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The answer to an interaction, once it stands there. */
export function answerOf(fake: FakeDiscord, interaction: Interaction): Promise<Message> {
  return fake.until(
    () => {
      const { thinking, original } = interaction;
      return !thinking && original !== null && original.data.embeds.length > 0 && original;
    },
    `answer to ${interaction.commandName ?? 'a press'}`,
  );
}

/** The reply to a message, once it stands there. */
export async function answerTo({ fake }: Pick<Bot<TestClock>, 'fake'>, question: Message): Promise<Message> {
  return fake.until(
    () =>
      fake.answers(question.channel).find(({ data }) => data.message_reference?.message_id === question.id),
    'answer',
  );
}

/** Everything that was said before has been dealt with when this is answered. */
export async function settle(bot: Pick<Bot<TestClock>, 'fake'>): Promise<void> {
  const { mia, questions } = bot.fake.community;
  await answerTo(bot, bot.fake.say(mia, questions, 'corr sol', { mention: true }));
}

/** The same once the bot has written down whose answer it is. */
export async function rememberedAnswer(bot: Pick<Bot<TestClock>, 'fake' | 'keyValue'>, question: Message) {
  const answer = await answerTo(bot, question);
  await eventually(async () => (await answerBehind(bot.keyValue, answer.id)) !== null, 'memory');
  return answer;
}

/** A reply with everything in it, about one line. */
export function replyAbout(line: string): Reply {
  return { ...postedReply, title: `About ${line}`, query: line };
}

/** The platform against a Discord on loopback, with an answer that any line gets. It ends with the test. */
export async function makeBot<Clock extends TestClock>(
  clock: Clock,
  options: BotOptions = {},
): Promise<Bot<Clock> & { readonly start: () => Promise<void> }> {
  const {
    fakeOptions,
    reply = ({ line }) => replyAbout(line),
    commands: own = commands,
    around = (answer: Answer) => answer,
    ...given
  } = options;
  const fake = options.fake ?? (await startFakeDiscord({ now: clock.now, ...fakeOptions }));
  const keyValue = memoryKeyValue(clock.now);
  const store = given.keyValue ?? keyValue;
  const said: string[] = [];
  const events: Bot<Clock>['events'] = [];
  const asked: Asked[] = [];
  const note = (level: string) => (event: LogEvent) => void events.push({ level, ...event });
  const discord = createDiscord({
    token: fake.token,
    apiUrl: fake.url,
    guildId: undefined,
    shards: 'auto',
    questions: false,
    catalog,
    schedule: noSchedule,
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    say: (sentence) => void said.push(sentence),
    ...given,
    keyValue: store,
    clock,
  });
  const answer: Answer = async (lineOrQuery, answerOptions) => {
    const { previous, spoken = false } = answerOptions;
    const query =
      typeof lineOrQuery === 'string'
        ? understand(lineOrQuery, { catalog, commands: own, previous, spoken }).query
        : lineOrQuery;
    const command = own.find(({ name }) => name === query.command);
    if (command === undefined) throw new Error(`no command ${query.command}`);
    const one = { line: format(query, command), query, options: answerOptions };
    asked.push(one);
    answerOptions.onRead?.(command);
    return reply(one);
  };
  onTestFinished(async () => {
    await discord.stop(0);
    if (options.fake === undefined) await fake.close();
  });
  return {
    fake,
    discord,
    clock,
    keyValue,
    said,
    events,
    asked,
    start: () => discord.start(around(answer), own),
  };
}

/** The same on a clock that stands still, connected and with its commands registered. */
export async function startBot(options: BotOptions = {}): Promise<Bot<ManualClock>> {
  const { start, ...bot } = await makeBot(manualClock(), options);
  await start();
  const guild = options.guildId === undefined ? undefined : bot.fake.community.guild;
  await bot.fake.until(() => bot.fake.commands(guild).length > 0, 'registration of the commands');
  return bot;
}
