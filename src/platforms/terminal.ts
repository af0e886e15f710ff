import { Refusal } from '../core/errors.ts';
import type { Look } from '../core/chart.ts';
import type { AnswerLine, Command, Platform } from '../core/ports.ts';
import type { Log } from '../core/log.ts';
import { answerLines } from './terminal/answer-lines.ts';
import { answerOnce, exitCodes, plainSentence } from './terminal/answer-once.ts';
import { TERMINAL } from './terminal/ask.ts';
import type { Desk } from './terminal/desk.ts';
import { postFolder } from './terminal/posts.ts';
import { terminalProgram } from './terminal/inline-image.ts';
import { prompt, type Complete } from './terminal/prompt.ts';
import { createScreen, hasColour, textWidth, type ScreenStream } from './terminal/screen.ts';

export interface TerminalOptions {
  readonly input: Desk['input'];
  readonly output: ScreenStream;
  readonly errorOutput: ScreenStream;
  /** What the terminal says about itself: TERM, TERM_PROGRAM, KITTY_WINDOW_ID, TMUX, NO_COLOR, COLUMNS. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Created when the first chart is saved. */
  readonly chartFolder: string;
  /** Daily posts and alerts are written there; created at the first one. */
  readonly postFolder: string;
  /** The one file that a chart is to be saved as, instead of the folder. */
  readonly out?: string | undefined;
  readonly look: Look;
  /** One JSON document an answer (`once` and `batch`). */
  readonly json?: boolean | undefined;
  readonly log: Pick<Log, 'error'>;
  /** Candidates for the last word of a line, on Tab. */
  readonly complete?: Complete | undefined;
}

export interface Terminal extends Platform {
  /** Answers one line; the exit code (see `answerOnce`). */
  readonly once: (line: string, answer: AnswerLine) => Promise<number>;
  /** Answers the lines of the input; the exit code (see `answerLines`). */
  readonly batch: (answer: AnswerLine) => Promise<number>;
  readonly start: (answer: AnswerLine, commands: readonly Command[]) => Promise<void>;
  /** The exit code of the prompt that `start` opened, once it has ended. */
  readonly finished: Promise<number>;
}

/** The terminal as a place that people ask from: a prompt (`start`), one line (`once`) or a list of them (`batch`). */
export function createTerminal(options: TerminalOptions): Terminal {
  const desk = createDesk(options);
  const json = options.json ?? false;
  const lifetime = new AbortController();
  const { signal } = lifetime;
  const finished = Promise.withResolvers<number>();
  const posts = postFolder(options.postFolder);
  let session: Promise<number> | null = null;
  return {
    name: TERMINAL,
    look: options.look,
    post: async (_target, reply, key) => {
      const path = await posts.post(reply, key);
      if (session !== null) await desk.screen.write(`\nPosted: ${plainSentence(reply.title)} (${path})\n`);
      return path;
    },
    find: (_target, key) => posts.find(key),
    finished: finished.promise,
    once: (line, answer) => orSentence(desk, answerOnce(line, answer, desk, { json, signal })),
    batch: (answer) => orSentence(desk, answerLines(answer, desk, { json, signal })),
    start: async (answer, commands) => {
      if (session !== null) throw new Error('the terminal has been started before');
      refuseWithoutTerminal(options);
      const complete = options.complete ?? (() => []);
      session = orSentence(
        desk,
        prompt(answer, desk, { greeting: greeting(commands), complete, commands, signal }),
      );
      session.then(finished.resolve, finished.reject);
    },
    stop: async () => {
      lifetime.abort();
      await session;
    },
  };
}

function createDesk({ environment, chartFolder, out, look, log, ...streams }: TerminalOptions): Desk {
  return {
    input: streams.input,
    screen: createScreen(streams.output),
    errorScreen: createScreen(streams.errorOutput),
    colour: hasColour(streams.output, environment),
    width: () => textWidth(streams.output, environment),
    program: terminalProgram(environment),
    look,
    charts: { folder: chartFolder, out },
    log,
  };
}

/** A broken input or output (a full disk, an unplugged terminal) ends the work with a sentence and 1, not with a stack. */
async function orSentence(desk: Desk, work: Promise<number>): Promise<number> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const sentence = `Reading or writing failed (${error.message}). Check where input and output lead, and try again.`;
    await desk.errorScreen.write(`${plainSentence(sentence)}\n`);
    return exitCodes.failed;
  }
}

function refuseWithoutTerminal({ input, output }: TerminalOptions): void {
  if (input.isTTY === true && output.isTTY === true) return;
  throw new Refusal(
    'There is no terminal to ask at. Give a line, as in `corr btc r2k-tech 1y`, or pipe lines to `corr -`.',
  );
}

function greeting(commands: readonly Command[]): string {
  const example = commands.flatMap(({ examples }) => examples)[0];
  return `Type a line${example === undefined ? '' : ` such as ${example}`}, or help. Tab completes, exit leaves.`;
}
