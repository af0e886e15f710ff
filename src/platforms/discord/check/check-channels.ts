import { PermissionsBitField, RESTJSONErrorCodes, type REST } from 'discord.js';
import { atOnce } from '../../../core/pacing/at-once.ts';
import type { OrderPlace } from '../../../core/checkup/order-needs.ts';
import {
  MOST_PLACES,
  placeFindings,
  unknownPlaces,
  type PlaceLook,
} from '../../../core/checkup/place-findings.ts';
import type { Finding } from '../../../core/checkup/findings.ts';
import { echo } from '../../../core/query/echo.ts';
import { apiCode, toDeliveryError } from '../post/delivery-error.ts';
import { missingToPost, missingWords } from '../post/permissions.ts';
import {
  fetchChannel,
  fetchGuild,
  fetchMember,
  type Channel,
  type Guild,
  type Member,
} from './discord-api.ts';
import { heldIn } from './held-permissions.ts';
import type { Identity } from './identity.ts';
import { causeWords } from './trouble.ts';

const PART = 'discord channels';
const AT_ONCE = 4;
const CLEAR_NOS: readonly number[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
];

/** Whether the bot may post with a picture in every channel that has an order; `places` is null where that can't be known. */
export async function checkChannels(
  identity: Identity,
  places: readonly OrderPlace[] | null,
  rest: REST,
  signal: AbortSignal | undefined,
): Promise<readonly Finding[]> {
  if (identity.kind !== 'known') return [];
  if (places === null) return [unknownPlaces(PART)];
  const inTurn = atOnce(AT_ONCE);
  const guild = guildsBy(rest, identity.id);
  const looks = places
    .slice(0, MOST_PLACES)
    .map((place) => inTurn(() => lookAt(place, identity.id, { rest, guild, signal })));
  return placeFindings(PART, await Promise.all(looks), places.length);
}

/** A server, and the bot as a member of it. */
interface Membership {
  readonly guild: Guild;
  readonly member: Member;
}

/** Each server is asked about once. */
function guildsBy(rest: REST, botId: string): (id: string) => Promise<Membership> {
  const known = new Map<string, Promise<Membership>>();
  const ask = async (id: string): Promise<Membership> => ({
    guild: await fetchGuild(rest, id),
    member: await fetchMember(rest, id, botId),
  });
  return (id) => {
    const asked = known.get(id) ?? ask(id);
    known.set(id, asked);
    return asked;
  };
}

interface Asking {
  readonly rest: REST;
  readonly guild: (id: string) => Promise<Membership>;
  readonly signal: AbortSignal | undefined;
}

async function lookAt(place: OrderPlace, botId: string, asking: Asking): Promise<PlaceLook> {
  const { rest, signal } = asking;
  signal?.throwIfAborted();
  try {
    const channel = await fetchChannel(rest, place.channel);
    if (channel.guild_id === undefined) {
      return { place, name: 'direct messages', trouble: null };
    }
    const missing = await missingIn(channel, channel.guild_id, botId, asking);
    const name = echo(`#${channel.name ?? place.channel}`);
    if (missing.length === 0) return { place, name, trouble: null };
    return { place, name, trouble: { state: 'fail', ...missingWords(missing) } };
  } catch (error) {
    signal?.throwIfAborted();
    const name = place.channel;
    if (CLEAR_NOS.includes(apiCode(error) ?? 0)) {
      return { place, name, trouble: { state: 'fail', said: toDeliveryError(error).message } };
    }
    const said = `whether I may post there could not be found out: ${causeWords(error)}.`;
    return { place, name, trouble: { state: 'warn', said } };
  }
}

async function missingIn(
  channel: Channel,
  guildId: string,
  botId: string,
  { rest, guild }: Asking,
): Promise<string[]> {
  const isThread = channel.thread_metadata !== undefined;
  // A thread has the exceptions of the channel that it is in.
  const ruling = isThread && channel.parent_id ? await fetchChannel(rest, channel.parent_id) : channel;
  const held = heldIn({ ...(await guild(guildId)), botId, overwrites: ruling.permission_overwrites });
  return missingToPost(new PermissionsBitField(held), isThread);
}
