import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pino, stdSerializers, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Log } from '../core/log.ts';
import { printable, printableTexts } from './printable.ts';
import { redactor } from './redact.ts';

/**
 * Where the log is written: to a file, while a person types at a prompt or waits for one answer; else to an open file
 * descriptor, as JSON lines for a collector or as coloured lines for whoever watches.
 */
export type LogPlace =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'lines'; readonly descriptor: number }
  | { readonly kind: 'pretty'; readonly descriptor: number; readonly colour: boolean };

export interface LogOptions {
  readonly place: LogPlace;
  readonly level: string;
  /** Texts that must not be written, wherever they turn up. */
  readonly secrets: readonly string[];
  /** Takes a sentence for whoever runs the bot. */
  readonly complain: (sentence: string) => void;
}

/** A log file that is larger when it is opened begins anew. */
const MOST_FILE_BYTES = 8 * 1024 * 1024;

/**
 * A log, one event a line. Nothing is created before there is something to say. When it can't be written, that is said
 * once and the log goes nowhere: a full disk must not take an answer down. Every line passes the redactor as a whole,
 * errors and their stacks with it.
 */
export function createLog(options: LogOptions): Log {
  let logger: Logger | undefined;
  const open = () => (logger ??= openLog(options));
  return {
    info: (event) => open().info(event),
    warn: (event) => open().warn(event),
    error: (event) => open().error(event),
  };
}

function openLog({ place, level, secrets, complain }: LogOptions): Logger {
  const sorry = (doing: string, error: unknown) =>
    complain(`The log can't be ${doing}: ${error instanceof Error ? error.message : String(error)}`);
  const once = onlyOnce((error: Error) => sorry('written', error));
  const redact = redactor(secrets);
  const line = (value: unknown) =>
    place.kind === 'pretty' ? JSON.stringify(printableTexts(value)) : printable(JSON.stringify(value));
  try {
    return pino(
      {
        level,
        messageKey: 'event',
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        serializers: { err: withoutCargo },
        hooks: { streamWrite: (text) => `${line(redact(JSON.parse(text)))}\n` },
      },
      destinationOf(place, once),
    );
  } catch (error) {
    sorry('opened', error);
    return pino({ level: 'silent' });
  }
}

/** What Discord's library carries along in its errors is what was sent: pictures, thousands of numbers. */
function withoutCargo(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { requestBody: _cargo, ...told } = stdSerializers.err(error);
  return told;
}

function destinationOf(place: LogPlace, onError: (error: Error) => void): DestinationStream {
  if (place.kind === 'file') {
    mkdirSync(dirname(place.path), { recursive: true });
    setAside(place.path);
  }
  const dest = place.kind === 'file' ? place.path : place.descriptor;
  // In step with the program: what was logged before a crash is there after it.
  const destination = pino.destination({ dest, sync: true });
  destination.on('error', onError);
  if (place.kind !== 'pretty') return destination;
  return pretty({
    destination,
    colorize: place.colour,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
    singleLine: true,
  });
}

/** A large file goes into the place of the one before it, so that two of them are all there ever is. */
function setAside(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MOST_FILE_BYTES) renameSync(path, `${path}.old`);
}

function onlyOnce<Given>(act: (given: Given) => void): (given: Given) => void {
  let acted = false;
  return (given) => {
    if (!acted) act(given);
    acted = true;
  };
}
