import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { buildHouse } from '../../src/compose/house.ts';
import { readConfig } from '../../src/config.ts';
import { Refusal } from '../../src/core/errors.ts';
import type { Day, Reply } from '../../src/core/types.ts';
import { startUpstreams, type Upstreams } from '../fakes/upstreams.ts';

const EVENING = Date.UTC(2025, 4, 6, 3, 59);

/** The house as the bot has it, with Yahoo and the exchanges on loopback and a folder that outlives it. */
interface LiveHouse {
  readonly world: Upstreams;
  readonly folder: string;
  /** Asks as somebody in a chat does, of a house that was just started: a reply, or the sentence of a refusal. */
  readonly ask: (line: string, asOf?: Day) => Promise<Reply | string>;
}

/** Prices since the autumn of 2024, as of Monday, 5 May 2025; all of it ends with the test. */
export async function liveHouse(): Promise<LiveHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-faults-'));
  const world = await startUpstreams(EVENING, { from: '2024-09-03' });
  onTestFinished(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });
  const ask = async (line: string, asOf: Day = '2025-05-05') => {
    const config = readConfig({ ...world.environment, STATE_DIR: folder, LOG_LEVEL: 'silent' });
    const look = { theme: config.theme, scale: config.scale };
    const { answer } = await buildHouse({
      config,
      look,
      asOf,
      bot: false,
      sharesPrices: false,
      demo: false,
      json: false,
      pricesFolder: undefined,
      out: undefined,
    });
    const caller = { platform: 'test', workspace: 'w1', channel: 'c1', person: 'p1', manages: false };
    return answer(line, { look, caller }).catch((error: unknown) => {
      if (error instanceof Refusal) return error.message;
      throw error;
    });
  };
  return { world, folder, ask };
}
