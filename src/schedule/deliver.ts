import { lengthWords, localTime, placeName } from '../core/describe/orders/clock-words.ts';
import { DeliveryError, Refusal } from '../core/errors.ts';
import type { Alert } from '../core/orders/alert.ts';
import type { DailyPost } from '../core/orders/daily-post.ts';
import type { Claimed, Job, JobOutcome, OrderChange, OrderStore } from '../core/orders/order-store.ts';
import { quietReply } from '../core/orders/quiet-reply.ts';
import type { Caller } from '../core/people.ts';
import type { Happening, Telemetry } from '../core/telemetry.ts';
import type { Platform, Reply } from '../core/types.ts';
import type { AnswerForPost } from './answers.ts';
import { failDelivery } from './fail-delivery.ts';
import { lateReason } from './late-reason.ts';
import { ownerOf } from './owner-of.ts';

/** Where a post can go: the platforms that run, by name. */
export type PostPlatforms = (name: string) => Pick<Platform, 'look' | 'post' | 'find'> | undefined;

export interface DeliverParts {
  readonly store: OrderStore;
  readonly platforms: PostPlatforms;
  readonly answer: AnswerForPost;
  readonly log: (event: object) => void;
  /** Told what became of every attempt. */
  readonly telemetry: Telemetry;
}

type Outcome = Extract<Happening, { kind: 'delivered' }>['outcome'];

/** An answer that refuses may get its prices in a moment; after so many tries its sentence is what is posted. */
const TRIES_FOR_AN_ANSWER = 3;
/** A post is called late from here on. */
const LATE_MS = 2 * 60_000;

/**
 * One attempt at one delivery. The ledger comes first: what is over stays over, and an attempt after the first one
 * looks whether the message is there already, because the last attempt may have ended between posting and writing so.
 */
export function deliver(parts: DeliverParts): (job: Job) => Promise<JobOutcome> {
  const { store, platforms, log, telemetry } = parts;
  return async ({ id, signal }) => {
    const claimed = await store.claim(id, await store.now());
    if (claimed === null) return 'done';
    const platform = platforms(claimed.target.platform);
    const became = (outcome: Outcome) =>
      telemetry.tell({ kind: 'delivered', platform: claimed.target.platform, outcome });
    try {
      if (platform === undefined) {
        throw new DeliveryError(
          `The bot is not connected to ${claimed.target.platform} now. Set its tokens and start it again.`,
          {
            permanent: false,
          },
        );
      }
      became(await attempt(parts, claimed, platform, signal));
      return 'done';
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof DeliveryError && error.permanent) {
        await failDelivery(store, claimed, error.message, 'permanent');
        became('failed');
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
      became('retry');
      return error instanceof DeliveryError && error.retryAfterMs !== undefined
        ? { retryAfterMs: error.retryAfterMs }
        : 'retry';
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
    : 'Something went wrong on our side; whoever runs me finds the detail in the log.';
}

async function attempt(
  { store, answer }: DeliverParts,
  claimed: Claimed,
  platform: NonNullable<ReturnType<PostPlatforms>>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { id, target } = claimed;
  const found = claimed.attempts > 1 ? await platform.find(target, id, signal) : null;
  if (found !== null) {
    await settleSent(store, claimed, found, null);
    return 'sent';
  }
  const owner = await ownerOf(store, claimed);
  const now = await store.now();
  const reason = reasonToSkip(claimed, owner, now);
  if (reason !== null) {
    // What could not be posted until it was too late has failed, and its creator is told why.
    if (claimed.reason !== null && owner?.pausedBecause === null) {
      await failDelivery(store, claimed, `${claimed.reason} ${reason}`, 'tries');
      return 'failed';
    }
    await store.settle(id, { ...ended(now), state: 'skipped', reason });
    return 'skipped';
  }
  const made = await messageOf(claimed, owner, platform, { store, answer });
  signal.throwIfAborted();
  await settleSent(store, claimed, await platform.post(target, made.reply, id, signal), made);
  return 'sent';
}

/** `made` is null for a message of an earlier attempt. */
async function settleSent(
  store: OrderStore,
  { id, kind }: Claimed,
  messageId: string,
  made: Made | null,
): Promise<void> {
  await store.settle(id, {
    ...ended(await store.now()),
    state: 'sent',
    reason: made?.reason ?? null,
    messageId,
    change: { ...(kind === 'daily' ? { failures: 0 } : {}), ...made?.change },
  });
}

/** Between planning and posting lie hours when a post waits for prices, and days when the bot was down. */
function reasonToSkip(claimed: Claimed, owner: DailyPost | Alert | null, now: number): string | null {
  if (claimed.kind === 'notice') return null;
  if (owner === null) return 'It was removed before it could be posted.';
  // Posting by hand is meant even while it rests.
  if (claimed.kind !== 'run' && owner.pausedBecause !== null)
    return 'It was paused before it could be posted.';
  return claimed.kind === 'daily' && 'time' in owner ? lateReason(claimed, owner, now) : null;
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

/** The owner is null for a notice alone. */
async function messageOf(
  claimed: Claimed,
  owner: DailyPost | Alert | null,
  { look }: Pick<Platform, 'look'>,
  { store, answer }: Pick<DeliverParts, 'store' | 'answer'>,
): Promise<Made> {
  if (owner === null) return { reply: sentenceReply(claimed.sentence ?? ''), reason: null, change: {} };
  const caller: Caller = {
    ...claimed.target,
    channel: claimed.target.id,
    person: owner.creator,
    manages: false,
  };
  const reply = await answerOrSentence(claimed, () => answer(owner.line, look, caller));
  if (!('time' in owner)) {
    return {
      reply: { ...reply, lead: `${claimed.sentence ?? ''} ${reply.lead}`.trim() },
      reason: null,
      change: {},
    };
  }
  return dailyMessage(claimed, owner, reply, await store.now());
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
