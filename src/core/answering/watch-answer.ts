import { format } from '../query/format.ts';
import type { AnswerEnd, RunEnd, Telemetry } from '../telemetry.ts';
import type { Command } from '../ports.ts';
import type { Query } from '../types.ts';

/** What is seen of one answer on its way, and told at its end. */
export interface AnswerWatch {
  /** It was understood as this. */
  readonly read: (query: Query, command: Command) => void;
  /** Its own command runs, not one that somebody else has asked for. */
  readonly runs: () => void;
  readonly ran: (run: RunEnd) => void;
  readonly ends: (outcome: AnswerEnd['outcome']) => void;
}

/** As much of a text as a log needs; people paste whole books. */
const LONGEST_LINE = 300;

/** Watches one answer from now on. */
export function watchAnswer(
  telemetry: Telemetry,
  asked: {
    readonly asked: string | Query;
    readonly platform: string;
    readonly reference: string | undefined;
  },
): AnswerWatch {
  const began = telemetry.now();
  let line = typeof asked.asked === 'string' ? asked.asked : asked.asked.command;
  let command: string | null = null;
  let readMs: number | null = null;
  let run: RunEnd | null = null;
  let shared = true;
  return {
    read: (query, understood) => {
      line = format(query, understood);
      command = understood.name;
      readMs = telemetry.now() - began;
    },
    runs: () => {
      shared = false;
    },
    ran: (end) => {
      run = end;
    },
    ends: (outcome) => {
      const ms = telemetry.now() - began;
      telemetry.tell({
        kind: 'answered',
        reference: asked.reference ?? telemetry.reference(),
        platform: asked.platform,
        command,
        line: line.slice(0, LONGEST_LINE),
        outcome,
        ms,
        readMs: readMs ?? ms,
        run,
        shared: run !== null && shared,
      });
    },
  };
}
