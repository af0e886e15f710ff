import type { webApi } from '@slack/bolt';
import type { Caller } from '../../core/people.ts';
import { lineToGoOnFrom } from '../../core/answering/understand.ts';
import { ask } from './ask.ts';
import type { Message } from './blocks/message.ts';
import { notice } from './blocks/notice.ts';
import type { OpenDesk } from './desk.ts';
import type { Place } from './post/place.ts';
import { present, type Presentation } from './post/present.ts';
import { apiCode } from './post/delivery-error.ts';
import { createProgress } from './progress.ts';
import { rememberAnswer } from './answers.ts';

/** One question of one person, and where its answer goes. */
export interface Question {
  readonly line: string;
  /** Canonical line of the answer that this one follows. */
  readonly previous?: string | undefined;
  /** Said in plain words, not typed behind a slash. */
  readonly spoken?: boolean;
  readonly caller: Caller;
  readonly client: webApi.WebClient;
  readonly place: Place;
  readonly files: Presentation['files'];
  /** Name of whoever asked, for the answer to say; null where that is plain to see. */
  readonly asker: string | null;
  /** Conversation that the line is remembered for, with where it stands. */
  readonly conversation: { readonly channel: string; readonly thread: string | null };
  /** How notes and refusals are shown; as they are when left out. */
  readonly frame?: ((note: Message) => Message) | undefined;
}

/**
 * Answers a question: a note when it takes its time, then the answer or a sentence. Never rejects, and nothing only
 * where it was just said.
 */
export async function answerInto(question: Question, desk: OpenDesk): Promise<void> {
  const { line, caller, client, place, files, asker, conversation, frame } = question;
  const { workspace, person } = caller;
  const progress = createProgress(line, place, desk, frame);
  const outcome = await ask(line, caller, desk, progress.onProgress, question);
  await progress.stop();
  const refuse = async (sentence: string, actions: Parameters<typeof notice>[1] = {}) => {
    const message = notice(sentence, { ...actions, owner: person });
    await place.show(frame === undefined ? message : frame(message));
  };
  try {
    if (outcome.kind === 'refused') {
      // Of a hundred messages that came too often, not each one is worth a message.
      if (outcome.again && question.spoken === true) return;
      await refuse(outcome.sentence, { actions: outcome.actions });
      return;
    }
    const to = { client, workspace, place, files, person, asker, owner: person };
    const canonical = lineToGoOnFrom(outcome.reply.query, question.previous, desk.commands);
    // Before it is shown, because a quick follow-up is there as soon as the answer is.
    await rememberAnswer(canonical, { workspace, ...conversation }, desk.keyValue);
    // A thread under the answer goes on from it as well.
    const stands = await present(withHelp(outcome.reply), to, desk);
    if (stands !== null)
      await rememberAnswer(
        canonical,
        { workspace, channel: stands.channel, thread: stands.ts },
        desk.keyValue,
      );
  } catch (error) {
    desk.log.error({
      event: 'slack-answer-not-shown',
      workspace,
      line,
      code: apiCode(error),
      err: error,
    });
    await refuse('The answer is there, but Slack did not take it. Ask again in a minute.').catch(
      (again: unknown) =>
        desk.log.error({ event: 'slack-nothing-shown', workspace, code: apiCode(again), err: again }),
    );
  }
}

type Reply = Parameters<typeof present>[0];

/** What only Slack's users must know. */
function withHelp(reply: Reply): Reply {
  if (!/^help\b/.test(reply.query)) return reply;
  const notes = [
    'Slack has no slash commands inside threads: mention me there instead.',
    'Put `private` behind a line to see the answer alone.',
  ];
  return { ...reply, notes: [...reply.notes, ...notes] };
}
