import type { Client } from 'discord.js';
import type { Log } from '../../../core/log.ts';

/**
 * Passes over events in a form that the library does not know. It throws at them where nothing catches it, which would
 * end the process: one odd event must not cost everybody the bot.
 * @throws Error when the library handles its packets in another way.
 */
export function passOverUnread({ ws }: Pick<Client, 'ws'>, log: Log): void {
  const handle: unknown = Reflect.get(ws, 'handlePacket');
  if (typeof handle !== 'function') throw new Error('discord.js no longer handles packets as it did');
  const handlePacket = (packet?: unknown, shard?: unknown): unknown => {
    try {
      return Reflect.apply(handle, ws, [packet, shard]);
    } catch (error) {
      log.warn({ event: 'discord-event-unread', type: typeOf(packet), err: error });
      return false;
    }
  };
  Reflect.set(ws, 'handlePacket', handlePacket);
}

/** `INTERACTION_CREATE` */
function typeOf(packet: unknown): unknown {
  return typeof packet === 'object' && packet !== null && 't' in packet ? packet.t : null;
}
