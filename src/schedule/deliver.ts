import { DeliveryError, Refusal } from '../core/errors.ts';
import type { Alert } from '../core/orders/alert.ts';
import type { DailyPost } from '../core/orders/daily-post.ts';
import type { Claimed, Job, JobOutcome, OrderStore } from '../core/orders/order-store.ts';
import type { Happening, Telemetry } from '../core/telemetry.ts';
import type { Platform } from '../core/ports.ts';
import type { LogEvent } from '../core/log.ts';
import type { AnswerForPost } from './answers.ts';
import { failDelivery } from './fail-delivery.ts';
import { lateReason } from './late-reason.ts';
import { makeMessage, type Made } from './make-message.ts';
import { ownerOf } from './owner-of.ts';

/** Where a post can go: the platforms that run, by name. */
export type PostPlatforms = (name: string) => Pick<Platform, 'look' | 'post' | 'find'> | undefined;

export interface DeliverParts {
  readonly store: OrderStore;
  readonly platforms: PostPlatforms;
  readonly answer: AnswerForPost;
  readonly log: (event: LogEvent) => void;
  /** Told what became of every attempt. */
  readonly telemetry: Telemetry;
}

type Outcome = Extract<Happening, { kind: 'delivered' }>['outcome'];

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
    : 'Something went wrong on our side. If it stays, tell whoever runs me: the log has the detail.';
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
  const made = await makeMessage(claimed, owner, platform.look, { store, answer });
  signal.throwIfAborted();
  await settleSent(store, claimed, await platform.post(target, made.reply, id, signal), made);
  return 'sent';
}

/** Writes that a message stands there; `made` is null for one of an earlier attempt. */
export async function settleSent(
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
