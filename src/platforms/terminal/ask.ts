import { abortable } from '../../core/pacing/abortable.ts';
import { Refusal } from '../../core/errors.ts';
import { logFault, newReference } from '../../core/fault.ts';
import type { Log } from '../../core/log.ts';
import type { Caller } from '../../core/people.ts';
import type { Look } from '../../core/chart.ts';
import type { AnswerLine } from '../../core/ports.ts';
import type { Action, Reply } from '../../core/types.ts';
import { saveChart, type ChartPlace, type SavedChart } from './chart-file.ts';
import { createProgress } from './progress.ts';
import type { Screen } from './screen.ts';
import { saveTextFile } from './text-file.ts';

export const TERMINAL = 'terminal';

/** Whoever sits at the terminal: alone in its one workspace, and in charge of it. */
const CALLER: Caller = {
  platform: TERMINAL,
  workspace: 'local',
  channel: TERMINAL,
  person: 'you',
  manages: true,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

/** What became of one line. */
export type Outcome =
  /** `line`: the canonical line that gives this answer again. */
  | { readonly kind: 'answered'; readonly text: string; readonly line: string }
  | { readonly kind: 'failed'; readonly sentence: string; readonly actions: readonly Action[] }
  | { readonly kind: 'cancelled' };

export interface AskParts {
  readonly errorScreen: Screen;
  readonly look: Look;
  readonly charts: ChartPlace;
  readonly log: Pick<Log, 'error'>;
}

/** What of an answer lies on the disk now; null for what it does not have. */
export interface Saved {
  readonly chart: SavedChart | null;
  /** Absolute path. */
  readonly file: string | null;
}

/** Turns an answer into what is printed. */
export type Show = (reply: Reply, saved: Saved) => string;

/**
 * Answers one line: shows the progress, saves the chart and the file, makes the text, and turns every failure into a sentence.
 * An aborted signal ends the wait at once, also when the answer does not heed it. Never rejects.
 */
export async function ask(
  line: string,
  answer: AnswerLine,
  { errorScreen, look, charts, log }: AskParts,
  {
    signal,
    show,
    previous,
  }: {
    readonly signal: AbortSignal;
    readonly show: Show;
    /** Canonical line of the answer that this one may go on from. */
    readonly previous?: string | undefined;
  },
): Promise<Outcome> {
  const progress = createProgress(errorScreen.stream);
  const { onProgress } = progress;
  const reference = newReference();
  try {
    signal.throwIfAborted();
    const asked = answer(line, { look, caller: CALLER, signal, onProgress, previous, reference });
    const reply = await abortable(asked, signal);
    const { notes, ...saved } = await save(reply, charts);
    const text = show({ ...reply, notes: [...reply.notes, ...notes] }, saved);
    return { kind: 'answered', text, line: reply.query };
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' };
    if (error instanceof Refusal) return { kind: 'failed', sentence: error.message, actions: error.actions };
    return { kind: 'failed', sentence: logFault(error, { reference, line }, log), actions: [] };
  } finally {
    progress.stop();
  }
}

/** Saves what a reply carries; a place that can't be written is a note, not a failure. */
async function save(
  { image, file }: Reply,
  place: ChartPlace,
): Promise<Saved & { readonly notes: readonly string[] }> {
  const drawn = image === undefined ? { chart: null, note: null } : await saveChart(image, place);
  const written = file === undefined ? { path: null, note: null } : await saveTextFile(file, place.folder);
  const notes = [drawn.note, written.note].filter((note) => note !== null);
  return { chart: drawn.chart, file: written.path, notes };
}
