import { FIRST_SESSION } from '../../core/calendar/sessions.ts';
import { date } from '../../core/describe/formats.ts';
import { SourceError } from '../../core/errors.ts';
import type { Check, Finding } from '../../core/checkup/findings.ts';
import type { Day, Instrument } from '../../core/types.ts';
import { lastDay } from '../cache/kept-prices.ts';
import { filesSource } from '../files.ts';

export interface FileQuestion {
  readonly folder: string;
  readonly instrument: Instrument;
  /** The setting that names the files. */
  readonly variable: string;
  /** False when the folder may well be without that instrument. */
  readonly isNeeded: boolean;
}

/** Looks into a folder of CSVs that answers are given from, or at the operator's own file of one symbol. */
export function fileCheck(question: FileQuestion, asOf: () => Day): Check {
  const { folder, instrument, variable, isNeeded } = question;
  const source = filesSource(folder);
  const part = `price files ${variable}`;
  return async (signal) => {
    try {
      const raw = await source.closes(instrument, { from: FIRST_SESSION, to: asOf() }, { signal });
      return [freshness(part, instrument, lastDay(raw), asOf())];
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof SourceError)) throw error;
      const isElsewhere = error.kind === 'unknown-instrument' && !isNeeded;
      const said = `${error.source} ${error.message} when asked for ${instrument.symbol}.`;
      const fix = `docs/prices.md says how the files look; ${variable} names them.`;
      return [{ part, state: isElsewhere ? 'warn' : 'fail', said, fix }];
    }
  };
}

function freshness(part: string, { symbol }: Instrument, last: Day, asOf: Day): Finding {
  const said = `The last close of ${symbol} in the files is of ${date(last)}`;
  if (last >= asOf) return { part, state: 'ok', said: `${said}, the last session.` };
  const fix = 'Answers end at that day and say so: bring the files up to date.';
  return { part, state: 'warn', said: `${said}; the last session is ${date(asOf)}.`, fix };
}
