import { readingNote, understand } from './understand.ts';
import { Refusal } from '../errors.ts';
import { commandOf } from '../query/command-named.ts';
import { format } from '../query/format.ts';
import { commandRunner, type Run, type RunParts } from './run-command.ts';
import { singleFlight } from '../pacing/single-flight.ts';
import { SILENT } from '../telemetry.ts';
import type { Answer, Command, FetchOptions } from '../ports.ts';
import type { Query, Reply } from '../types.ts';
import { watchAnswer } from './watch-answer.ts';

/**
 * The one way through: line or question -> Query -> the command's Reply. A query that was filled in as a form goes the same way.
 * Those who ask the same thing while it is being answered share one answer, each with a progress and an end of their
 * own; a command that is `personal` answers each by itself.
 * Rejects with a `Refusal` when the line can't be read or answered; anything else is a fault of ours.
 */
export function createAnswer(parts: RunParts): Answer {
  const { commands, catalog, asOf, telemetry = SILENT } = parts;
  const runCommand = commandRunner(parts);
  const flights = singleFlight<Run>();
  return async (
    asked,
    { look, caller, signal, onProgress, previous, spoken = false, readOnly = false, reference, onRead },
  ) => {
    const watch = watchAnswer(telemetry, { asked, platform: caller.platform, reference });
    try {
      const understood =
        typeof asked === 'string'
          ? understand(asked, { catalog, commands, previous, spoken, asOf: asOf() })
          : asRead(asked);
      const { query } = understood;
      const command = commandOf(query, commands);
      watch.read(query, command);
      onRead?.(command);
      if (readOnly && command.personal === true) throw onlyInPerson(command, query);
      const key = JSON.stringify([query, look.theme, look.scale, asOf()]);
      const run = (options: FetchOptions) => {
        watch.runs();
        return runCommand({ query, command, caller, look, key }, options);
      };
      const ran =
        command.personal === true
          ? await run({ signal, onProgress })
          : await flights.join(key, run, { signal, onProgress });
      watch.ran(ran.end);
      if ('error' in ran) throw ran.error;
      watch.ends('answered');
      return withReading(ran.reply, understood.said);
    } catch (error) {
      watch.ends(error instanceof Refusal ? 'refused' : signal?.aborted === true ? 'cancelled' : 'fault');
      throw error;
    }
  };
}

function onlyInPerson(command: Command, query: Query): Refusal {
  return new Refusal(
    `\`${command.name}\` acts for whoever asks, so a link does not run it. Send the line yourself.`,
    [{ label: 'Send it', line: format(query, command) }],
    'changes',
  );
}

function asRead(query: Query): { readonly query: Query; readonly said: null } {
  return { query, said: null };
}

/** The answer to plain words shows the line that they were read as. */
function withReading(reply: Reply, said: readonly string[] | null): Reply {
  return said === null ? reply : { ...reply, notes: [readingNote(reply.query, said), ...reply.notes] };
}
