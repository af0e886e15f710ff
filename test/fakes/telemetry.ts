import type { Happening, Telemetry } from '../../src/core/telemetry.ts';

export interface RecordingTelemetry extends Telemetry {
  /** What was told so far. */
  readonly told: readonly Happening[];
  /** Lets so many milliseconds pass. */
  readonly pass: (ms: number) => void;
}

/** Notes down what it is told, on a clock that stands still until it is moved; references are `ref-1`, `ref-2`. */
export function recordingTelemetry(): RecordingTelemetry {
  const told: Happening[] = [];
  let now = 1_000;
  let references = 0;
  return {
    told,
    pass: (ms) => {
      now += ms;
    },
    now: () => now,
    reference: () => {
      references += 1;
      return `ref-${references}`;
    },
    tell: (happening) => void told.push(happening),
  };
}
