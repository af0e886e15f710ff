import { contextBlock, type Message } from '../blocks/message.ts';
import { updateMessage, type Spot } from './message-calls.ts';
import type { Place, Stands } from './place.ts';
import { postOnce, type PostParts } from './post-once.ts';
import { sendAgain } from './send-again.ts';
import { respond } from './respond.ts';
import { isClosedToBot, apiCode } from './delivery-error.ts';

/** A message of the bot's own, in a channel or a thread of it. `standing` is one that is to be changed instead. */
export function channelPlace(spot: Spot, parts: PostParts, standing?: Stands): Place {
  let stands: Stands | null = standing ?? null;
  const show = async (message: Message) => {
    const before = stands;
    if (before === null) stands = await postOnce(spot, message, parts);
    else await sendAgain(() => updateMessage(parts.client, before, message), parts.wait);
    return stands;
  };
  return { updates: 'many', show, note: show };
}

/**
 * Through the address of a request: seen by the person alone, or by everyone there. The address of a press replaces the
 * message that was pressed, as often as it is used. That of a command replaces nothing, not even what it said before: a
 * note stays, so that the person alone sees it, and it says that the answer comes apart from it.
 */
export function responsePlace(
  url: string,
  { ephemeral, replace }: { ephemeral: boolean; replace: boolean },
): Place {
  const show = async (message: Message) => {
    await respond(url, message, { ephemeral, replace });
    return null;
  };
  return {
    updates: 'one',
    show,
    note: async (note) =>
      replace ? show(note) : respond(url, apart(note), { ephemeral: true, replace: false }),
  };
}

function apart({ text, blocks }: Message): Message {
  const coming = 'The answer comes as a message of its own.';
  return { text: `${text} ${coming}`, blocks: [...blocks, contextBlock([coming])] };
}

/** A direct message to a person: the last resort. */
export function directPlace(person: string, parts: PostParts): Place {
  const show = async (message: Message) => {
    const { channel } = await parts.client.conversations.open({ users: person });
    if (channel?.id === undefined) throw new Error('conversations.open gave no channel');
    return channelPlace({ channel: channel.id, thread: null }, parts).show(message);
  };
  return { updates: 'none', show, note: async () => null };
}

/**
 * The first of two places that takes the message. The second one is tried when the first is closed to us, or when it
 * never answered: then an answer too many is better than none. It stays with the place that took the first message.
 */
export function eitherPlace(first: Place, second: Place, { log }: Pick<PostParts, 'log'>): Place {
  let settled: Place | null = null;
  const say = async <Said>(how: (place: Place) => Promise<Said>): Promise<Said> => {
    if (settled === second) return how(second);
    try {
      const said = await how(first);
      settled = first;
      return said;
    } catch (error) {
      // A layout that Slack refuses here it refuses there too: the caller has a plainer one.
      if (isLayoutFault(error)) throw error;
      log.warn({
        event: 'slack-place-closed',
        closed: isClosedToBot(error),
        code: apiCode(error),
        err: error,
      });
      settled = second;
      return how(second);
    }
  };
  return {
    get updates() {
      return (settled ?? first).updates;
    },
    show: (message) => say((place) => place.show(message)),
    note: (note) => say((place) => place.note(note)),
  };
}

/** True when Slack did not take the layout, as for a picture that is not ready. */
export function isLayoutFault(error: unknown): boolean {
  const code = apiCode(error);
  return code === 'invalid_blocks' || code === 'invalid_blocks_format' || code === 'slack_file_not_found';
}
