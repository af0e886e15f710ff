import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { KeyValue } from '../../../core/key-value.ts';
import type { Log } from '../../../core/log.ts';
import { isNotAMember } from '../post/delivery-error.ts';
import type { Membership } from './membership.ts';

const SPACE = 'discord-servers';
const Ids = z.array(z.string());

export interface ServersParts {
  /** Rejects when it is down: then nothing is forgotten, and the next time it is tried again. */
  readonly keyValue: KeyValue;
  readonly rest: REST;
  /** Forgets all that is kept of a server. */
  readonly leave: (serverId: string) => Promise<void>;
  readonly log: Log;
}

/**
 * Forgets servers that the bot is no longer in, also when it was removed while it was not connected; gives what takes the
 * news. The list of servers is kept for each application apart: whoever tries another token must not lose what is kept for
 * the first. One that is only missing from it is asked for once more.
 */
export function createServers({
  keyValue,
  rest,
  leave,
  log,
}: ServersParts): (news: Membership) => Promise<void> {
  let before: Promise<void> = Promise.resolve();

  const isGone = async (serverId: string): Promise<boolean> => {
    try {
      await rest.get(Routes.guild(serverId));
      return false;
    } catch (error) {
      if (isNotAMember(error)) return true;
      log.warn({ event: 'discord-server-unknown', server: serverId, err: error });
      return false;
    }
  };

  const isForgotten = async (serverId: string): Promise<boolean> => {
    try {
      await leave(serverId);
      log.info({ event: 'discord-server-left', server: serverId });
      return true;
    } catch (error) {
      log.error({ event: 'discord-server-not-forgotten', server: serverId, err: error });
      return false;
    }
  };

  /** Null when the store can't tell. */
  const listOf = async (applicationId: string): Promise<readonly string[] | null> => {
    try {
      const { data = [] } = Ids.safeParse(await keyValue.get(SPACE, applicationId));
      return data;
    } catch (error) {
      log.error({ event: 'discord-store-failed', err: error });
      return null;
    }
  };

  const compare = async ({ applicationId, serverIds, left }: Membership) => {
    const known = await listOf(applicationId);
    const missing = new Set([...(known ?? []), ...(left === null ? [] : [left])]);
    for (const id of serverIds) missing.delete(id);
    const kept: string[] = [];
    for (const id of missing) {
      const isOver = (id === left || (await isGone(id))) && (await isForgotten(id));
      if (!isOver) kept.push(id);
    }
    // Those that could not be forgotten stay on the list, and are tried again when there is news.
    if (known !== null) await keyValue.set(SPACE, applicationId, [...serverIds, ...kept], { seconds: null });
  };

  return (news) => {
    // One at a time: each begins with what the one before has written.
    const turn = before.then(() => compare(news));
    before = turn.catch(() => undefined);
    return turn;
  };
}
