import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { buildHouse } from '../compose/house.ts';
import { chatsOf, hasChats } from '../compose/platforms.ts';
import type { Settings } from '../compose/settings.ts';
import { toldToStop } from '../compose/stop.ts';
import { ownFetchFirst } from '../operate/own-fetch-first.ts';
import { watchUncaught } from '../operate/uncaught.ts';
import { ending } from './ending.ts';
import { isInteractive } from './output.ts';
import { refuseToServeNothing, serve, tellOf } from './serve.ts';

/** Lines that are piped in are there by then. */
const PIPE_MS = 1_000;

/** The bot: its chats, its page, its daily posts and alerts, and a prompt where there is a person. */
export async function bot(_words: readonly string[], settings: Settings): Promise<number> {
  if (!hasChats(settings)) {
    if (!isInteractive() && (await hasLines())) {
      const house = await buildHouse(settings);
      return ending(house, house.terminal.batch(house.answer));
    }
    await refuseToServeNothing(settings);
  }
  // From here on, since the first process of a container heeds no signal by itself.
  const told = toldToStop(process);
  if (hasChats(settings)) ownFetchFirst();
  const house = await buildHouse({ ...settings, bot: true, sharesPrices: true });
  const { store, operation } = house;
  watchUncaught(process, house.log);
  const serveChats = async () => {
    const opened = await Promise.race([store.open().then(() => true), told.then(() => false)]);
    if (!opened) return 0;
    const parts = { ...house, telemetry: operation.telemetry, tell: tellOf(settings) };
    return serve(house, await chatsOf(settings, parts), settings, told);
  };
  return ending(house, serveChats());
}

/** True when lines are piped in: then whoever did waits for their answers. An open pipe that stays silent is none. */
async function hasLines(): Promise<boolean> {
  const { stdin } = process;
  const waited = new AbortController();
  const first = once(stdin, 'readable', { signal: waited.signal }).then(() => stdin.readableLength > 0);
  try {
    return await Promise.race([first, pause(PIPE_MS, false, { signal: waited.signal })]);
  } finally {
    first.catch(() => undefined);
    waited.abort();
  }
}
