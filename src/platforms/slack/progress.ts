import type { OnProgress } from '../../core/ports.ts';
import type { Message } from './blocks/message.ts';
import { workingNote } from './blocks/working-note.ts';
import type { Desk } from './desk.ts';
import type { Place } from './post/place.ts';
import { apiCode } from './post/delivery-error.ts';

/** Answers that come sooner need no note. */
const SLOW_MS = 1_500;
/** Slack takes about one change a second in a channel; a person needs fewer. */
const BETWEEN_NOTES_MS = 3_000;

/** Says that an answer takes a while, and how far it is. */
export interface Progress {
  readonly onProgress: OnProgress;
  /** Resolves when no note is on its way any more. */
  readonly stop: () => Promise<void>;
}

/** `frame` puts the note where the place shows it: into the message that is being replaced, for one. */
export function createProgress(
  line: string,
  place: Place,
  { clock: { wait, now }, log }: Pick<Desk, 'clock' | 'log'>,
  frame: (note: Message) => Message = (note) => note,
): Progress {
  const stopped = new AbortController();
  const { signal } = stopped;
  let latest: { share: number | null; what: string } = { share: null, what: '' };
  let shownAt: number | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const show = () => {
    if (signal.aborted || place.updates === 'none') return;
    shownAt = now();
    const note = frame(workingNote(line, latest.share, latest.what));
    last = last
      .then(() => (signal.aborted ? null : place.note(note)))
      .catch((error: unknown) => log.warn({ event: 'slack-note-failed', code: apiCode(error), err: error }));
  };
  // Rejects when the answer came first.
  const slow = wait(SLOW_MS, signal).then(show);
  slow.catch(() => undefined);
  return {
    onProgress: (share, what) => {
      latest = { share, what };
      if (shownAt !== null && place.updates === 'many' && now() - shownAt >= BETWEEN_NOTES_MS) show();
    },
    stop: async () => {
      stopped.abort();
      await last;
    },
  };
}
