import timers from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';

/**
 * The fixed pauses of discord.js, such as half a second before it connects again, so many times shorter until the test
 * ends. They are the only waits of a bot that can't be given a clock.
 */
export function shortenPauses(pace: number): void {
  const usual = timers.setTimeout;
  const pauses = vi
    .spyOn(timers, 'setTimeout')
    .mockImplementation((ms, value, options) => usual((ms ?? 0) / pace, value, options));
  onTestFinished(() => pauses.mockRestore());
}
