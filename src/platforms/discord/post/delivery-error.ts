import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { DeliveryError } from '../../../core/errors.ts';

/** A token that is refused is no fault of one channel: orders wait for a new one instead of being paused. */
const TOKEN_RETRY_MS = 15 * 60_000;

const FIXES: Readonly<Record<number, string>> = {
  [RESTJSONErrorCodes.MissingAccess]:
    'I can’t see that channel. Give the bot View Channel there, or invite it to the server again, then resume it.',
  [RESTJSONErrorCodes.MissingPermissions]:
    'I may not post in that channel. Give the bot View Channel, Send Messages, Embed Links and Attach Files there, then resume it.',
  [RESTJSONErrorCodes.UnknownChannel]:
    'That channel is gone. Remove this, and add it again in another channel.',
  [RESTJSONErrorCodes.UnknownGuild]: 'I am no longer in that server. Invite me again, then resume it.',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]:
    'I can’t write to that person. They have to allow direct messages from members of this server, or write to me first.',
  [RESTJSONErrorCodes.ThreadLocked]: 'That thread is locked. Unlock it, then resume it.',
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]:
    'That thread is archived. Open it again, then resume it.',
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel]:
    'Messages can’t be posted in that kind of channel. Add this again in a text channel.',
};

/** Refusals that end by themselves. */
const PASSING: ReadonlySet<number> = new Set([
  RESTJSONErrorCodes.SendMessagesHasBeenTemporarilyDisabled,
  RESTJSONErrorCodes.FeatureTemporarilyDisabledServerSide,
  RESTJSONErrorCodes.APIResourceOverloaded,
]);

/** What a failed delivery is to whoever set it up: a sentence with the fix, and whether it may be tried again. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof RateLimitError) {
    const retryAfterMs = Math.max(error.retryAfter, error.timeToReset, 0);
    return new DeliveryError('Discord asks to slow down. It will be tried again by itself.', {
      permanent: false,
      retryAfterMs,
      cause: error,
    });
  }
  if (error instanceof DiscordAPIError) return fromApi(error);
  const status = error instanceof HTTPError ? ` It answered ${error.status}.` : '';
  return new DeliveryError(`Discord could not be reached.${status} It will be tried again by itself.`, {
    permanent: false,
    cause: error,
  });
}

function fromApi(error: DiscordAPIError): DeliveryError {
  const { status, code } = error;
  if (status === 401) return refusedToken(error);
  const fix = FIXES[Number(code)];
  if (fix !== undefined) return new DeliveryError(fix, { permanent: true, cause: error });
  const permanent =
    status >= 400 && status < 500 && status !== 429 && apiCode(error) !== null && !PASSING.has(Number(code));
  return new DeliveryError(
    permanent
      ? `Discord refused the message (error ${code}). Whoever runs me finds the reason in the log; resume it once that is fixed.`
      : `Discord has trouble of its own (error ${apiCode(error) ?? status}). It will be tried again by itself.`,
    { permanent, cause: error },
  );
}

/** Nothing is sent while there is no token that Discord takes. */
export function refusedToken(cause?: unknown): DeliveryError {
  return new DeliveryError('Discord refuses my token. Whoever runs me has to set a new DISCORD_TOKEN.', {
    permanent: false,
    retryAfterMs: TOKEN_RETRY_MS,
    cause,
  });
}

const NOT_A_MEMBER: ReadonlySet<number | null> = new Set([
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
]);

/** True for what Discord answers about a server that the bot is not in. */
export function isNotAMember(error: unknown): boolean {
  return NOT_A_MEMBER.has(apiCode(error));
}

/** The code that Discord answered with; null when it did not answer, or somebody on the way there did in its place. */
export function apiCode(error: unknown): number | null {
  const code = error instanceof DiscordAPIError ? Number(error.code) : 0;
  return code > 0 ? code : null;
}
