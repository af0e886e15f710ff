import { lengthWords, localTime, placeName } from '../core/describe/orders/clock-words.ts';
import { Refusal } from '../core/errors.ts';
import type { Alert } from '../core/orders/alert.ts';
import type { DailyPost } from '../core/orders/daily-post.ts';
import type { Claimed, OrderChange, OrderStore } from '../core/orders/order-store.ts';
import { quietReply } from '../core/orders/quiet-reply.ts';
import type { Caller } from '../core/people.ts';
import type { Look } from '../core/chart.ts';
import type { Reply } from '../core/types.ts';
import type { AnswerForPost } from './answers.ts';
import { sessionNote } from './session-note.ts';

/** An answer that refuses may get its prices in a moment; after so many tries its sentence is what is posted. */
const TRIES_FOR_AN_ANSWER = 3;
/** A post is called late from here on. */
const LATE_MS = 2 * 60_000;

/** A message, what history says of it, and what its owner remembers. */
export interface Made {
  readonly reply: Reply;
  readonly reason: string | null;
  readonly change: OrderChange;
}

/**
 * The message of a delivery: the answer to its order's line as it is now, with what there is to say about it. The owner is
 * null for a notice alone. Rejects with a `Refusal` while the answer may still come, and with what is a fault of ours.
 */
export async function makeMessage(
  claimed: Claimed,
  owner: DailyPost | Alert | null,
  look: Look,
  { store, answer }: { readonly store: Pick<OrderStore, 'now'>; readonly answer: AnswerForPost },
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
  // A quiet line says it by itself.
  const session =
    claimed.kind === 'daily' && quiet === null && hasPrices(reply) ? noSession(claimed, post) : [];
  const notes = [...timing, ...session];
  const shown = quiet ?? reply;
  return {
    reply: { ...shown, notes: [...notes, ...shown.notes] },
    reason: quiet === null ? (notes[0] ?? null) : 'Quiet: nothing material changed.',
    // A quiet line does not become what the next one is compared with: slow drift would never be told.
    change: quiet === null && reply.gist !== undefined ? { lastGist: reply.gist } : {},
  };
}

/** Help and the like tell nothing of a session. */
function hasPrices({ gist, report, file }: Reply): boolean {
  return gist !== undefined || report !== undefined || file !== undefined;
}

/** That there is nothing new, where a post came all the same. */
function noSession({ slot }: Claimed, post: DailyPost): string[] {
  const note = sessionNote(post, slot);
  return note === null ? [] : [note];
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
