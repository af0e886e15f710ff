import { Temporal } from 'temporal-polyfill';
import { listed } from '../core/describe/listed.ts';
import { count } from '../core/describe/formats.ts';
import type { Finding } from '../core/checkup/findings.ts';

const PART = 'time zones';
const NEW_YORK = 'America/New_York';
/** A winter and a summer noon in New York, as its clocks have gone since 2007. */
const NOONS = ['2026-01-15T17:00:00Z', '2026-07-15T16:00:00Z'] as const;
/** Countries change their clocks with a few months' notice. */
const OLD_DATA_YEARS = 3;

export interface ZoneQuestion {
  /** As orders have them; null where the orders can't be looked at. */
  readonly zones: readonly string[] | null;
  /** `2026a`: the version of the time zone data, where it is known. */
  readonly dataVersion: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Whether the clocks of all places that orders go by can be told, by `Intl` and by what computes their slots. */
export function zoneFindings({ zones, dataVersion, now }: ZoneQuestion): readonly Finding[] {
  const unknown = (zones ?? []).filter((zone) => !isKnown(zone));
  const findings = unknown.map((zone): Finding => ({
    part: PART,
    state: 'fail',
    said: `Daily posts go by the clock of ${zone}, which this Node does not know.`,
    fix: 'Update Node, whose time zone data is too old or cut down; or remove those posts and add them with another place.',
  }));
  if (!NOONS.every(isNoonInNewYork)) {
    const said = "New York's clock comes out wrong, so session closes would too.";
    findings.push({
      part: PART,
      state: 'fail',
      said,
      fix: 'Use a Node with full ICU data (npm ci brings one).',
    });
  }
  if (findings.length > 0) return findings;
  return [allKnown(zones, dataVersion, now)];
}

function allKnown(zones: ZoneQuestion['zones'], dataVersion: string | undefined, now: number): Finding {
  const others = zones?.filter((zone) => zone !== NEW_YORK) ?? null;
  const whose =
    others === null
      ? 'New York is known; the zones of the orders could not be looked at'
      : others.length === 0
        ? 'New York is known, and no order goes by another clock'
        : `New York and ${count(others.length, 'other zone')} of daily posts are known (${listed(others, 5)})`;
  const said = `${whose}; time zone data ${dataVersion ?? 'of an unknown version'}.`;
  const year = Number.parseInt(dataVersion ?? '', 10);
  const age = new Date(now).getUTCFullYear() - year;
  if (age < OLD_DATA_YEARS) return { part: PART, state: 'ok', said };
  return {
    part: PART,
    state: 'warn',
    said,
    fix: 'Update Node: places that changed their clocks lately would be an hour off.',
  };
}

function isKnown(zone: string): boolean {
  try {
    return Temporal.Instant.from(NOONS[0]).toZonedDateTimeISO(zone).timeZoneId !== '';
  } catch {
    return false;
  }
}

function isNoonInNewYork(instant: string): boolean {
  return isKnown(NEW_YORK) && Temporal.Instant.from(instant).toZonedDateTimeISO(NEW_YORK).hour === 12;
}
