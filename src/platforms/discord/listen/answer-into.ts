import { abortable } from '../../../core/pacing/abortable.ts';
import { lineToGoOnFrom } from '../../../core/answering/understand.ts';
import { Refusal, TooOften } from '../../../core/errors.ts';
import { logFault, newReference, RESTARTING } from '../../../core/fault.ts';
import type { Caller } from '../../../core/people.ts';
import type { OnProgress } from '../../../core/ports.ts';
import type { Query, Reply } from '../../../core/types.ts';
import { rememberAnswer } from '../answers.ts';
import type { Desk } from '../desk.ts';
import { keepLines } from './lines.ts';
import { toMessage, toSentence, type Message } from '../embeds/message.ts';
import type { Place } from './place.ts';

/** The first word that it takes a while, and how often there is another. */
const FIRST_NOTE_MS = 3_000;
const NEXT_NOTE_MS = 6_000;

/** One question, and where its answer goes. */
export interface Question {
  /** A line, a filled-in query, or what makes one: a `Refusal` it throws is the answer. */
  readonly ask: () => Promise<string | Query> | string | Query;
  readonly caller: Caller;
  readonly place: Place;
  readonly previous?: string | undefined;
  /** Said in plain words: a mention, a reply, a direct message. */
  readonly spoken?: boolean;
  /** Id of the channel that is one conversation, so that what is said there next goes on from this answer. */
  readonly conversation?: string | undefined;
  /** Answers before this one in the same discussion. */
  readonly turns?: number;
}

/**
 * Answers one question where it was asked: tells when it takes long, shows the answer or a sentence in its place, and
 * remembers both what its buttons stand for and whose answer it is. Never rejects: what can't be shown is logged.
 */
export async function answerInto(question: Question, desk: Desk): Promise<void> {
  const { caller, place } = question;
  const notes = noteWhile(place, desk);
  try {
    const outcome = await outcomeOf(question, desk, notes.onProgress);
    await notes.stop();
    if (outcome === null) return;
    const { id } = await shown(outcome, question, desk);
    if (id !== '') await remember(id, outcome, question, desk);
  } catch (error) {
    desk.log.error({ event: 'discord-answer-lost', channel: caller.channel, err: error });
  } finally {
    await notes.stop();
  }
}

/** Whose the message is, and what a reply to it goes on from: after a failure, what was there before. */
async function remember(
  messageId: string,
  { line }: Outcome,
  { caller, previous = '', turns = 0, conversation }: Question,
  { keyValue, commands }: Desk,
): Promise<void> {
  const next = line === null ? previous : lineToGoOnFrom(line, previous, commands);
  const answered = { asker: caller.person, line: next, turns: turns + 1 };
  await rememberAnswer(keyValue, messageId, answered, caller.workspace);
  if (conversation !== undefined && line !== null)
    await rememberAnswer(keyValue, conversation, answered, caller.workspace);
}

interface Outcome {
  readonly message: Message;
  /** Canonical; null for a failure. */
  readonly line: string | null;
}

/** Null for one of a hundred messages that came too often: not each one is worth a message. */
async function outcomeOf(
  { ask, caller, previous, spoken }: Question,
  desk: Desk,
  onProgress: OnProgress,
): Promise<Outcome | null> {
  const { answer, look, signal, keyValue, log } = desk;
  const reference = newReference();
  let asked: string | Query | undefined;
  try {
    asked = await ask();
    signal.throwIfAborted();
    const reply: Reply = await abortable(
      answer(asked, { look, caller, signal, onProgress, previous, spoken, reference }),
      signal,
    );
    await keepLines(keyValue, reply.actions, caller.workspace);
    return { message: toMessage(reply, caller.person), line: reply.query };
  } catch (error) {
    if (error instanceof TooOften && error.again && spoken === true) return null;
    if (error instanceof Refusal) {
      await keepLines(keyValue, error.actions, caller.workspace);
      return { message: toSentence(error.message, error.actions, caller.person), line: null };
    }
    const sentence = signal.aborted ? RESTARTING : logFault(error, { reference, asked }, log);
    return { message: toSentence(sentence, [], ''), line: null };
  }
}

async function shown(
  { message, line }: Outcome,
  { place }: Question,
  { log }: Desk,
): Promise<{ readonly id: string }> {
  if (line !== null) {
    try {
      return await place.show(message);
    } catch (error) {
      log.error({ event: 'discord-answer-refused', err: error });
      return place.showFailure(
        toSentence('I have the answer, but Discord did not take it. Try again in a minute.', [], ''),
      );
    }
  }
  return place.showFailure(message);
}

/** Notes while an answer is on its way, one after the other; `stop` resolves when the last one has been shown. */
function noteWhile(place: Place, { clock, log }: Desk) {
  const over = new AbortController();
  let words = 'Working on it …';
  let shownWords = '';
  const run = async () => {
    await clock.wait(FIRST_NOTE_MS, over.signal);
    while (!over.signal.aborted) {
      if (words !== shownWords) {
        shownWords = words;
        await place.note(words);
      }
      await clock.wait(NEXT_NOTE_MS, over.signal);
    }
  };
  const running = run().catch((error: unknown) => {
    // A note is a courtesy: the answer itself is still tried.
    if (!over.signal.aborted) log.info({ event: 'discord-note-failed', err: error });
  });
  const onProgress: OnProgress = (share, what) => {
    words = `Working on it: ${what}, ${Math.round(Math.min(1, Math.max(0, share)) * 100)}% …`;
  };
  return {
    onProgress,
    stop: () => {
      over.abort();
      return running;
    },
  };
}
