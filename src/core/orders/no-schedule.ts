import { Refusal } from '../errors.ts';
import type { Schedule } from './schedule.ts';

/** For a place that keeps nothing between two answers. */
export async function noSchedule(): Promise<Schedule> {
  throw new Refusal(
    'Daily posts and alerts need a bot that keeps running. Start it with `npm start` and ask it there.',
  );
}
