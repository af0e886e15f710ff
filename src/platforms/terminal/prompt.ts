import { createInterface, type Interface } from 'node:readline/promises';
import { lineToGoOnFrom } from '../../core/answering/understand.ts';
import type { AnswerLine, Command } from '../../core/ports.ts';
import { exitCodes } from './answer-once.ts';
import { ask, type Outcome } from './ask.ts';
import { showAnswer, type Desk } from './desk.ts';
import type { ScreenStream } from './screen.ts';
import { renderRefusal } from './text.ts';

/** What may be typed in place of a line's last word. */
export type Complete = (line: string) => readonly string[];

export interface PromptOptions {
  readonly greeting: string;
  readonly complete: Complete;
  readonly commands: readonly Command[];
  /** Ends the session. */
  readonly signal: AbortSignal;
}

const leaving: readonly string[] = ['exit', 'quit'];

/**
 * Asks for lines and answers them until `exit`, `quit`, Ctrl-D or a second Ctrl-C; the first one cancels the answer
 * under way. Lines typed meanwhile wait their turn. A line may go on from the answer before, as in `and 5 years?`. Needs a terminal. Returns the exit code 0.
 */
export async function prompt(answer: AnswerLine, desk: Desk, options: PromptOptions): Promise<number> {
  const reader = createInterface({
    input: desk.input,
    output: desk.screen.stream,
    terminal: true,
    prompt: 'lockstep> ',
    removeHistoryDuplicates: true,
    completer: (line: string) => completion(line, options.complete),
  });
  // Listens before anything is awaited: a line that comes early must not be lost.
  const lines = reader[Symbol.asyncIterator]();
  const session = interruptible(reader, desk.screen.stream);
  options.signal.addEventListener('abort', session.leave, { once: true });
  let previous: string | undefined;
  try {
    await desk.screen.write(`${options.greeting}\n`);
    if (!session.closed()) reader.prompt();
    for await (const line of lines) {
      const text = line.trim();
      if (session.left() || leaving.includes(text.toLowerCase())) break;
      const signal = session.begin();
      if (text !== '') {
        const outcome = await ask(text, answer, desk, { signal, show: showAnswer(desk), previous });
        if (outcome.kind === 'answered') previous = lineToGoOnFrom(outcome.line, previous, options.commands);
        if (!(await desk.screen.write(`${shown(outcome, desk)}\n`))) break;
      }
      session.end();
      if (!session.closed()) reader.prompt();
    }
  } finally {
    options.signal.removeEventListener('abort', session.leave);
    // The shell's own prompt must not follow ours on one line.
    if (session.closed()) await desk.screen.write('\n');
    reader.close();
  }
  return exitCodes.answered;
}

function shown(outcome: Outcome, desk: Desk): string {
  if (outcome.kind === 'cancelled') return 'Cancelled. Press Ctrl-C again to leave.\n';
  if (outcome.kind === 'answered') return outcome.text;
  const layout = { colour: desk.colour, width: desk.width() };
  return `${renderRefusal(outcome.sentence, outcome.actions, layout)}\n`;
}

/**
 * What Ctrl-C means: cancel what runs, or clear the line; leave when it comes twice with no new line between.
 * Ctrl-D closes the reader, yet what was asked before is still answered; leaving cancels it.
 */
function interruptible(reader: Interface, stream: ScreenStream) {
  let running: AbortController | null = null;
  let interrupted = false;
  let closed = false;
  let left = false;
  const leave = () => {
    left = true;
    running?.abort();
    reader.close();
  };
  reader.once('close', () => {
    closed = true;
  });
  reader.on('SIGINT', () => {
    if (interrupted) return leave();
    interrupted = true;
    if (running !== null) return running.abort();
    // Ctrl-E, Ctrl-U: readline empties its own line only by keys.
    reader.write(null, { ctrl: true, name: 'e' });
    reader.write(null, { ctrl: true, name: 'u' });
    stream.write('\n(Press Ctrl-C again to leave.)\n');
    reader.prompt();
  });
  return {
    leave,
    left: () => left,
    closed: () => closed,
    begin: (): AbortSignal => {
      running = new AbortController();
      interrupted = false;
      return running.signal;
    },
    end: () => {
      running = null;
    },
  };
}

/** Readline wants the candidates and the part of the line that they replace: the last word, or the last name of a list. */
function completion(line: string, complete: Complete): [string[], string] {
  const word = /[^\s,]*$/.exec(line)?.[0] ?? '';
  const candidates = complete(line).filter((candidate) => candidate.startsWith(word.toLowerCase()));
  return [candidates, word];
}
