import { count } from '../describe/formats.ts';
import type { Finding } from './findings.ts';

/** How far the clock of somebody who was asked is ahead of ours, milliseconds, give or take `exactMs`. */
export interface ClockOffset {
  readonly who: string;
  readonly aheadMs: number;
  readonly exactMs: number;
}

/** A `fetch` of its own for everyone who is asked; the clocks of their answers are noted. The signal ends its requests. */
export type FetchFrom = (who: string, signal?: AbortSignal) => typeof fetch;

/** What the clocks of the answers said so far. */
export interface HeardClocks {
  readonly of: (who: string) => ClockOffset | null;
  readonly all: () => readonly ClockOffset[];
}

/** A `Date` header has whole seconds, so the instant it was written at is anywhere within its second. */
const HALF_SECOND_MS = 500;

/** From this on messages, prices and signatures go by the wrong minute; Slack refuses what is five minutes old. */
const WARN_MS = 5_000;
const FAIL_MS = 60_000;

/** Reads the `Date` header of an answer, with our own clock before and after; null where there is none to read. */
export function clockOffset(
  who: string,
  header: string | null,
  sentAt: number,
  arrivedAt: number,
): ClockOffset | null {
  const written = Date.parse(header ?? '');
  if (Number.isNaN(written)) return null;
  return {
    who,
    aheadMs: written + HALF_SECOND_MS - (sentAt + arrivedAt) / 2,
    exactMs: HALF_SECOND_MS + Math.abs(arrivedAt - sentAt) / 2,
  };
}

/** `its clock agrees with ours`, `its clock is 5 minutes ahead of ours`; nothing where it is not known. */
export function offsetWords(offset: ClockOffset | null): string {
  if (offset === null) return 'it does not say what time it is';
  if (beyond(offset) < WARN_MS) return 'its clock agrees with ours';
  return `its clock is ${lengthWords(offset.aheadMs)} ${offset.aheadMs > 0 ? 'ahead of' : 'behind'} ours`;
}

/** Our own clock against all that were heard: most of them must agree, so one wrong server proves nothing. */
export function clockFinding(heard: readonly ClockOffset[]): Finding {
  const part = 'clock';
  const middle = heard.toSorted((a, b) => a.aheadMs - b.aheadMs)[Math.floor((heard.length - 1) / 2)];
  if (middle === undefined) {
    return {
      part,
      state: 'warn',
      said: 'Nobody who was asked said what time it is, so this clock could not be compared.',
      fix: 'Compare it with a time server (timedatectl on most Linux machines).',
    };
  }
  const off = beyond(middle);
  const from = count(heard.length, 'server');
  if (off < WARN_MS) return { part, state: 'ok', said: `This clock agrees with those of ${from}.` };
  return {
    part,
    state: off < FAIL_MS ? 'warn' : 'fail',
    said: `This clock is ${lengthWords(middle.aheadMs)} ${middle.aheadMs > 0 ? 'behind' : 'ahead of'} the clocks of ${from}.`,
    fix: 'Set it by a time server (timedatectl set-ntp true on most Linux machines), in a container on its host.',
  };
}

/** How far it is off for certain. */
function beyond({ aheadMs, exactMs }: ClockOffset): number {
  return Math.max(0, Math.abs(aheadMs) - exactMs);
}

function lengthWords(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1_000);
  return seconds < 120 ? count(seconds, 'second') : count(Math.round(seconds / 60), 'minute');
}
