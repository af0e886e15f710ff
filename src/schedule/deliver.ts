import { lengthWords, localTime, placeName } from '../core/describe/orders/clock-words.ts';
import { DeliveryError, Refusal } from '../core/errors.ts';
import type { DailyPost } from '../core/orders/daily-post.ts';
import type { Claimed, Job, JobOutcome, OrderChange, OrderStore } from '../core/orders/order-store.ts';
import { quietReply } from '../core/orders/quiet-reply.ts';
import type { Caller } from '../core/people.ts';
import type { Platform, Reply } from '../core/types.ts';
import type { AnswerForPost } from './answers.ts';
import { failDelivery } from './fail-delivery.ts';

/** Where a post can go: the platforms that run, by name. */
export type PostPlatforms = (name: string) => Pick<Platform, 'look' | 'post' | 'find'> | undefined;

export interface DeliverParts {
  readonly store: OrderStore;
  readonly platforms: PostPlatforms;
  readonly answer: AnswerForPost;
  readonly log: (event: object) => void;
}

/** An answer that refuses may get its prices in a moment; after so many tries its sentence is what is posted. */
const TRIES_FOR_AN_ANSWER = 3;
/** A post is called late from here on. */
const LATE_MS = 2 * 60_000;

/**
 * One attempt at one delivery. The ledger comes first: what is over stays over, and an attempt after the first one
 * looks whether the message is there already, because the last attempt may have ended between posting and writing so.
 */
export function deliver(parts: DeliverParts): (job: Job) => Promise<JobOutcome> {
  const { store, platforms, log } = parts;
  return async ({ id, signal }) => {
    const claimed = await store.claim(id, await store.now());
    if (claimed === null) return 'done';
    const platform = platforms(claimed.target.platform);
    try {
      if (platform === undefined) {
        throw new DeliveryError(
          `The bot is not connected to ${claimed.target.platform} now. Set its tokens and start it again.`,
          {
            permanent: false,
          },
        );
      }
      return await attempt(parts, claimed, platform, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof DeliveryError && error.permanent) {
        await failDelivery(store, claimed, error.message, 'permanent');
        return 'done';
      }
      const reason = reasonOf(error);
      log({
        event: 'delivery-retry',
        id,
        attempts: claimed.attempts,
        reason,
        ...(isExpected(error) ? {} : { err: error }),
      });
      await store.retryLater(id, await store.now(), reason);
      return 'retry';
    }
  };
}

function isExpected(error: unknown): boolean {
  return error instanceof DeliveryError || error instanceof Refusal;
}

/** What history and the notice say; the detail of a fault of ours is in the log only. */
function reasonOf(error: unknown): string {
  return error instanceof Error && isExpected(error)
    ? error.message
    : 'Something went wrong on our side; the log has the detail.';
}

async function attempt(
  { store, answer }: DeliverParts,
  claimed: Claimed,
  platform: NonNullable<ReturnType<PostPlatforms>>,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const { id, target } = claimed;
  const found = claimed.attempts > 1 ? await platform.find(target, id, signal) : null;
  const made = found === null ? await messageOf(claimed, platform, { store, answer }) : null;
  if (found === null && made === null) {
    await store.settle(id, {
      ...ended(await store.now()),
      state: 'skipped',
      reason: 'It was removed before it could be posted.',
    });
    return 'done';
  }
  signal.throwIfAborted();
  const messageId = found ?? (made === null ? null : await platform.post(target, made.reply, id, signal));
  await store.settle(id, {
    ...ended(await store.now()),
    state: 'sent',
    reason: made?.reason ?? null,
    messageId,
    change: {
      ...(claimed.kind === 'daily' || claimed.kind === 'alert' ? { failures: 0 } : {}),
      ...made?.change,
    },
  });
  return 'done';
}

function ended(at: number) {
  return { at, reason: null, messageId: null, change: {}, deliveries: [] } as const;
}

/** A message, what history says of it, and what its owner remembers. */
interface Made {
  readonly reply: Reply;
  readonly reason: string | null;
  readonly change: OrderChange;
}

/** Null when its owner is gone. */
async function messageOf(
  claimed: Claimed,
  { look }: Pick<Platform, 'look'>,
  { store, answer }: Pick<DeliverParts, 'store' | 'answer'>,
): Promise<Made | null> {
  if (claimed.kind === 'notice')
    return { reply: sentenceReply(claimed.sentence ?? ''), reason: null, change: {} };
  const owner = await (claimed.kind === 'alert' ? store.alerts : store.daily).byId(claimed.owner);
  if (owner === null) return null;
  const caller: Caller = {
    ...claimed.target,
    channel: claimed.target.id,
    person: owner.creator,
    manages: false,
  };
  const reply = await answerOrSentence(claimed, () => answer(owner.line, look, caller));
  if (claimed.kind === 'alert') {
    return {
      reply: { ...reply, lead: `${claimed.sentence ?? ''} ${reply.lead}`.trim() },
      reason: null,
      change: {},
    };
  }
  // `kind` says that the owner is a daily post; the ids of the two tables never meet.
  const post = 'time' in owner ? owner : null;
  if (post === null) return null;
  return dailyMessage(claimed, post, reply, await store.now());
}

function dailyMessage(claimed: Claimed, post: DailyPost, reply: Reply, now: number): Made {
  const quiet = post.quiet && claimed.kind === 'daily' ? quietReply(reply, post.lastGist) : null;
  const timing = claimed.kind === 'daily' ? timingNotes(claimed, post, now) : [];
  const shown = quiet ?? reply;
  return {
    reply: { ...shown, notes: [...timing, ...shown.notes] },
    reason: quiet === null ? (timing[0] ?? null) : 'Quiet: nothing material changed.',
    // A quiet line does not become what the next one is compared with: slow drift would never be told.
    change: quiet === null && reply.gist !== undefined ? { lastGist: reply.gist } : {},
  };
}

/** Why a post comes at another time than was asked for. */
function timingNotes({ slot, dueAt }: Claimed, { zone, time }: DailyPost, now: number): string[] {
  if (now - dueAt > LATE_MS) {
    return [`Posted ${lengthWords(now - dueAt)} late; it was due on ${localTime(dueAt, zone)}.`];
  }
  if (dueAt === slot) return [];
  return [
    `Asked for at ${time} ${placeName(zone)}; it waited for that session's prices, which are there 20 minutes after New York's close.`,
  ];
}

/** When the prices stay away, the post says what is missing. */
async function answerOrSentence({ attempts }: Claimed, ask: () => Promise<Reply>): Promise<Reply> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Refusal) || attempts < TRIES_FOR_AN_ANSWER) throw error;
    return { ...sentenceReply(error.message), actions: error.actions };
  }
}

function sentenceReply(sentence: string): Reply {
  return { title: '', lead: sentence, facts: [], notes: [], actions: [], query: '' };
}
