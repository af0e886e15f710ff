import type { webApi } from '@slack/bolt';
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
import { toDeliveryError, reason, apiCode } from '../post/delivery-error.ts';
import type { ClientOf, Tokens } from './slack-tokens.ts';

const PART = 'slack channels';
const AT_ONCE = 4;

const INVITE = 'Invite the bot there with /invite @Lockstep.';

type Trouble = NonNullable<PlaceLook['trouble']>;

/** Whether the bot is in every channel that has an order; `places` is null where the orders can't be known. */
export async function checkChannels(
  places: readonly OrderPlace[] | null,
  tokens: Tokens,
  clientOf: ClientOf,
  signal: AbortSignal | undefined,
): Promise<readonly Finding[]> {
  if (places === null) return [unknownPlaces(PART)];
  const inTurn = atOnce(AT_ONCE);
  const looks = places.slice(0, MOST_PLACES).map((place) =>
    inTurn(async (): Promise<PlaceLook> => {
      signal?.throwIfAborted();
      const token = tokens.kind === 'one' ? tokens.token : tokens.byWorkspace.get(place.workspace);
      if (token === undefined) {
        const said = 'the app is not installed in that workspace any more.';
        return { place, name: place.channel, trouble: { state: 'fail', said, fix: 'Install it again.' } };
      }
      return lookAt(place, clientOf(token, signal), signal);
    }),
  );
  return placeFindings(PART, await Promise.all(looks), places.length);
}

async function lookAt(
  place: OrderPlace,
  client: webApi.WebClient,
  signal: AbortSignal | undefined,
): Promise<PlaceLook> {
  const { channel: id } = place;
  try {
    const { channel } = await client.conversations.info({ channel: id });
    const name = channel?.name === undefined ? id : echo(`#${channel.name}`);
    return { place, name, trouble: troubleOf(channel) };
  } catch (error) {
    signal?.throwIfAborted();
    // The manifest asks for no permission to read about channels: whether a bot may read them tells the same.
    if (apiCode(error) === 'missing_scope') return lookByReading(place, client, signal);
    return { place, name: id, trouble: refused(error) };
  }
}

function troubleOf(
  channel: Awaited<ReturnType<webApi.WebClient['conversations']['info']>>['channel'],
): Trouble | null {
  if (channel?.is_archived === true) {
    return {
      state: 'fail',
      said: 'it is archived.',
      fix: 'Unarchive it, or set the orders up again elsewhere.',
    };
  }
  if (channel?.is_im === true || channel?.is_member !== false) return null;
  return notAMember(channel.is_private === true);
}

/** In a public channel a bot may post without being a member; files and its own earlier posts need membership. */
function notAMember(isPrivate: boolean): Trouble {
  return isPrivate
    ? { state: 'fail', said: 'I am not in it, so nothing can be posted.', fix: INVITE }
    : {
        state: 'warn',
        said: 'I am not in it: posts arrive, but files and finding a post again after a crash need me there.',
        fix: INVITE,
      };
}

async function lookByReading(
  place: OrderPlace,
  client: webApi.WebClient,
  signal: AbortSignal | undefined,
): Promise<PlaceLook> {
  const { channel: id } = place;
  try {
    await client.conversations.history({ channel: id, limit: 1 });
    return { place, name: id, trouble: null };
  } catch (error) {
    signal?.throwIfAborted();
    const code = apiCode(error);
    if (code === 'not_in_channel') return { place, name: id, trouble: notAMember(false) };
    if (code !== 'missing_scope') return { place, name: id, trouble: refused(error) };
    const said = 'whether I am in it could not be found out: my token may not read there.';
    const fix =
      'Add channels:history and groups:history, as the manifest has them, and install the app again.';
    return { place, name: id, trouble: { state: 'warn', said, fix } };
  }
}

/** Slack's own clear no breaks the orders; anything else only means that nobody could be asked. */
function refused(error: unknown): Trouble {
  const { permanent, message } = toDeliveryError(error);
  if (permanent) return { state: 'fail', said: message };
  return { state: 'warn', said: `whether I am in it could not be found out: ${reason(error)}.` };
}
